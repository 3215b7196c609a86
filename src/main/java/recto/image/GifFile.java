package recto.image;

/**
 * Reads the size of a GIF, which is served as it is: it holds no EXIF, and most GIFs that are made today are animations.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>
 */
final class GifFile {

    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;

    private GifFile() {}

    /** The size is that of the screen, or where its first image goes beyond the screen, as in browsers, that of both together. */
    static Original read(byte[] bytes) {
        Bytes file = new Bytes(bytes);
        int width = file.littleEndian16(6);
        int height = file.littleEndian16(8);
        int image = firstImage(file);
        if (image > 0) {
            width = Math.max(width, file.littleEndian16(image + 1) + file.littleEndian16(image + 5));
            height = Math.max(height, file.littleEndian16(image + 3) + file.littleEndian16(image + 7));
        }
        return Original.fixed(PictureType.GIF, width, height, bytes);
    }

    /** @return the position of the first image descriptor; 0 where there is none */
    private static int firstImage(Bytes file) {
        int flags = file.unsigned(10);
        int at = HEADER + ((flags & 0x80) != 0 ? 3 << (flags & 7) + 1 : 0);
        while (at + 9 < file.length()) {
            if (file.unsigned(at) == IMAGE) {
                return at;
            }
            if (file.unsigned(at) != EXTENSION) {
                return 0;
            }
            at += 2;
            while (at < file.length() && file.unsigned(at) > 0) {
                at += 1 + file.unsigned(at);
            }
            at++;
        }
        return 0;
    }
}
