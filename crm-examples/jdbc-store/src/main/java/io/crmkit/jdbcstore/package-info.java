/**
 * A host application's own storage on PostgreSQL (16 and later) and H2 (2.x), as an example of how
 * to plug one in: records as JSON documents with rows by which they are found, receipts of
 * commands, an outbox.
 *
 * <p>Plain JDBC with a pool, and Flyway for the tables. There are four tables, a dozen statements
 * and nothing to map: what matters here is the SQL itself, which lock is taken when, and how many
 * round trips a commit takes. A mapper or a query builder would hide just that.
 *
 * <p>How a commit stays right under concurrency:
 *
 * <ol>
 *   <li>It locks the names of everything that it touches, the command's too, whether there is such
 *       a record or not: PostgreSQL by advisory locks in one order (so that there are no
 *       deadlocks), H2 by one row for all commits.
 *   <li>Then it reads, with a snapshot taken after the locks: the receipt of an earlier commit of
 *       this command, the versions, the next version. What was read stays true until the end.
 *   <li>It checks in Java what was expected, and writes in one go.
 * </ol>
 *
 * <p>So a record that must be absent stays absent, versions of one record only grow, and events
 * about one record get their positions in the order of the commits.
 */
@NullMarked
package io.crmkit.jdbcstore;

import org.jspecify.annotations.NullMarked;
