package io.cortap.template.faults;

import static io.cortap.template.faults.Plantings.acrossCells;
import static io.cortap.template.faults.Plantings.appended;
import static io.cortap.template.faults.Plantings.before;
import static io.cortap.template.faults.Plantings.cutByParagraph;
import static io.cortap.template.faults.Plantings.missing;
import static io.cortap.template.faults.Plantings.moved;
import static io.cortap.template.faults.Plantings.opened;
import static io.cortap.template.faults.Plantings.paragraph;
import static io.cortap.template.faults.Plantings.swappedEnds;
import static io.cortap.template.faults.Plantings.tag;
import static io.cortap.template.faults.Plantings.words;

import io.cortap.template.faults.LargeTemplate.Place;
import io.cortap.template.faults.Plantings.Planting;
import java.util.function.Predicate;

/** What authors do wrong. */
enum FaultKind {
  FILTER_LETTER_DROPPED(tag("\\|upper", "|uper")),
  FILTER_LETTERS_SWAPPED(tag("\\|default", "|defualt")),
  FILTER_LETTER_DOUBLED(tag("\\|join", "|joinn")),
  FILTER_OF_ANOTHER_LANGUAGE(tag("\\|upper", "|uppercase")),
  FILTER_PIPE_MISSING(tag("\\|upper", " upper")),
  FILTER_PIPE_DOUBLED(tag("areas\\|length", "areas||length")),
  FILTER_ARGUMENT_BEHIND_COLON(tag("default\\('not given'\\)", "default:'not given'")),
  FILTER_AS_MEMBER(tag("lead\\|title", "lead.title")),
  TEST_MISSPELT(tag("is defined", "is defnied")),
  TEST_LETTER_DROPPED(tag("is even", "is evn")),
  TEST_WITHOUT_IS(tag("is defined", "defined")),
  TEST_NAMED_IN_QUOTES_MISSPELT(tag("'equalto'", "'equlto'")),
  FUNCTION_MISSPELT(tag("range\\(", "rnage(")),
  METHOD_MISSPELT(tag("\\.upper\\(\\)", ".uper()")),
  METHOD_OF_ANOTHER_LANGUAGE(tag("\\.upper\\(\\)", ".toUpperCase()")),
  METHOD_PARENTHESIS_UNCLOSED(tag("\\.upper\\(\\)", ".upper(")),
  EQUALS_SIGN_ALONE(tag("==", "=")),
  EQUALS_SIGN_TRIPLED(tag("==", "===")),
  UNEQUAL_AS_IN_BASIC(tag("!=", "<>")),
  GREATER_OR_EQUAL_TURNED(tag(">=", "=>")),
  AND_AS_SIGNS(tag(" and ", " && ")),
  OR_AS_SIGNS(tag(" or ", " || ")),
  NOT_AS_SIGN(tag("not project", "!project")),
  AND_IN_CAPITALS(tag(" and ", " AND ")),
  QUOTE_UNCLOSED(tag("'not given'", "'not given")),
  QUOTE_UNCLOSED_TYPOGRAPHIC(tag("\"Triennial\"", "“Triennial")),
  QUOTES_OF_TWO_KINDS(tag("'L1'", "'L1\"")),
  QUOTE_NOT_OPENED(tag("'L1'", "L1'")),
  CALL_UNCLOSED(tag("join\\('-'\\)", "join('-'")),
  CALL_NOT_OPENED(tag("join\\('-'\\)", "join'-')")),
  PARENTHESIS_TOO_MANY(tag("join\\('-'\\)", "join('-'))")),
  PARENTHESIS_UNBALANCED(tag("\\(project\\.awards \\+ 2\\)", "(project.awards + 2")),
  BRACKET_UNCLOSED(tag("codes\\[0]", "codes[0")),
  BRACKET_TOO_MANY(tag("codes\\[0]", "codes[0]]")),
  BRACKET_CLOSED_BY_PARENTHESIS(tag("codes\\[0]", "codes[0)")),
  OPERATOR_DANGLING(tag("awards > 2", "awards > 2 and")),
  OPERATOR_DOUBLED(tag("awards > 2", "awards > > 2")),
  OPERAND_MISSING(tag("awards > 2", "awards >")),
  DOT_DOUBLED(tag("project\\.city", "project..city")),
  DOT_AT_THE_END(tag("contractor_name }}", "contractor_name. }}")),
  DOT_LOST(tag("project\\.recipient_name", "project recipient_name")),
  COMMA_LOST(tag("'a', 'o'", "'a' 'o'")),
  CHOICE_AS_IN_C(tag("project\\.city if project\\.draft else", "project.draft ? project.city :")),
  ARGUMENT_LOST(tag("'a', 'o'", "'a'")),
  ARGUMENT_TOO_MANY(tag("a\\.title\\|upper", "a.title|upper('x')")),
  ARGUMENT_NAME_MISSPELT(tag("sort\\(attribute", "sort(atribute")),
  FORMAT_UNKNOWN(tag(alwaysPrinted(), "'%05d'", "'%05q'")),
  FORMAT_OF_TEXT_AS_NUMBER(
      tag(alwaysPrinted(), "'%05d'\\|format\\(project.awards\\)", "'%05d'|format(project.city)")),
  STATEMENT_LETTER_DOUBLED(tag("^\\{% if ", "{% iff ")),
  STATEMENT_CAPITAL(tag("^\\{%p if ", "{%p If ")),
  ENDIF_MISSPELT(tag("endif", "endfi")),
  ENDIF_IN_TWO_WORDS(tag("endif", "end if")),
  ENDFOR_OF_ANOTHER_LANGUAGE(tag("endfor", "endforeach")),
  END_ALONE(tag("^\\{% endif", "{% end")),
  ENDIF_WITH_CONDITION(tag("endif", "endif project.draft")),
  ELSE_MISSPELT(tag("else %", "esle %")),
  ELIF_IN_TWO_WORDS(tag("elif", "else if")),
  ELIF_AS_ELSEIF(tag("elif", "elseif")),
  FOR_AS_FOREACH(tag("for a in", "foreach a in")),
  FOR_OF(tag("for a in", "for a of")),
  FOR_WITHOUT_IN(tag("for c in a.codes", "for c a.codes")),
  IF_WITH_THEN(tag("^(\\{%p? if .*) %}", "$1 then %}")),
  IF_WITH_COLON(tag("^(\\{%p? if .*) %}", "$1: %}")),
  SET_WITHOUT_SIGN(tag("set total =", "set total")),
  LEVEL_DETACHED(tag("\\{%p if", "{% p if")),
  ROW_LEVEL_DETACHED(tag("\\{%tr for", "{% tr for")),
  LEVEL_GLUED(tag("\\{%p if", "{%pif")),
  LEVEL_BY_ITS_FULL_NAME(tag("\\{%tr for", "{%row for")),
  ROW_LEVEL_OUTSIDE_A_TABLE(tag(outsideTables(), "\\{%p if", "{%tr if")),
  CELL_LEVEL_OUTSIDE_A_TABLE(tag(outsideTables(), "\\{%p for", "{%tc for")),
  INLINE_BLOCK_AS_PARAGRAPH(tag("^\\{% if project", "{%p if project")),
  VALUE_ENDS_IN_ONE_BRACE(tag("\\{\\{(.*)}}", "{{$1}")),
  VALUE_BEGINS_WITH_ONE_BRACE(tag("\\{\\{(.*)}}", "{$1}}")),
  VALUE_IN_SINGLE_BRACES(tag("\\{\\{( a.title )}}", "{$1}")),
  VALUE_WITHOUT_END(tag("\\{\\{ (project.recipient_name) }}", "{{ $1")),
  VALUE_ENDS_IN_BRACES_APART(tag("\\{\\{(.*)}}", "{{$1} }")),
  VALUE_ENDS_AS_STATEMENT(tag("\\{\\{(.*)}}", "{{$1%}")),
  VALUE_BEGINS_WITH_THREE_BRACES(tag("\\{\\{ (project.*)}}", "{{{ $1}}}")),
  VALUE_ENDS_IN_THREE_BRACES(tag("\\{\\{ (project.*)}}", "{{ $1}}}")),
  STATEMENT_ENDS_WITHOUT_PERCENT(tag("^\\{% if(.*)%}", "{% if$1}")),
  STATEMENT_ENDS_IN_BRACES(tag("^\\{%p if(.*)%}", "{%p if$1}}")),
  STATEMENT_BEGINS_WITH_A_BLANK(tag("^\\{% endif", "{ % endif")),
  STATEMENT_ENDS_WITH_A_BLANK(tag("endif %}", "endif % }")),
  STATEMENT_IN_VALUE_BRACES(tag("^\\{% (if .*) %}", "{{ $1 }}")),
  END_IN_VALUE_BRACES(tag("^\\{% endif %}", "{{ endif }}")),
  VALUE_IN_STATEMENT_BRACES(tag("\\{\\{ (project.*) }}", "{% $1 %}")),
  COMMENT_UNCLOSED(tag("#}", "")),
  TAG_EMPTY(appended("{{ }}")),
  TAG_CUT_BY_A_PARAGRAPH(cutByParagraph()),
  ENDIF_MISSING_INLINE(missing(place -> !place.alone(), "{% endif %}")),
  ENDIF_MISSING(missing(place -> true, "{%p endif %}")),
  ENDFOR_MISSING_INLINE(missing(place -> true, "{% endfor %}")),
  ENDFOR_MISSING(missing(place -> true, "{%p endfor %}")),
  ENDFOR_OF_ROWS_MISSING(missing(place -> true, "{%tr endfor %}")),
  IF_MISSING(opened("^\\{%p if a", "{%p endif %}")),
  FOR_MISSING(opened("^\\{%tr for", "{%tr endfor %}")),
  ENDIF_STRAY(appended("{% endif %}")),
  ENDFOR_STRAY(paragraph("{%p endfor %}")),
  ELSE_STRAY(paragraph("{%p else %}")),
  ELIF_STRAY(appended("{% elif project.draft %}")),
  ELSE_TWICE(before(place -> !place.alone(), "^\\{% endif", "{% else %}{% else %}")),
  ELIF_BEHIND_ELSE(before(endsAnElse(), "^\\{%p endif", "{%p elif project.draft %}")),
  ENDS_SWAPPED(swappedEnds()),
  ENDFOR_CLOSES_IF(tag("^\\{% endif", "{% endfor")),
  ENDIF_CLOSES_FOR(tag("endfor", "endif")),
  BREAK_OUTSIDE_A_LOOP(appended("{% break %}")),
  BLOCK_ENDS_IN_A_TABLE(moved(true)),
  BLOCK_ENDS_IN_A_TEXT_BOX(moved(false)),
  BLOCK_ACROSS_CELLS(acrossCells()),
  CELL_COLOUR_OUTSIDE_A_TABLE(appended("{% cellbg 'D9E2F3' %}")),
  COLOUR_UNKNOWN(tag("'D9E2F3'", "'light blue'")),
  INCLUDE(paragraph("{% include 'annex.docx' %}")),
  MACRO(paragraph("{% macro box(x) %}")),
  DATA_CHANGED(appended("{% do areas.append(1) %}")),
  FIELD_MISSPELT(tag("project\\.city", "project.ctiy")),
  FIELD_SHORTENED(tag("contractor\\.contractor_name", "contractor.name")),
  FIELD_WITHOUT_ITS_ROOT(tag("\\{\\{ project\\.recipient_name }}", "{{ recipient_name }}")),
  FIELD_IN_CONDITION_MISSPELT(tag("project\\.review_type", "project.reviewtype")),
  FIELD_OF_ITEM_MISSPELT(tag("a\\.deficiencies", "a.deficencies")),
  FIELD_OF_FILTER_MISSPELT(tag("map\\(attribute='title'\\)", "map(attribute='titel')")),
  FIELD_DEEPER_MISSPELT(tag("full_name", "fullname")),
  ROOT_MISSPELT(tag("\\{\\{ project\\.", "{{ projct.")),
  LOOP_SOURCE_MISSPELT(tag("in areas", "in aeras")),
  LOOP_VARIABLE_MISSPELT(tag("\\{\\{ a\\.title }}", "{{ b.title }}")),
  LENGTH_AS_MEMBER(tag("areas\\|length", "areas.length")),
  LOOP_OUTSIDE_A_LOOP(appended("{{ loop.index }}")),
  PLACEHOLDER_LEFT(words(" See [LIST].", "[LIST]")),
  NUMBER_PLACEHOLDER_LEFT(words(" In [#] cases.", "[#]")),
  YEAR_WRITTEN_OUT(words(" Fiscal Year 2026.", "2026"));

  final Planting planting;

  FaultKind(Planting planting) {
    this.planting = planting;
  }

  /** What only a render shows must be where the sample data come by. */
  private static Predicate<Place> alwaysPrinted() {
    return place -> place.para().text.startsWith("On the ");
  }

  private static Predicate<Place> endsAnElse() {
    return place -> {
      int at = place.siblings().indexOf(place.para());
      return at > 1
          && place.siblings().get(at - 2) instanceof LargeTemplate.Para para
          && para.text.equals("{%p else %}");
    };
  }

  private static Predicate<Place> outsideTables() {
    return place -> !place.inTable();
  }
}
