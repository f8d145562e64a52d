/** What is looked at before a deployment is trusted with reports. */
@NullMarked
package io.cortap.core.deployment;

import org.jspecify.annotations.NullMarked;
