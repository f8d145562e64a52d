package io.cortap.ports.inbound;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;

/**
 * Whoever calls, by the token alone: nothing else that a caller says of itself counts.
 *
 * @param correlationId joins what this call causes
 */
public record Caller(UserToken token, CorrelationId correlationId) {}
