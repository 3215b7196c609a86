package recto.media;

/** Reads the size of a GIF, which is served as it is: it holds no EXIF, and most GIFs that are made today are animations. */
final class GifFile {

    private GifFile() {}

    static Original read(byte[] bytes) {
        Bytes file = new Bytes(bytes);
        return new Original(PictureType.GIF, file.littleEndian16(6), file.littleEndian16(8), 1, false, bytes);
    }
}
