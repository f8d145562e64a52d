package io.cortap.template.analysis;

import io.cortap.template.diagnosis.Block;
import io.cortap.template.diagnosis.FieldUse;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.document.PartReading;
import io.cortap.template.expression.Expression;
import io.cortap.template.expression.FieldTracer;
import io.cortap.template.program.Piece;
import io.cortap.template.program.Statement;
import io.cortap.template.program.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks the tags of a part in their order, and makes of them the block map and the fields that are
 * read. Blocks that do not match are taken as well as can be.
 */
final class TagWalk {
  private static final Pattern TARGETS =
      Pattern.compile("\\{%\\S*\\s*(?:for|set|with)\\s+(\\(?\\w+\\)?(?:\\s*,\\s*\\(?\\w+\\)?)*)");

  private final Set<String> assigned = new TreeSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<FieldRead> reads = new ArrayList<>();
  private final FieldTracer tracer = new FieldTracer(this::read);
  private Location here = Location.FILE;

  /** A block whose end has not come yet. */
  private static final class Open {
    private final Statement.Block kind;
    private final List<String> names;
    private final List<Location> heads = new ArrayList<>();
    private final List<List<Block>> inside = new ArrayList<>();

    Open(Statement.Block kind, Location head) {
      this.kind = kind;
      this.names = targets(head.tag());
      branch(head);
    }

    void branch(Location head) {
      heads.add(head);
      inside.add(new ArrayList<>());
    }

    Block closed(Location end) {
      List<Block.Branch> branches = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        branches.add(new Block.Branch(heads.get(i), inside.get(i)));
      }
      return new Block(branches, end);
    }

    String condition() {
      String head = heads.getLast().tag();
      boolean bare = heads.size() > 1 && head.matches("\\{%\\S*\\s*else\\b.*");
      return bare ? head + " of " + heads.getFirst().tag() : head;
    }
  }

  private TagWalk() {}

  static TagWalk over(PartReading part) {
    TagWalk walk = new TagWalk();
    part.tags().forEach(walk::take);
    while (!walk.open.isEmpty()) {
      walk.close(Location.FILE);
    }
    return walk;
  }

  List<Block> blocks() {
    return blocks;
  }

  List<FieldRead> reads() {
    return reads;
  }

  private void take(Step.Tag<Piece> tag) {
    here = tag.location();
    Statement.Block opened = tag.statement().opens();
    switch (tag.statement()) {
      case Statement.Print print -> tracer.use(print.value());
      case Statement.If head -> tracer.use(head.condition());
      case Statement.ElseIf head -> {
        branch();
        tracer.use(head.condition());
      }
      case Statement.Else head -> branch();
      case Statement.For head -> loop(head);
      case Statement.Set set -> {
        tracer.assign(set.target(), set.value());
        assigned.addAll(targets(here.tag()));
      }
      case Statement.SetBlock head -> {
        tracer.caught(head.target(), head.value(), head.textSlot());
        assigned.addAll(targets(here.tag()));
      }
      case Statement.With head ->
          head.assignments().forEach(set -> tracer.assign(set.target(), set.value()));
      case Statement.Cell cell -> tracer.use(cell.value());
      case Statement.End end -> end(end.block());
      case Statement.Break leave -> {}
      case Statement.Continue leave -> {}
      case Statement.Nothing nothing -> {}
    }
    if (opened != null) {
      open.push(new Open(opened, here));
    }
  }

  private void loop(Statement.For head) {
    tracer.loop(head.iterable(), head.target(), head.loopSlot());
    Expression condition = head.condition();
    if (condition != null) {
      tracer.use(condition);
    }
  }

  private void branch() {
    if (!open.isEmpty()) {
      open.element().branch(here);
    }
  }

  private void end(Statement.Block kind) {
    if (open.stream().anyMatch(block -> block.kind == kind)) {
      while (open.element().kind != kind) {
        close(Location.FILE);
      }
      close(here);
    }
  }

  private void close(Location end) {
    Block closed = open.pop().closed(end);
    (open.isEmpty() ? blocks : open.element().inside.getLast()).add(closed);
  }

  private Set<String> locals() {
    Set<String> names = new TreeSet<>(assigned);
    open.forEach(block -> names.addAll(block.names));
    return names;
  }

  private static List<String> targets(String tag) {
    Matcher targets = TARGETS.matcher(tag);
    return targets.find() ? List.of(targets.group(1).split("[\\s,()]+")) : List.of();
  }

  private void read(String path, String written, boolean guarded) {
    List<String> conditions = new ArrayList<>();
    open.descendingIterator().forEachRemaining(block -> conditions.add(block.condition()));
    FieldUse.Use use = new FieldUse.Use(here, conditions, written, guarded);
    reads.add(new FieldRead(path, use, locals()));
  }
}
