package recto.image;

/** Reads and writes the orientation of a picture, which is all of EXIF that is used. */
final class Exif {

    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * The orientation, from 1 to 8; 1, which is upright, where the EXIF says nothing of it or cannot be read.
     *
     * @param start of the TIFF header
     * @see <a href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">CIPA DC-008, section 4.6.4</a>
     */
    static int orientation(Bytes file, int start, int end) {
        if (start + 8 > end || !file.has("II*\0", start) && !file.has("MM\0*", start)) {
            return 1;
        }
        boolean isLittle = file.has("II", start);
        int directory = isLittle ? file.littleEndian32(start + 4) : file.int32(start + 4);
        if (directory < 8 || directory > end - start - 2) {
            return 1;
        }
        int at = start + directory;
        int entries = int16(file, at, isLittle);
        for (int i = 0, entry = at + 2; i < entries && entry + 12 <= end; i++, entry += 12) {
            if (int16(file, entry, isLittle) == ORIENTATION) {
                int orientation = int16(file, entry + 8, isLittle);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        }
        return 1;
    }

    /** An EXIF, from its TIFF header on, that holds nothing but an orientation. */
    static byte[] of(int orientation) {
        return new byte[] {'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
    }

    private static int int16(Bytes file, int at, boolean isLittle) {
        return isLittle ? file.littleEndian16(at) : file.int16(at);
    }
}
