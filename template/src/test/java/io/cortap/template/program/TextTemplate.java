package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.MissingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template of plain text: the language without any document around it. */
public final class TextTemplate {
  record Words(String text) implements Piece {}

  private final Program<Words> program;
  private final Functions functions;

  private TextTemplate(Program<Words> program, Functions functions) {
    this.program = program;
    this.functions = functions;
  }

  /**
   * @throws FaultException the first fault
   */
  public static TextTemplate compile(String source, Functions functions) {
    Findings findings = new Findings();
    StatementReader reader = new StatementReader(functions, findings);
    List<Step<Words>> steps = new ArrayList<>();
    int at = 0;
    boolean trims = false;
    for (Span span : TagScanner.scan(source)) {
      String between = source.substring(at, span.from());
      between = trims ? between.stripLeading() : between;
      steps.add(
          new Step.Literal<>(new Words(span.trimsBefore() ? between.stripTrailing() : between)));
      trims = span.trimsAfter();
      at = span.to();
      Location location = Location.FILE.withTag(source.substring(span.from(), span.to()), 1);
      switch (span.kind()) {
        case PRINT -> steps.add(tag(reader.print(span.content(), location), location));
        case STATEMENT -> steps.add(tag(reader.statement(span.content(), location), location));
        case COMMENT -> {}
        case RAW -> steps.add(new Step.Literal<>(new Words(span.content())));
        case UNCLOSED ->
            findings.add(
                Diagnostic.error(
                    DiagnosticId.UNCLOSED_TAG, location, "unclosed", ProposedEdit.NONE));
      }
    }
    String rest = source.substring(at);
    steps.add(new Step.Literal<>(new Words(trims ? rest.stripLeading() : rest)));
    List<Step.Tag<Words>> tags = new ArrayList<>();
    steps.forEach(step -> {
      if (step instanceof Step.Tag<Words> tag) {
        tags.add(tag);
      }
    });
    new BlockMatcher<Step.Tag<Words>>(Step.Tag::statement, Step.Tag::location, findings)
        .match(tags);
    if (findings.hasErrors()) {
      throw new FaultException(findings.all().getFirst());
    }
    return new TextTemplate(Program.of(steps, reader.slots()), functions);
  }

  private static Step<Words> tag(Statement statement, Location location) {
    return new Step.Tag<>(statement, Site.PLAIN, location);
  }

  public String render(Map<String, ? extends @Nullable Object> data) {
    return render(data, Budget.unlimited());
  }

  public String render(Map<String, ? extends @Nullable Object> data, Budget budget) {
    TextSink<Words> sink = new TextSink<>(budget);
    program.run(
        new Evaluation(data, functions, budget, MissingValues.IGNORED, program.slots()), sink);
    return sink.text();
  }
}
