package io.cortap.adapter.aws;

import io.cortap.core.job.JobStatus;
import io.cortap.core.report.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What an entry of an index must have in its keys, and what it must show beside them. */
final class IndexQuery {
  private final String index;
  private final List<String> keys = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  IndexQuery(String index) {
    this.index = index;
  }

  IndexQuery key(String attribute, String comparison, AttributeValue value) {
    keys.add(condition(attribute, comparison, value));
    return this;
  }

  IndexQuery showing(String attribute, String comparison, AttributeValue value) {
    filters.add(condition(attribute, comparison, value));
    return this;
  }

  IndexQuery showing(Optional<ProjectId> project, Optional<JobStatus> status) {
    project.ifPresent(wanted ->
        showing(JobItem.PROJECT, "=", AttributeValue.fromN(Long.toString(wanted.value()))));
    status.ifPresent(
        wanted -> showing(JobItem.STATUS, "=", AttributeValue.fromS(wanted.wireName())));
    return this;
  }

  /** Names are never written out: some, like "status", are words of DynamoDB's own. */
  private String condition(String attribute, String comparison, AttributeValue value) {
    String name = "#n" + names.size();
    String text = ":v" + values.size();
    names.put(name, attribute);
    values.put(text, value);
    return name + " " + comparison + " " + text;
  }

  void ask(QueryRequest.Builder request) {
    request
        .indexName(index)
        .keyConditionExpression(String.join(" AND ", keys))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
    if (!filters.isEmpty()) {
      request.filterExpression(String.join(" AND ", filters));
    }
  }
}
