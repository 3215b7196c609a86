package recto.media;

import java.io.ByteArrayOutputStream;

/**
 * Reads a WebP chunk by chunk.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.3">RFC 9649, section 2.3</a>
 */
final class WebpFile {

    private static final int ANIMATION = 0x02;
    private static final int XMP = 0x04;
    private static final int EXIF = 0x08;

    private WebpFile() {}

    static Original read(byte[] bytes) throws PictureException {
        Bytes file = new Bytes(bytes);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(bytes.length);
        int width = 0;
        int height = 0;
        int orientation = 1;
        boolean isAnimated = false;
        for (int at = 12; at + 8 <= bytes.length;) {
            long length = file.littleEndian32(at + 4) & 0xFFFFFFFFL;
            if (at + 8 + length > bytes.length) {
                throw PictureException.damaged("it ends within a chunk");
            }
            int data = at + 8;
            int end = Math.min(bytes.length, data + (int) (length + length % 2));
            switch (file.text(at, 4)) {
                case "VP8X" -> {
                    isAnimated = (file.unsigned(data) & ANIMATION) != 0;
                    width = 1 + file.littleEndian24(data + 4);
                    height = 1 + file.littleEndian24(data + 7);
                    chunks.write(bytes, at, 8);
                    chunks.write(file.unsigned(data) & ~(EXIF | XMP));
                    chunks.write(bytes, data + 1, end - data - 1);
                }
                case "VP8 " -> {
                    width = width > 0 ? width : file.littleEndian16(data + 6) & 0x3FFF;
                    height = height > 0 ? height : file.littleEndian16(data + 8) & 0x3FFF;
                    chunks.write(bytes, at, end - at);
                }
                case "VP8L" -> {
                    int sizes = file.littleEndian32(data + 1);
                    width = width > 0 ? width : 1 + (sizes & 0x3FFF);
                    height = height > 0 ? height : 1 + (sizes >> 14 & 0x3FFF);
                    chunks.write(bytes, at, end - at);
                }
                case "EXIF" -> orientation = Exif.orientation(file, file.has("Exif\0\0", data) ? data + 6 : data, end);
                case "ICCP", "ANIM", "ANMF", "ALPH" -> chunks.write(bytes, at, end - at);
                default -> {
                    // XMP and unknown chunks are left out
                }
            }
            at = end;
        }
        if (width == 0 || height == 0) {
            throw PictureException.damaged("it has no picture");
        }
        return new Original(PictureType.WEBP, width, height, isAnimated ? 1 : orientation, !isAnimated, riff(chunks.toByteArray()));
    }

    private static byte[] riff(byte[] chunks) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(chunks.length + 12);
        file.writeBytes(new byte[] {'R', 'I', 'F', 'F'});
        for (int size = chunks.length + 4, i = 0; i < 4; i++, size >>>= 8) {
            file.write(size);
        }
        file.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        file.writeBytes(chunks);
        return file.toByteArray();
    }
}
