package recto.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads a PNG chunk by chunk.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#4Concepts.FormatChunks">PNG, third edition, section 4.7</a>
 */
final class PngFile {

    private static final Set<String> HEAD = Set.of("IHDR", "PLTE", "tRNS");
    private static final Set<String> PIXELS = Set.of("IDAT", "IEND");
    /** The other chunks that decide what the picture looks like. Text, times and EXIF are left out. */
    private static final Set<String> KEPT = Set.of("gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");
    private static final Set<String> COLOURS = Set.of("cICP", "iCCP", "sRGB", "gAMA", "cHRM");
    private static final int SIGNATURE = 8;
    /** The colour type of a picture with a palette, and the bit of the other colour types that says that the picture is not grey. */
    private static final int PALETTE = 3;
    private static final int COLOURED = 2;
    private static final int GREY = 0;

    private final Bytes file;
    private final Pieces clean;
    private final Pieces head;
    private final Pieces pixels;
    private final List<PictureRemark> remarks = new ArrayList<>();
    private final Map<String, Bytes> colours = new HashMap<>();
    private int orientation = 1;
    /** The grey that is transparent, or for other types of colours a number without use; -1 where there is none. */
    private int transparent = -1;
    private boolean isAnimated;
    private boolean hasPixels;
    private boolean isCut;

    private PngFile(byte[] bytes) {
        file = new Bytes(bytes);
        clean = new Pieces(bytes).add(0, SIGNATURE);
        head = new Pieces(bytes).add(0, SIGNATURE);
        pixels = new Pieces(bytes);
    }

    static Original read(byte[] bytes) throws PictureException {
        return new PngFile(bytes).read();
    }

    private Original read() throws PictureException {
        if (!file.has("IHDR", 12)) {
            throw PictureException.damaged("it has no header");
        }
        String name = "";
        int at = SIGNATURE;
        while (at + 8 <= file.length() && !name.equals("IEND")) {
            name = file.text(at + 4, 4);
            long end = at + 12L + (file.int32(at) & 0xFFFFFFFFL);
            if (end <= file.length()) {
                chunk(name, at, (int) end);
            } else if (name.equals("IDAT")) {
                hasPixels = true;
                keep(name, at, file.length());
            }
            at = (int) Math.min(end, file.length());
        }
        if (!hasPixels) {
            throw PictureException.damaged("it has no picture");
        }
        if (!name.equals("IEND")) {
            // No IEND is added: with it, browsers would take the file for damaged, and not for one that is still loading
            isCut = true;
            remarks.add(PictureRemark.cut());
        }
        return original();
    }

    private Original original() {
        int colourType = file.unsigned(25);
        Colours meaning = PngColours.of(colours, colourType != PALETTE && (colourType & COLOURED) == 0, remarks);
        Original.Pixels decodable = isAnimated || meaning == null ? null
                : new Original.Pixels(decodable(), meaning, isCut, file.unsigned(24) == 16);
        return new Original(PictureType.PNG, file.int32(16), file.int32(20), orientation, clean.bytes(), decodable, remarks);
    }

    /**
     * The chunks that a decoder needs. Java takes a grey that is to be transparent for one of 8 or 16 bits; where the greys are fewer, they
     * are written as a palette.
     */
    private Pieces decodable() {
        int bits = file.unsigned(24);
        if (file.unsigned(25) != GREY || bits >= 8 || transparent < 0) {
            return head.add(pixels);
        }
        byte[] header = Arrays.copyOfRange(file.array(), 16, 29);
        header[9] = PALETTE;
        byte[] greys = new byte[3 << bits];
        byte[] opacity = new byte[1 << bits];
        for (int i = 0; i < opacity.length; i++) {
            Arrays.fill(greys, 3 * i, 3 * i + 3, (byte) (255 * i / (opacity.length - 1)));
            opacity[i] = (byte) (i == transparent ? 0 : 255);
        }
        return new Pieces(file.array()).add(0, SIGNATURE).add(chunk("IHDR", header)).add(chunk("PLTE", greys)).add(chunk("tRNS", opacity))
                .add(pixels);
    }

    private void chunk(String name, int at, int end) {
        isAnimated |= name.equals("acTL");
        if (COLOURS.contains(name)) {
            colours.putIfAbsent(name, new Bytes(Arrays.copyOfRange(file.array(), at + 8, end - 4)));
        }
        if (name.equals("eXIf") && orientation == 1 && !hasPixels) {
            orientation = Exif.orientation(file, at + 8, end - 4);
            if (orientation > 1) {
                clean.add(chunk(name, Exif.of(orientation)));
            }
        }
        if (name.equals("tRNS") && end - at >= 14) {
            transparent = file.int16(at + 8);
        }
        hasPixels |= name.equals("IDAT");
        keep(name, at, end);
    }

    private void keep(String name, int from, int to) {
        if (HEAD.contains(name)) {
            head.add(from, to);
        } else if (PIXELS.contains(name)) {
            pixels.add(from, to);
        } else if (!KEPT.contains(name)) {
            return;
        }
        clean.add(from, to);
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(data.length + 4).put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) sum.getValue()).array();
    }
}
