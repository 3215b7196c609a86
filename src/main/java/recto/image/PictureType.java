package recto.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of pictures that every browser shows. The first bytes of a file decide its type, not its name. */
public enum PictureType {

    JPEG("image/jpeg", file -> file.unsigned(0) == 0xFF && file.unsigned(1) == 0xD8 && file.unsigned(2) == 0xFF, "jpg", "jpeg"),
    PNG("image/png", file -> file.int32(0) == 0x89504E47 && file.int32(4) == 0x0D0A1A0A, "png"),
    GIF("image/gif", file -> file.has("GIF87a", 0) || file.has("GIF89a", 0), "gif"),
    WEBP("image/webp", file -> file.has("RIFF", 0) && file.has("WEBP", 8), "webp"),
    AVIF("image/avif", PictureType::hasBrandOfAvif, "avif"),
    SVG("image/svg+xml", PictureType::beginsAsXml, "svg");

    private interface Signature {
        boolean matches(Bytes file);
    }

    private final String mediaType;
    private final Signature signature;
    private final List<String> extensions;

    PictureType(String mediaType, Signature signature, String... extensions) {
        this.mediaType = mediaType;
        this.signature = signature;
        this.extensions = List.of(extensions);
    }

    private static boolean hasBrandOfAvif(Bytes file) {
        int end = Math.min(file.length(), Math.max(0, file.int32(0)));
        return file.has("ftyp", 4) && (file.indexOf("avif", 8, end) > 0 || file.indexOf("avis", 8, end) > 0);
    }

    /** Every XML begins so, in UTF-8 or UTF-16, with a byte order mark or without; whether it is a drawing shows when it is parsed. */
    private static boolean beginsAsXml(Bytes file) {
        int at = file.has("\u00EF\u00BB\u00BF", 0) ? 3 : file.int16(0) == 0xFEFF || file.int16(0) == 0xFFFE ? 2 : 0;
        while (at < file.length() && (file.unsigned(at) == 0 || Character.isWhitespace(file.unsigned(at)))) {
            at++;
        }
        return at < file.length() && file.unsigned(at) == '<';
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extensions.get(0);
    }

    public static Optional<PictureType> of(byte[] file) {
        Bytes bytes = new Bytes(file);
        return file.length < 12 ? Optional.empty() : Arrays.stream(values()).filter(type -> type.signature.matches(bytes)).findFirst();
    }

    /** Whether a file has the name of a picture; while a folder is listed, only the names of its files are known. */
    public static boolean isNameOfOne(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(type -> type.extensions.contains(extension));
    }
}
