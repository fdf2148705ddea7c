@NullMarked
package io.crmkit.quickstart;

import org.jspecify.annotations.NullMarked;
