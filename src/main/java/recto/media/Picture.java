package recto.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.http.UrlPath;
import recto.image.Original;
import recto.image.PictureType;
import recto.language.Slug;

/**
 * A stored picture, and the addresses at which it is served. The author's file is an {@link Original}; {@link PictureMaker} makes a picture
 * and its {@link PictureFile}s of it, and {@link ShownPicture} is what a page needs to show it.
 *
 * @param hash a part of every address, so that other bytes have other addresses
 * @param width in pixels, after the orientation was applied, as is the height
 * @param variants the other files of the picture, named by width and type, the narrowest of each type first: 480.webp, 960.jpg
 */
public record Picture(String hash, PictureType type, int width, int height, List<String> variants) {

    /** The widest variant, in pixels. A wider original is kept, but no page loads it. */
    static final int WIDEST = 1600;

    private static final int MAX_NAME = 60;

    /** The address for programs that know no srcset; its picture is never wider than a page needs. */
    public String src(String file) {
        return widest(type).map(variant -> width > WIDEST ? variant : null).map(variant -> address(variant, file))
                .orElseGet(() -> address("", file));
    }

    /** The address of the picture in its full size. */
    public String full(String file) {
        return address("", file);
    }

    /** The width of the picture at {@link #src}, in pixels. */
    public int srcWidth() {
        return width > WIDEST && widest(type).isPresent() ? width(widest(type).get()) : width;
    }

    /** The height of the picture at {@link #src}, in pixels. */
    public int srcHeight() {
        return Math.max(1, Math.round(srcWidth() * (float) height / width));
    }

    /** The widths of the picture in its own type, as the attribute of that name; null where there is only one width. */
    public @Nullable String srcset(String file) {
        String narrower = candidates(type, file);
        if (narrower.isEmpty()) {
            return null;
        }
        return width > WIDEST ? narrower : "%s, %s %dw".formatted(narrower, address("", file), width);
    }

    /** The widths of the picture as WebP, as a srcset; null where no WebP is smaller than the picture itself. */
    public @Nullable String webp(String file) {
        String candidates = type == PictureType.WEBP ? "" : candidates(PictureType.WEBP, file);
        return candidates.isEmpty() ? null : candidates;
    }

    private String candidates(PictureType of, String file) {
        return variants.stream().filter(variant -> isOf(of, variant))
                .map(variant -> "%s %dw".formatted(address(variant, file), width(variant))).collect(Collectors.joining(", "));
    }

    private Optional<String> widest(PictureType of) {
        return variants.stream().filter(variant -> isOf(of, variant)).reduce((narrow, wide) -> wide);
    }

    private static boolean isOf(PictureType type, String variant) {
        return variant.endsWith("." + type.extension());
    }

    private static int width(String variant) {
        return Integer.parseInt(variant.substring(0, variant.indexOf('.')));
    }

    static String variant(int width, PictureType type) {
        return width + "." + type.extension();
    }

    /** @param file the path of the author's file: its name ends the address, so that whoever saves the picture sees what it is */
    private String address(String variant, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        String slug = Slug.of(name.length() > MAX_NAME
                ? name.substring(0, name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())))) : name);
        String shown = slug.isEmpty() ? "picture" : slug;
        return variant.isEmpty() ? UrlPath.encode(UrlPath.MEDIA + hash + "/" + shown + "." + type.extension())
                : UrlPath.encode(UrlPath.MEDIA + hash + "/" + variant.replaceFirst("\\.", "/" + shown.replace("$", "") + "."));
    }
}
