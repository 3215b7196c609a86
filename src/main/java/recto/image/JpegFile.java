package recto.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a JPEG segment by segment.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU T.81, annex B</a>
 */
final class JpegFile {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int PROFILE = 0xE2;
    private static final int COMMENT = 0xFE;
    /** Adobe's segment, which says how the colours are coded. */
    private static final int ADOBE = 0xEE;

    /**
     * A progressive JPEG has ten or so. A decoder goes through the whole picture for each, and a scan of a few bytes could keep it busy for
     * hours.
     */
    private static final int MAX_SCANS = 200;

    private final Bytes file;
    private final Pieces body;
    private final Pieces pixels;
    private final JpegProfile profile = new JpegProfile();
    private final List<PictureRemark> remarks = new ArrayList<>();
    private int width;
    private int height;
    private int components;
    /** The names of the three components, as letters: 1 to 3 for luminance and two chrominances, or RGB. */
    private String names = "";
    private int orientation = 1;
    private int scans;
    private boolean saysItsColours;
    private boolean hasPixels;

    private JpegFile(byte[] bytes) {
        file = new Bytes(bytes);
        body = new Pieces(bytes);
        pixels = new Pieces(bytes);
    }

    static Original read(byte[] bytes) throws PictureException {
        JpegFile jpeg = new JpegFile(bytes);
        jpeg.read();
        return jpeg.original();
    }

    private Original original() {
        byte[] exif = orientation == 1 ? new byte[0] : segment(EXIF, "Exif\0\0", Exif.of(orientation));
        byte[] clean = whole(exif, body).bytes();
        if (components == 2 || components > 3) {
            // Java would decode CMYK to wrong colours
            remarks.add(PictureRemark.notConverted(components == 4 ? "CMYK" : components + " of them"));
            return new Original(PictureType.JPEG, width, height, orientation, clean, null, remarks);
        }
        Colours colours = profile.colours(components == 1, remarks);
        // Without such a segment Java takes components of unusual names for red, green and blue; browsers do so for these letters only
        byte[] jfif = saysItsColours || names.equals("RGB") || components == 1 ? new byte[0]
                : segment(JFIF, "JFIF\0", new byte[] {1, 1, 0, 0, 1, 0, 1, 0, 0});
        Original.Pixels decodable = colours == null ? null : Original.Pixels.of(whole(jfif, pixels), colours);
        return new Original(PictureType.JPEG, width, height, orientation, clean, decodable, remarks);
    }

    /**
     * Reads to the end of the picture. What a camera appends, such as a film or a second picture, has metadata of its own and is left out.
     */
    private void read() throws PictureException {
        int at = 2;
        boolean isEnded = false;
        while (at + 4 <= file.length()) {
            int marker = file.unsigned(at) == 0xFF ? file.unsigned(at + 1) : 0;
            if (marker == END) {
                isEnded = true;
                break;
            }
            // Browsers skip stray bytes before a marker, filling bytes, and markers that stand alone
            if (marker < 0xC0 || marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == START || marker >= 0xD0 && marker <= 0xD7) {
                at += 2;
                continue;
            }
            int end = at + 2 + file.int16(at + 2);
            if (end > file.length()) {
                break;
            }
            segment(marker, at, end);
            at = marker == SCAN ? scan(end) : end;
        }
        isEnded |= at + 2 <= file.length() && file.unsigned(at) == 0xFF && file.unsigned(at + 1) == END;
        if (width == 0 || height == 0 || !hasPixels) {
            throw PictureException.damaged(isEnded ? "it has no picture" : "it ends too early");
        }
        if (!isEnded) {
            remarks.add(PictureRemark.cut());
        }
    }

    private void segment(int marker, int at, int end) {
        int data = at + 4;
        if (isFrame(marker) && width == 0) {
            height = file.int16(data + 1);
            width = file.int16(data + 3);
            components = file.unsigned(data + 5);
            for (int i = 0; components == 3 && i < 3; i++) {
                names += (char) file.unsigned(data + 6 + 3 * i);
            }
        }
        if (marker == EXIF && file.has("Exif\0\0", data)) {
            orientation = Exif.orientation(file, data + 6, end);
        }
        saysItsColours |= marker == ADOBE && file.has("Adobe", data) || marker == JFIF && file.has("JFIF\0", data);
        boolean isApplication = marker > JFIF && marker <= 0xEF;
        if (marker == PROFILE && file.has("ICC_PROFILE\0", data)) {
            profile.add(file, data + 12, end);
            body.add(at, end);
        } else if (marker == ADOBE || !isApplication && marker != COMMENT) {
            keep(at, end);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Keeps the coded pixels, which end at the next marker, and returns where they end. No length is given for them. */
    private int scan(int from) throws PictureException {
        hasPixels |= from < file.length();
        if (++scans > MAX_SCANS) {
            throw PictureException.damaged("it has more than %d scans".formatted(MAX_SCANS));
        }
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
        body.add(from, to);
        pixels.add(from, to);
    }

    private static byte[] segment(int marker, String name, byte[] data) {
        ByteBuffer segment = ByteBuffer.allocate(4 + name.length() + data.length).put((byte) 0xFF).put((byte) marker);
        return segment.putShort((short) (2 + name.length() + data.length)).put(name.getBytes(StandardCharsets.ISO_8859_1)).put(data)
                .array();
    }

    private Pieces whole(byte[] first, Pieces segments) {
        return new Pieces(file.array()).add(new byte[] {(byte) 0xFF, (byte) START}).add(first).add(segments)
                .add(new byte[] {(byte) 0xFF, (byte) END});
    }
}
