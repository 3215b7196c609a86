package recto.media;

/**
 * One file of a {@link Picture} that is to be stored.
 *
 * @param variant such as 480.webp; "" for the picture itself
 */
public record PictureFile(String variant, PictureType type, byte[] bytes) {}
