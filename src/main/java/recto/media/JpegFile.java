package recto.media;

import java.io.ByteArrayOutputStream;

/**
 * Reads a JPEG segment by segment.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU T.81, annex B</a>
 */
final class JpegFile {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int EXIF = 0xE1;
    private static final int PROFILE = 0xE2;
    private static final int COMMENT = 0xFE;
    /** Adobe's segment, which says how the colours are coded. */
    private static final int COLOURS = 0xEE;

    private final Bytes file;
    private final ByteArrayOutputStream clean;
    private int width;
    private int height;
    private int components;
    private int orientation = 1;

    private JpegFile(byte[] bytes) {
        file = new Bytes(bytes);
        clean = new ByteArrayOutputStream(bytes.length);
    }

    static Original read(byte[] bytes) throws PictureException {
        JpegFile jpeg = new JpegFile(bytes);
        jpeg.read();
        // Four components are CMYK, meant for a printing press; Java would decode them to wrong colours
        return new Original(PictureType.JPEG, jpeg.width, jpeg.height, jpeg.orientation, jpeg.components <= 3, jpeg.clean.toByteArray());
    }

    /** Reads to the end of the picture. What a camera appends, such as a film or a second picture, has metadata of its own and is left out. */
    private void read() throws PictureException {
        keep(0, 2);
        int at = 2;
        while (at + 4 <= file.length()) {
            if (file.unsigned(at) != 0xFF) {
                throw PictureException.damaged("no segment where one should begin");
            }
            int marker = file.unsigned(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == END) {
                break;
            }
            if (marker == START || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                at += 2;
                continue;
            }
            int end = at + 2 + file.int16(at + 2);
            if (end > file.length()) {
                throw PictureException.damaged("it ends within a segment");
            }
            segment(marker, at, end);
            at = marker == SCAN ? scan(end) : end;
        }
        clean.write(0xFF);
        clean.write(END);
        if (width == 0 || height == 0) {
            throw PictureException.damaged("it has no picture");
        }
    }

    private void segment(int marker, int at, int end) {
        int data = at + 4;
        if (isFrame(marker)) {
            height = file.int16(data + 1);
            width = file.int16(data + 3);
            components = file.unsigned(data + 5);
        }
        if (marker == EXIF && file.has("Exif\0\0", data)) {
            orientation = Exif.orientation(file, data + 6, end);
        }
        boolean isApplication = marker > 0xE0 && marker <= 0xEF;
        if (marker == COLOURS || marker == PROFILE && file.has("ICC_PROFILE\0", data) || !isApplication && marker != COMMENT) {
            keep(at, end);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Keeps the coded pixels, which end at the next marker, and returns where they end. No length is given for them. */
    private int scan(int from) {
        int at = from;
        while (at + 1 < file.length()) {
            if (file.unsigned(at) == 0xFF && file.unsigned(at + 1) != 0
                    && !(file.unsigned(at + 1) >= 0xD0 && file.unsigned(at + 1) <= 0xD7)) {
                break;
            }
            at++;
        }
        int end = at + 1 < file.length() ? at : file.length();
        keep(from, end);
        return end;
    }

    private void keep(int from, int to) {
        clean.write(file.array(), from, to - from);
    }
}
