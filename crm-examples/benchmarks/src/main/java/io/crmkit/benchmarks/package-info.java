/** JMH benchmarks: each piece of work beside its hand-written limit in the same run. */
@NullMarked
package io.crmkit.benchmarks;

import org.jspecify.annotations.NullMarked;
