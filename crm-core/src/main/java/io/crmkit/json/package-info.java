/**
 * The JSON form of everything: the codec of values, and playbooks as documents.
 *
 * <p>{@link io.crmkit.json.CrmJson} reads and writes values with Jackson 3. Types carry Jackson's
 * annotations only, which Jackson 2 shares: {@link io.crmkit.json.JsonSetup} names what a host's
 * own mapper, of either generation, has to be told. {@link io.crmkit.json.PlaybookReader} reads a
 * company's policy and reports every mistake at once, each with a JSON pointer.
 *
 * <p>No class names stand in the documents; unknown fields are errors. Immutable and safe for use
 * by several threads.
 */
@NullMarked
package io.crmkit.json;

import org.jspecify.annotations.NullMarked;
