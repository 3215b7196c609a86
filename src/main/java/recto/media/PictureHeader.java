package recto.media;

/**
 * What a file says of its picture before it is decoded, and the file without what it says of its owner.
 *
 * @param width in pixels, as it is stored; likewise height
 * @param orientation as EXIF counts it: 1 is upright, from 5 on width and height change places
 * @param canScale whether it may be decoded and made smaller: no animation, no drawing
 * @param clean the file's bytes without EXIF, XMP, IPTC and remarks; its colour profile stays
 */
record PictureHeader(PictureType type, int width, int height, int orientation, boolean canScale, byte[] clean) {

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
