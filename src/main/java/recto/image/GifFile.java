package recto.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads the size of a GIF, which keeps its images as they are, since most GIFs that are made today are animations. Comments, the notes of
 * programs and what follows the end of the file are left out as the metadata of other pictures is.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>
 */
final class GifFile {

    private static final int HEADER = 13;
    private static final int IMAGE_HEADER = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int COMMENT = 0xFE;
    private static final int APPLICATION = 0xFF;
    /** How often an animation runs, and a profile of colours. */
    private static final Set<String> KEPT_APPLICATIONS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private final byte[] bytes;
    private final Bytes file;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private boolean hasImage;

    private GifFile(byte[] bytes) {
        this.bytes = bytes;
        this.file = new Bytes(bytes);
        this.kept = new ByteArrayOutputStream(bytes.length);
        this.width = file.littleEndian16(6);
        this.height = file.littleEndian16(8);
    }

    /** The size is that of the screen, or where its first image goes beyond the screen, as in browsers, that of both together. */
    static Original read(byte[] bytes) {
        GifFile gif = new GifFile(bytes);
        gif.copy();
        return Original.fixed(PictureType.GIF, gif.width, gif.height, gif.kept.toByteArray());
    }

    private void copy() {
        int start = HEADER + colours(10);
        keep(0, start);
        while (start < bytes.length) {
            int kind = file.unsigned(start);
            if (kind == END) {
                kept.write(END);
                return;
            }
            if (kind != IMAGE && kind != EXTENSION || start + IMAGE_HEADER >= bytes.length) {
                // What browsers make of a damaged file is theirs to decide
                keep(start, bytes.length);
                return;
            }
            int end = endOfBlocks(kind == IMAGE ? start + IMAGE_HEADER + colours(start + 9) + 1 : start + 2);
            if (kind == IMAGE) {
                image(start);
            }
            if (kind == IMAGE || isKept(start)) {
                keep(start, end);
            }
            start = end;
        }
    }

    private void image(int start) {
        if (!hasImage) {
            width = Math.max(width, file.littleEndian16(start + 1) + file.littleEndian16(start + 5));
            height = Math.max(height, file.littleEndian16(start + 3) + file.littleEndian16(start + 7));
            hasImage = true;
        }
    }

    private boolean isKept(int extension) {
        int label = file.unsigned(extension + 1);
        boolean isNote = label == APPLICATION && !(extension + 14 <= bytes.length
                && KEPT_APPLICATIONS.contains(new String(bytes, extension + 3, 11, StandardCharsets.ISO_8859_1)));
        return label != COMMENT && !isNote;
    }

    /** The length of the table of colours that these flags tell of, in bytes. */
    private int colours(int flags) {
        return (file.unsigned(flags) & 0x80) != 0 ? 3 << (file.unsigned(flags) & 7) + 1 : 0;
    }

    private int endOfBlocks(int at) {
        int end = at;
        while (end < bytes.length && file.unsigned(end) > 0) {
            end += 1 + file.unsigned(end);
        }
        return Math.min(bytes.length, end + 1);
    }

    private void keep(int start, int end) {
        int from = Math.min(start, bytes.length);
        kept.write(bytes, from, Math.min(end, bytes.length) - from);
    }
}
