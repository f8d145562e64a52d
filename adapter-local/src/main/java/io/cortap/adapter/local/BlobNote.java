package io.cortap.adapter.local;

import io.cortap.ports.outbound.Blob;
import java.nio.charset.StandardCharsets;

/** What a browser needs to know of a blob, as it lies beside the bytes. */
record BlobNote(String contentType, String fileName) {

  static BlobNote of(Blob blob) {
    return new BlobNote(blob.contentType(), blob.fileName());
  }

  /**
   * @throws DamagedRecordException if it is no note
   */
  static BlobNote ofJson(String json) {
    Members note = Members.of(JsonText.read(json));
    return new BlobNote(note.text("content_type"), note.text("file_name"));
  }

  byte[] toJson() {
    return JsonText.write(
            new MembersBuilder()
                .with("content_type", contentType)
                .with("file_name", fileName)
                .build())
        .getBytes(StandardCharsets.UTF_8);
  }
}
