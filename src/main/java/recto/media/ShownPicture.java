package recto.media;

/**
 * A picture as a page shows it.
 *
 * @param src an absolute address or a path of this site
 * @param width in pixels; null where it is not known, as is height
 * @param srcset of narrower and wider ones, as HTML has it; null where there is but one
 * @param webp the same as WebP; null where there are none
 */
public record ShownPicture(String src, Integer width, Integer height, String srcset, String webp) {

    /** @param src null for none, which gives null */
    public static ShownPicture of(String src, Integer width, Integer height, String srcset, String webp) {
        return src == null ? null : new ShownPicture(src, width, height, srcset, webp);
    }

    /** What is known of one that is elsewhere. */
    public static ShownPicture of(String src) {
        return new ShownPicture(src, null, null, null, null);
    }
}
