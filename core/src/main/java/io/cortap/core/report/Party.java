package io.cortap.core.report;

/** Whoever is vouched for: a user, or a program that the operator lets read. */
public sealed interface Party permits Requester, ServiceAccount {}
