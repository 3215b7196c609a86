package recto.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import recto.language.Slug;
import recto.web.UrlPath;

/**
 * A stored picture, and the addresses at which it is served.
 *
 * @param hash part of every address: other bytes have other addresses
 * @param width in pixels, as it is seen; likewise height
 * @param variants what there is of it beside itself, as width and extension: 480.webp, 960.jpg; narrowest first
 */
public record Picture(String hash, PictureType type, int width, int height, List<String> variants) {

    /** The widest that a page shows; a wider one is kept, but no page loads it. */
    static final int WIDEST = 1600;

    private static final int MAX_NAME = 60;

    /** For those who know nothing of widths; never wider than a page needs. */
    public String src(String file) {
        return widest(type).map(variant -> width > WIDEST ? variant : null).map(variant -> address(variant, file)).orElseGet(() -> address("", file));
    }

    /** In pixels, of {@link #src}. */
    public int srcWidth() {
        return width > WIDEST && widest(type).isPresent() ? width(widest(type).get()) : width;
    }

    /** In pixels, of {@link #src}. */
    public int srcHeight() {
        return Math.max(1, Math.round(srcWidth() * (float) height / width));
    }

    /** In the picture's own type; null where there is but one width. */
    public String srcset(String file) {
        String narrower = candidates(type, file);
        if (narrower.isEmpty()) {
            return null;
        }
        return width > WIDEST ? narrower : "%s, %s %dw".formatted(narrower, address("", file), width);
    }

    /** Null where there is none that is smaller. */
    public String webp(String file) {
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

    /** @param file path, whose name tells a person who saves the picture what it is */
    private String address(String variant, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        String slug = Slug.of(name.length() > MAX_NAME ? name.substring(0, name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())))) : name);
        String shown = slug.isEmpty() ? "picture" : slug;
        return variant.isEmpty() ? UrlPath.encode(UrlPath.MEDIA + hash + "/" + shown + "." + type.extension())
                : UrlPath.encode(UrlPath.MEDIA + hash + "/" + variant.replaceFirst("\\.", "/" + shown.replace("$", "") + "."));
    }
}
