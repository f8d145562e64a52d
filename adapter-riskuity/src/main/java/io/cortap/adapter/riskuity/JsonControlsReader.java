package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.ControlsReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Controls out of saved JSON: one of Riskuity's pages, or the bare list of its items. */
public final class JsonControlsReader implements ControlsReader {
  private static final Pattern PROJECT_ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final ProjectId UNNAMED = new ProjectId(1);

  @Override
  public Listing read(byte[] listing, Instant readAt) {
    ControlsPage page = page(listing);
    Optional<ProjectId> project =
        page.items().stream()
            .map(JsonControlsReader::project)
            .flatMap(Optional::stream)
            .findFirst();
    ProjectControls read =
        ControlReader.read(page.items(), project.orElse(UNNAMED), ControlPages.NONE, readAt);
    List<String> oddities = new ArrayList<>(oddities(page, read));
    oddities.addAll(read.oddities());
    return new Listing(
        project, new ProjectControls(read.projectName(), read.controls(), oddities, read.readAt()));
  }

  private static ControlsPage page(byte[] listing) {
    try {
      return ControlsPage.parse(listing);
    } catch (UnusablePageException e) {
      throw new IllegalArgumentException(e.sentence(), e);
    }
  }

  private static Optional<ProjectId> project(JsonNode item) {
    String id = item.path("project").path("id").asText("");
    return PROJECT_ID.matcher(id).matches()
        ? Optional.of(new ProjectId(Long.parseLong(id)))
        : Optional.empty();
  }

  /**
   * What a read from Riskuity itself would be refused for is told here: the file is all there is.
   */
  private static List<String> oddities(ControlsPage page, ProjectControls read) {
    List<String> oddities = new ArrayList<>();
    int items = page.items().size();
    if (page.total() >= 0 && page.total() != items) {
      oddities.add(
          "The listing speaks of %d controls and holds %d: it is one page of several."
              .formatted(page.total(), items));
    }
    Set<String> seen = new HashSet<>();
    for (Control control : read.controls()) {
      if (!seen.add(control.id())) {
        oddities.add("Control " + control.id() + " is listed twice, and counted twice.");
      }
    }
    return oddities;
  }
}
