package recto.image;

/** Reads a file of pixels without decoding them. */
public final class ImageFile {

    private ImageFile() {}

    /** @throws IndexOutOfBoundsException when the file ends too early */
    public static Original read(PictureType type, byte[] bytes) throws PictureException {
        return switch (type) {
            case JPEG -> JpegFile.read(bytes);
            case PNG -> PngFile.read(bytes);
            case GIF -> GifFile.read(bytes);
            case WEBP -> WebpFile.read(bytes);
            case AVIF -> AvifFile.read(bytes);
            case SVG -> throw new IllegalArgumentException("An SVG file has no pixels");
        };
    }
}
