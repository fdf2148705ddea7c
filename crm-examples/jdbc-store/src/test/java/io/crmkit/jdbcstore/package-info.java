@NullMarked
package io.crmkit.jdbcstore;

import org.jspecify.annotations.NullMarked;
