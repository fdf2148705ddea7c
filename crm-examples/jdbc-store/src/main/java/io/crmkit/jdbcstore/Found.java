package io.crmkit.jdbcstore;

/**
 * A record as it was found when everything was locked.
 *
 * @param version its version
 * @param keys the index rows that it has
 */
record Found(long version, IndexKeys keys) {}
