package recto.media;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of an {@code img} element.
 *
 * @param src an absolute address or a path of this site
 * @param width in pixels; null, like the height, where it is not known
 * @param srcset the picture in several widths, in its own format, as the attribute of that name; null where there is only one width
 * @param webp the picture in several widths as WebP, as a srcset too; null where there is no WebP
 * @param full the address of the picture in its full size; null where it is not known that there is one
 */
public record ShownPicture(String src, @Nullable Integer width, @Nullable Integer height, @Nullable String srcset, @Nullable String webp,
        @Nullable String full) {

    public ShownPicture(String src, @Nullable Integer width, @Nullable Integer height, @Nullable String srcset, @Nullable String webp) {
        this(src, width, height, srcset, webp, null);
    }

    /** What a stored row says: without an address there is no picture. */
    public static @Nullable ShownPicture of(@Nullable String src, @Nullable Integer width, @Nullable Integer height,
            @Nullable String srcset,
            @Nullable String webp) {
        return src == null ? null : new ShownPicture(src, width, height, srcset, webp);
    }

    /** A picture on another site, of which only the address is known. */
    public static ShownPicture of(String src) {
        return new ShownPicture(src, null, null, null, null);
    }
}
