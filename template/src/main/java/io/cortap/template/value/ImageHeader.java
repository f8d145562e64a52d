package io.cortap.template.value;

/**
 * What the first bytes of an image say.
 *
 * @param width pixels
 * @param height pixels
 */
record ImageHeader(String extension, int width, int height) {
  ImageHeader {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel, was %d by %d".formatted(width, height));
    }
  }

  /**
   * @throws IllegalArgumentException when the bytes are no PNG, JPEG or GIF
   */
  static ImageHeader of(byte[] image) {
    if (startsWith(image, 0x89, 'P', 'N', 'G', 13, 10, 26, 10) && image.length >= 24) {
      return new ImageHeader("png", big(image, 16, 4), big(image, 20, 4));
    }
    if (startsWith(image, 'G', 'I', 'F', '8') && image.length >= 10) {
      return new ImageHeader("gif", little(image, 6), little(image, 8));
    }
    if (startsWith(image, 0xff, 0xd8, 0xff)) {
      return jpeg(image);
    }
    throw new IllegalArgumentException("the picture is no PNG, JPEG or GIF");
  }

  private static boolean startsWith(byte[] image, int... signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= image.length || (image[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static int big(byte[] image, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | image[at + i] & 0xff;
    }
    return value;
  }

  private static int little(byte[] image, int at) {
    return image[at] & 0xff | (image[at + 1] & 0xff) << 8;
  }

  /** The size is in a start-of-frame segment (ITU T.81, B.2.2). */
  private static ImageHeader jpeg(byte[] image) {
    int at = 2;
    while (at + 9 < image.length && (image[at] & 0xff) == 0xff) {
      int marker = image[at + 1] & 0xff;
      boolean frame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (frame) {
        return new ImageHeader("jpeg", big(image, at + 7, 2), big(image, at + 5, 2));
      }
      at += marker == 0xff ? 1 : 2 + Math.max(2, big(image, at + 2, 2));
    }
    throw new IllegalArgumentException("the picture is a JPEG without a size");
  }
}
