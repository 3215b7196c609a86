package recto.media;

import recto.image.PictureType;

/**
 * One file of a {@link Picture}, as it is stored and served.
 *
 * @param variant one of {@link Picture#variants}; "" for the picture in its full size
 */
public record PictureFile(String variant, PictureType type, byte[] bytes) {}
