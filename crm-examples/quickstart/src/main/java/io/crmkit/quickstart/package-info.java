/**
 * The main job as a command-line program: reads a company's transactions, reviews every customer by
 * a playbook, and writes the decisions, a summary and a page to look at. Everything that decides is
 * in crm-core; here are only files, tables and words.
 */
@NullMarked
package io.crmkit.quickstart;

import org.jspecify.annotations.NullMarked;
