package io.cortap.adapter.docx;

/**
 * The two files of a report type, unread.
 *
 * @param id the folder's name
 */
record ReportTypeFiles(String id, byte[] manifest, byte[] template) {
  ReportTypeFiles {
    manifest = manifest.clone();
    template = template.clone();
  }

  @Override
  public byte[] manifest() {
    return manifest.clone();
  }

  @Override
  public byte[] template() {
    return template.clone();
  }
}
