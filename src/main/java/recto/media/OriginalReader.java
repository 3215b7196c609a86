package recto.media;

import recto.image.ImageFile;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureType;
import recto.svg.SvgFile;

/** Reads an author's file without decoding its pixels, and refuses a file that cannot be served as a picture. */
final class OriginalReader {

    /** A camera of fifty megapixels takes as many; the header of a small file can claim a thousand times more. */
    private static final long MAX_PIXELS = 50_000_000;

    private OriginalReader() {}

    static Original read(byte[] bytes) throws PictureException {
        PictureType type = PictureType.of(bytes).orElseThrow(() -> new PictureException("is none that Recto serves, whatever its name says",
                "save it as JPEG, PNG, WebP, AVIF, GIF or SVG"));
        try {
            Original original = type == PictureType.SVG ? SvgFile.read(bytes) : ImageFile.read(type, bytes);
            if (original.width() <= 0 || original.height() <= 0) {
                throw PictureException.damaged("it has no size");
            }
            if (type != PictureType.SVG && original.count() > MAX_PIXELS) {
                throw new PictureException(
                        "has %d x %d pixels, more than the %d million that are allowed".formatted(original.width(), original.height(),
                                MAX_PIXELS / 1_000_000),
                        "make it smaller; no page shows more than %d in a row".formatted(Picture.WIDEST));
            }
            return original;
        } catch (IndexOutOfBoundsException e) {
            throw PictureException.damaged("it ends too early");
        }
    }
}
