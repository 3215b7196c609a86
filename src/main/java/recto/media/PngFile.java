package recto.media;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * Reads a PNG chunk by chunk.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#4Concepts.FormatChunks">PNG, third edition, section 4.7</a>
 */
final class PngFile {

    /** The chunks that decide what the picture looks like. Text, times and EXIF are left out. */
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV",
            "cLLI", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    private PngFile() {}

    static Original read(byte[] bytes) throws PictureException {
        Bytes file = new Bytes(bytes);
        if (!file.has("IHDR", 12)) {
            throw PictureException.damaged("it has no header");
        }
        ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
        clean.write(bytes, 0, 8);
        boolean isAnimated = false;
        String chunk = "";
        for (int at = 8; at + 12 <= bytes.length && !chunk.equals("IEND");) {
            long end = at + 12L + (file.int32(at) & 0xFFFFFFFFL);
            if (end > bytes.length) {
                throw PictureException.damaged("it ends within a chunk");
            }
            chunk = file.text(at + 4, 4);
            isAnimated |= chunk.equals("acTL");
            if (KEPT.contains(chunk)) {
                clean.write(bytes, at, (int) end - at);
            }
            at = (int) end;
        }
        if (!chunk.equals("IEND")) {
            throw PictureException.damaged("it has no end");
        }
        return new Original(PictureType.PNG, file.int32(16), file.int32(20), 1, !isAnimated, clean.toByteArray());
    }
}
