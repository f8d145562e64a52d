package io.cortap.core.template;

/**
 * A kind of finding, explained.
 *
 * @param id the stable word of the findings
 * @param summary what it means, in one sentence
 * @param text the whole explanation in lines: what is wrong, an example, what to write instead
 */
public record FaultExplanation(String id, String summary, String text) {}
