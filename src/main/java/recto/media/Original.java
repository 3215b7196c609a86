package recto.media;

/**
 * An author's picture file: what it says of itself, read without decoding its pixels.
 *
 * @param width in pixels, as stored, before the orientation is applied
 * @param height in pixels, as stored, before the orientation is applied
 * @param orientation as EXIF counts it: 1 is upright; from 5 on, the picture lies on its side
 * @param canScale whether the picture may be decoded and made smaller; false for animations and drawings
 * @param clean the bytes of the file without EXIF, XMP, IPTC and comments, which may tell where and by whom the picture was taken; the
 *        colour profile is kept
 */
record Original(PictureType type, int width, int height, int orientation, boolean canScale, byte[] clean) {

    boolean isTurned() {
        return orientation > 1;
    }

    int shownWidth() {
        return orientation >= 5 ? height : width;
    }

    int shownHeight() {
        return orientation >= 5 ? width : height;
    }

    long pixels() {
        return (long) width * height;
    }
}
