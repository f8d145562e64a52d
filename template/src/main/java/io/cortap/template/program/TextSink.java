package io.cortap.template.program;

import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Opaque;

/** Text only: what a set block catches. */
public final class TextSink<P extends Piece> implements Sink<P> {
  private final StringBuilder text = new StringBuilder();
  private final Budget budget;

  public TextSink(Budget budget) {
    this.budget = budget;
  }

  @Override
  public void piece(P piece) {
    append(piece.text());
  }

  @Override
  public void value(String value, Site site) {
    append(value);
  }

  @Override
  public void value(Opaque value, Site site) {
    append(value.text());
  }

  private void append(String more) {
    text.append(more);
    budget.requireText(text.length());
  }

  public String text() {
    return text.toString();
  }
}
