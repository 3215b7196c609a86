package recto.media;

/** Reads an author's file without decoding its pixels, and refuses a file that cannot be served as a picture. */
final class OriginalReader {

    /** A camera of fifty megapixels takes as many; the header of a small file can claim a thousand times more. */
    private static final long MAX_PIXELS = 50_000_000;

    private OriginalReader() {}

    static Original read(byte[] bytes) throws PictureException {
        PictureType type = PictureType.of(bytes).orElseThrow(() -> new PictureException("is none that Recto serves, whatever its name says",
                "save it as JPEG, PNG, WebP, AVIF, GIF or SVG"));
        try {
            Original original = read(type, bytes);
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

    private static Original read(PictureType type, byte[] bytes) throws PictureException {
        return switch (type) {
            case JPEG -> JpegFile.read(bytes);
            case PNG -> PngFile.read(bytes);
            case GIF -> GifFile.read(bytes);
            case WEBP -> WebpFile.read(bytes);
            case AVIF -> AvifFile.read(bytes);
            case SVG -> SvgFile.read(bytes);
        };
    }
}
