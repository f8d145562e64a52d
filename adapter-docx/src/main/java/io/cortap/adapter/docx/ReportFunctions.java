package io.cortap.adapter.docx;

import io.cortap.core.text.Articles;
import io.cortap.core.text.BusinessDays;
import io.cortap.core.text.Grammar;
import io.cortap.core.text.LongDates;
import io.cortap.core.text.NumberWords;
import io.cortap.core.text.OxfordList;
import io.cortap.template.expression.Arguments;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.HostFunction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What report templates may call beside the dialect's own functions: English texts, deadlines, and
 * what an area asks for. All are pure, so one instance serves all templates.
 */
final class ReportFunctions {
  /** No deadline of a report is further away. */
  private static final int MAX_DAYS = 1000;

  private static final Pattern PLAIN_AMOUNT = Pattern.compile("\\d{1,18}(\\.\\d{1,4})?");

  private final AreaRequirements requirements;
  private final InformationRequests requests;

  ReportFunctions(AreaRequirements requirements, InformationRequests requests) {
    this.requirements = requirements;
    this.requests = requests;
  }

  static ReportFunctions builtIn() {
    return new ReportFunctions(AreaRequirements.builtIn(), InformationRequests.builtIn());
  }

  /** The dialect's functions and ours; functions of one value can be used as filters too. */
  Functions all() {
    Functions functions =
        Functions.standard()
            .withFunction("counted", ReportFunctions::counted)
            .withFunction("plural", ReportFunctions::plural)
            .withFunction("date_range", ReportFunctions::dateRange)
            .withFunction("add_business_days", ReportFunctions::addBusinessDays)
            .withFunction("milestone_date", ReportFunctions::milestoneDate)
            .withFunction("area_requirement", this::areaRequirement)
            .withFunction("area_requests", this::areaRequests);
    Map<String, HostFunction> ofOneValue =
        Map.of(
            "count_words", given -> NumberWords.withDigits(given.whole(0, "count", 0)),
            "is_are", given -> Grammar.isOrAre(given.whole(0, "count", 0)),
            "was_were", given -> Grammar.wasOrWere(given.whole(0, "count", 0)),
            "with_article", given -> Articles.before(given.text(0, "text", "")),
            "possessive", given -> Grammar.possessive(given.text(0, "name", "")),
            "sentence", given -> Grammar.sentenceStart(given.text(0, "text", "")),
            "oxford", given -> OxfordList.of(texts(given.list(0, "items"))),
            "long_date", ReportFunctions::longDate,
            "place_names", ReportFunctions::placeNames,
            "dollars", ReportFunctions::dollars);
    for (Map.Entry<String, HostFunction> entry : ofOneValue.entrySet()) {
      functions =
          functions
              .withFunction(entry.getKey(), entry.getValue())
              .withFilter(entry.getKey(), entry.getValue());
    }
    return functions;
  }

  private static String counted(Arguments given) {
    return Grammar.counted(given.whole(0, "count", 0), given.text(1, "noun", ""));
  }

  private static String plural(Arguments given) {
    long count = given.whole(0, "count", 0);
    String singular = given.text(1, "singular", "");
    String plural = given.text(2, "plural", "");
    return plural.isEmpty() ? Grammar.noun(count, singular) : Grammar.noun(count, singular, plural);
  }

  /** A date in words; any other text as it is; nothing for nothing. */
  private static String longDate(Arguments given) {
    String text = given.text(0, "value", "");
    return LongDates.read(text).map(LongDates::of).orElse(text);
  }

  /** From one date to the other in words; "" unless the first is a date. */
  private static String dateRange(Arguments given) {
    Optional<LocalDate> start = LongDates.read(given.text(0, "start", ""));
    if (start.isEmpty()) {
      return "";
    }
    LocalDate end = LongDates.read(given.text(1, "end", "")).orElse(start.get());
    return end.isBefore(start.get())
        ? LongDates.of(start.get())
        : LongDates.range(start.get(), end);
  }

  /** An ISO date that many business days later; "" unless the first is a date. */
  private static String addBusinessDays(Arguments given) {
    int days = Math.clamp(given.whole(1, "days", 0), -1, MAX_DAYS);
    return LongDates.read(given.text(0, "date", ""))
        .map(day -> BusinessDays.after(day, days).toString())
        .orElse("");
  }

  /** The date of the first milestone whose name holds the words given; "" when none has a date. */
  private static String milestoneDate(Arguments given) {
    String words = given.text(1, "words", "").toLowerCase(Locale.ROOT);
    return given.list(0, "milestones").stream()
        .filter(Map.class::isInstance)
        .map(Map.class::cast)
        .filter(
            milestone -> text(milestone.get("process")).toLowerCase(Locale.ROOT).contains(words))
        .map(milestone -> text(milestone.get("date")))
        .findFirst()
        .orElse("");
  }

  /** Of things with a name and perhaps a place: {@code Elder Wheels (Millbrook, GA)}. */
  private static List<String> placeNames(Arguments given) {
    var names = new ArrayList<String>();
    for (Object item : given.list(0, "items")) {
      if (item instanceof Map<?, ?> thing) {
        String place = text(thing.get("city_state"));
        names.add(text(thing.get("name")) + (place.isEmpty() ? "" : " (" + place + ")"));
      } else {
        names.add(text(item));
      }
    }
    return names;
  }

  /**
   * An amount in dollars, {@code $1,255,400}, with cents where it has some; other text as it is.
   */
  private static String dollars(Arguments given) {
    String text = given.text(0, "amount", "");
    if (!PLAIN_AMOUNT.matcher(text).matches()) {
      return text;
    }
    var amount = new BigDecimal(text);
    return String.format(
        Locale.US, amount.stripTrailingZeros().scale() > 0 ? "$%,.2f" : "$%,.0f", amount);
  }

  /** What the area with this id asks; "" when unknown. */
  private String areaRequirement(Arguments given) {
    return requirements.of(given.text(0, "area_id", ""));
  }

  /** What the area with this id is asked for before a review: documents, questions, lists. */
  private Map<String, Object> areaRequests(Arguments given) {
    return requests.of(given.text(0, "area_id", "")).members();
  }

  private static List<String> texts(List<? extends @Nullable Object> items) {
    return items.stream().map(ReportFunctions::text).toList();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
