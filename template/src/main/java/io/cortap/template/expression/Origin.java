package io.cortap.template.expression;

/** Where in the data the value of an expression comes from. */
sealed interface Origin {
  Origin COMPUTED = new Computed();

  /** A field, by its path. */
  record Field(String path) implements Origin {}

  /** A list made of values that come from there. */
  record ListOf(Origin item) implements Origin {}

  /** Two values: a group and its items, or a key and its value. */
  record Pair(Origin first, Origin second) implements Origin {}

  /** Made by the template. */
  record Computed() implements Origin {}

  /** What a loop over the value sees. */
  default Origin items() {
    return switch (this) {
      case Field field -> new Field(field.path() + "[]");
      case ListOf list -> list.item();
      case Pair pair -> COMPUTED;
      case Computed computed -> COMPUTED;
    };
  }

  default Origin member(String name) {
    return switch (this) {
      case Field field -> new Field(field.path() + "." + name);
      case Pair pair when name.equals("grouper") -> pair.first();
      case Pair pair when name.equals("list") -> pair.second();
      case Pair pair -> COMPUTED;
      case ListOf list -> COMPUTED;
      case Computed computed -> COMPUTED;
    };
  }

  /** A member of a member: {@code contact.name}. */
  default Origin members(String dotted) {
    Origin found = this;
    for (String name : dotted.split("\\.")) {
      found = found.member(name);
    }
    return found;
  }

  /** The value at a place of the list. */
  default Origin at(long index) {
    return this instanceof Pair pair ? (index == 0 ? pair.first() : pair.second()) : items();
  }
}
