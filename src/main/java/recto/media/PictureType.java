package recto.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures that every browser shows. Which one a file is, its bytes say and not its name. */
public enum PictureType {

    JPEG("image/jpeg", "jpg", "jpeg") {
        @Override
        boolean begins(Bytes file) {
            return file.unsigned(0) == 0xFF && file.unsigned(1) == 0xD8 && file.unsigned(2) == 0xFF;
        }

        @Override
        SourcePicture read(byte[] file) throws PictureException {
            return JpegFile.read(file);
        }
    },
    PNG("image/png", "png") {
        @Override
        boolean begins(Bytes file) {
            return file.int32(0) == 0x89504E47 && file.int32(4) == 0x0D0A1A0A;
        }

        @Override
        SourcePicture read(byte[] file) throws PictureException {
            return PngFile.read(file);
        }
    },
    GIF("image/gif", "gif") {
        @Override
        boolean begins(Bytes file) {
            return file.has("GIF87a", 0) || file.has("GIF89a", 0);
        }

        @Override
        SourcePicture read(byte[] file) {
            return GifFile.read(file);
        }
    },
    WEBP("image/webp", "webp") {
        @Override
        boolean begins(Bytes file) {
            return file.has("RIFF", 0) && file.has("WEBP", 8);
        }

        @Override
        SourcePicture read(byte[] file) throws PictureException {
            return WebpFile.read(file);
        }
    },
    AVIF("image/avif", "avif") {
        @Override
        boolean begins(Bytes file) {
            return file.has("ftyp", 4) && (file.has("avif", 8) || file.has("avis", 8));
        }

        @Override
        SourcePicture read(byte[] file) throws PictureException {
            return AvifFile.read(file);
        }
    },
    SVG("image/svg+xml", "svg") {
        @Override
        boolean begins(Bytes file) {
            String start = new String(file.array(), 0, Math.min(file.length(), 4096), StandardCharsets.UTF_8).stripLeading();
            return (start.startsWith("<") || start.startsWith("\uFEFF<")) && start.contains("<svg");
        }

        @Override
        SourcePicture read(byte[] file) throws PictureException {
            return SvgFile.read(file);
        }
    };

    private final String mediaType;
    private final String[] extensions;

    PictureType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extensions[0];
    }

    abstract boolean begins(Bytes file);

    abstract SourcePicture read(byte[] file) throws PictureException;

    /** By its first bytes. */
    static Optional<PictureType> of(byte[] file) {
        Bytes bytes = new Bytes(file);
        return file.length < 12 ? Optional.empty() : Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
    }

    /** Whether a file of this name may be a picture: what the walk over a folder can tell. */
    public static boolean isNameOfOne(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(type -> Arrays.asList(type.extensions).contains(extension));
    }
}
