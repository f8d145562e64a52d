package io.cortap.core.operation;

import java.time.Instant;

/**
 * An alarm that began or ended; each is told once.
 *
 * @param subject what it is about where there may be several: the host of a receiver; else empty
 * @param raised whether it began
 * @param detail what was seen, for operators
 */
public record AlarmNotice(Alarm alarm, String subject, boolean raised, Instant at, String detail) {}
