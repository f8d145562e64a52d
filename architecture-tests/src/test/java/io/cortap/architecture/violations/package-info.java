/**
 * Code written to break the rules: a small hexagon below this package in which each rule finds at
 * least one culprit. The packages below are unmarked on purpose: that breaks a rule as well.
 */
@NullMarked
package io.cortap.architecture.violations;

import org.jspecify.annotations.NullMarked;
