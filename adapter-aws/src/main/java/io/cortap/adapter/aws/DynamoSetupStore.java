package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Setup records in a DynamoDB table, an item a project and an item a change. */
public final class DynamoSetupStore implements SetupStore {
  static final String KIND = "setup";
  static final String CHANGES = "changes";

  private static final String DOCUMENT = "document";

  private final DynamoTable table;

  public DynamoSetupStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public Optional<Versioned<SetupRecord>> find(ProjectKey project) {
    String operation = "read the setup record of " + project;
    return AwsFault.reading(
        operation,
        () ->
            table
                .find(operation, Keys.setup(project))
                .map(item -> new Versioned<>(record(item), item.version())));
  }

  private static SetupRecord record(Item item) {
    try {
      return new SetupRecord(StoredJson.readPlain(Compressed.text(item.bytes(DOCUMENT))));
    } catch (IllegalArgumentException e) {
      throw new DamagedItemException("it does not fit: " + e.getMessage());
    }
  }

  @Override
  public Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next, AuditRecord change) {
    var written = new Versioned<>(next, read + 1);
    Item item =
        Item.of(Keys.setup(project), KIND)
            .with(Item.TENANT, project.tenant().value())
            .with(JobItem.PROJECT, project.project().value())
            .with(Item.VERSION, written.version())
            .with(CHANGES, written.version())
            .with(DOCUMENT, Compressed.of(StoredJson.write(next.members())))
            .build();
    String trail = SetupTrail.empty(project).name();
    Item record = AuditItem.of(project.tenant(), project.project(), trail, change);
    if (read == UNWRITTEN) {
      Tenants.add(table, project.tenant());
    }
    List<TransactWriteItem> writes =
        List.of(
            read == UNWRITTEN ? table.unlessThere(item) : table.over(read, item),
            table.unlessThere(record));
    return table.write("write the setup record of " + project, writes).isEmpty()
        ? Optional.of(written)
        : Optional.empty();
  }

  @Override
  public AuditTrail trail(ProjectKey project) {
    String operation = "read the setup changes of " + project;
    String name = SetupTrail.empty(project).name();
    return AwsFault.reading(
        operation,
        () -> {
          int changes =
              table
                  .find(operation, Keys.setup(project))
                  .map(item -> Math.toIntExact(item.number(CHANGES)))
                  .orElse(0);
          List<String> keys = AuditItem.keys(name, changes);
          Map<String, Item> records = table.findAll(operation, keys);
          return new AuditTrail(
              name,
              keys.stream()
                  .flatMap(key -> Optional.ofNullable(records.get(key)).stream())
                  .map(AuditItem::read)
                  .toList());
        });
  }
}
