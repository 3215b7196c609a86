package recto.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WebP chunk by chunk.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.3">RFC 9649, section 2.3</a>
 */
final class WebpFile {

    /** The chunks that follow the picture; whether they are complete is of no account. */
    private static final Set<String> NOTES = Set.of("EXIF", "XMP ");
    private static final int ANIMATION = 0x02;
    private static final int XMP = 0x04;
    private static final int EXIF = 0x08;
    /** Where the flags of a VP8X chunk are, which is the first one. */
    private static final int FLAGS = 20;

    private final Bytes file;
    private final Pieces chunks;
    private final List<PictureRemark> remarks = new ArrayList<>();
    private int width;
    private int height;
    private int orientation = 1;
    private boolean isExtended;
    private boolean isAnimated;
    /** Null if they cannot be converted. */
    private @Nullable Colours colours = Colours.SRGB;

    private WebpFile(byte[] bytes) {
        file = new Bytes(bytes);
        chunks = new Pieces(bytes);
    }

    static Original read(byte[] bytes) throws PictureException {
        WebpFile webp = new WebpFile(bytes);
        webp.read();
        return webp.original();
    }

    /** Reads to the end of the picture; what a program appended behind it is left out. */
    private void read() throws PictureException {
        long whole = 8 + (file.littleEndian32(4) & 0xFFFFFFFFL);
        for (int at = 12; at + 8 <= Math.min(whole, file.length());) {
            long length = file.littleEndian32(at + 4) & 0xFFFFFFFFL;
            if (at + 8 + length > file.length()) {
                if (NOTES.contains(file.text(at, 4))) {
                    break;
                }
                throw PictureException.damaged("it ends within a chunk");
            }
            int end = Math.min(file.length(), at + 8 + (int) (length + length % 2));
            chunk(at, end);
            at = end;
        }
    }

    private Original original() throws PictureException {
        if (width == 0 || height == 0) {
            throw PictureException.damaged("it has no picture");
        }
        if (orientation > 1 && isExtended) {
            byte[] exif = Exif.of(orientation);
            chunks.add(new byte[] {'E', 'X', 'I', 'F', (byte) exif.length, 0, 0, 0}).add(exif);
        }
        byte[] clean = riff().bytes();
        if (orientation > 1 && isExtended) {
            clean[FLAGS] |= EXIF;
        }
        Original.Pixels pixels = isAnimated || colours == null ? null : Original.Pixels.of(clean, colours);
        return new Original(PictureType.WEBP, width, height, isExtended ? orientation : 1, clean, pixels, remarks);
    }

    private void chunk(int at, int end) {
        int data = at + 8;
        switch (file.text(at, 4)) {
            case "VP8X" -> {
                isExtended = chunks.length() == 0;
                isAnimated = (file.unsigned(data) & ANIMATION) != 0;
                width = 1 + file.littleEndian24(data + 4);
                height = 1 + file.littleEndian24(data + 7);
                byte flags = (byte) (file.unsigned(data) & ~(EXIF | XMP));
                chunks.add(at, data).add(new byte[] {flags}).add(data + 1, end);
            }
            case "VP8 " -> {
                width = width > 0 ? width : file.littleEndian16(data + 6) & 0x3FFF;
                height = height > 0 ? height : file.littleEndian16(data + 8) & 0x3FFF;
                chunks.add(at, end);
            }
            case "VP8L" -> {
                int sizes = file.littleEndian32(data + 1);
                width = width > 0 ? width : 1 + (sizes & 0x3FFF);
                height = height > 0 ? height : 1 + (sizes >> 14 & 0x3FFF);
                chunks.add(at, end);
            }
            case "EXIF" -> orientation = Exif.orientation(file, file.has("Exif\0\0", data) ? data + 6 : data, end);
            case "ICCP" -> {
                colours = IccColours.of(Arrays.copyOfRange(file.array(), data, end), false, remarks);
                chunks.add(at, end);
            }
            case "ANIM", "ANMF", "ALPH" -> chunks.add(at, end);
            default -> {
                // XMP and unknown chunks are left out
            }
        }
    }

    private Pieces riff() {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(chunks.length() + 4).put(new byte[] {'W', 'E', 'B', 'P'});
        return new Pieces(file.array()).add(header.array()).add(chunks);
    }
}
