package io.cortap.template.value;

/** An image, of the format that its content shows whatever it was called. Immutable. */
public final class Picture implements RichValue {
  /** No picture may have more. */
  public static final int MAX_BYTES = 10_000_000;

  private static final long EMU_PER_PIXEL = 9_525;
  private static final long WIDEST_EMU = 20_116_800;

  private final byte[] content;
  private final ImageHeader header;
  private final long widthEmu;
  private final String description;

  private Picture(byte[] content, ImageHeader header, long widthEmu, String description) {
    this.content = content;
    this.header = header;
    this.widthEmu = widthEmu;
    this.description = description;
  }

  /**
   * As large as its pixels are at 96 to the inch.
   *
   * @param content PNG, JPEG or GIF; it is copied
   * @param description the alternative text (Section 508)
   * @throws IllegalArgumentException when it is too large or of no such format
   */
  public static Picture of(byte[] content, String description) {
    if (content.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a picture may have at most %d bytes, was %d".formatted(MAX_BYTES, content.length));
    }
    ImageHeader header = ImageHeader.of(content);
    return new Picture(
        content.clone(), header, Math.min(WIDEST_EMU, header.width() * EMU_PER_PIXEL), description);
  }

  /**
   * The same picture in this width, its height in proportion.
   *
   * @param emu English Metric Units: 914,400 an inch, 360,000 a centimetre
   */
  public Picture withWidth(long emu) {
    if (emu < 1 || emu > WIDEST_EMU) {
      throw new IllegalArgumentException(
          "a picture is from 1 to %d EMU wide, was %d".formatted(WIDEST_EMU, emu));
    }
    return new Picture(content, header, emu, description);
  }

  public byte[] content() {
    return content.clone();
  }

  /** Of the file, without a dot: png, jpeg or gif. */
  public String extension() {
    return header.extension();
  }

  public long widthEmu() {
    return widthEmu;
  }

  public long heightEmu() {
    return Math.clamp(widthEmu * header.height() / header.width(), 1, WIDEST_EMU);
  }

  public String description() {
    return description;
  }

  /** Its description. */
  @Override
  public String text() {
    return description;
  }

  @Override
  public String toString() {
    return "Picture[%s, %d bytes, '%s']".formatted(extension(), content.length, description);
  }
}
