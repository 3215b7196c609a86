package recto.image;

/**
 * Reads the size of an AVIF, which is served as it is, because Java cannot decode it. An AVIF with EXIF or XMP is refused: the index of the
 * file counts bytes, so metadata cannot simply be cut out.
 *
 * @see <a href="https://aomediacodec.github.io/av1-avif/">AV1 Image File Format</a>
 */
final class AvifFile {

    private AvifFile() {}

    static Original read(byte[] bytes) throws PictureException {
        Bytes file = new Bytes(bytes);
        int at = box(file, "meta", 0, bytes.length);
        if (at < 0) {
            throw PictureException.damaged("it has no index");
        }
        int end = (int) Math.min(bytes.length, at + (file.int32(at) & 0xFFFFFFFFL));
        // The index names each item in a box "infe", which holds two numbers and then the kind of the item
        if (file.indexOf("Exif", at, end) >= 0 || file.indexOf("application/rdf+xml", at, end) >= 0) {
            throw new PictureException(
                    "has notes of the camera in it (EXIF or XMP), which may tell where it was taken; out of an AVIF Recto cannot take them",
                    "save it without metadata, or as JPEG, PNG or WebP");
        }
        int width = 0;
        int height = 0;
        // Each tile has a box "ispe" with its size, and so has the whole picture, which is the largest
        for (int size = file.indexOf("ispe", at, end); size >= 0; size = file.indexOf("ispe", size + 4, end)) {
            if (size + 16 <= end && (long) file.int32(size + 8) * file.int32(size + 12) > (long) width * height) {
                width = file.int32(size + 8);
                height = file.int32(size + 12);
            }
        }
        if (width <= 0 || height <= 0) {
            throw PictureException.damaged("its size is not to be found");
        }
        int turn = file.indexOf("irot", at, end);
        boolean isOnItsSide = turn >= 0 && turn + 4 < end && file.unsigned(turn + 4) % 2 == 1;
        return Original.fixed(PictureType.AVIF, isOnItsSide ? height : width, isOnItsSide ? width : height, bytes);
    }

    /** The position of a box at the top level of the file; -1 where there is none. */
    private static int box(Bytes file, String name, int from, int to) {
        for (int at = from; at + 8 <= to;) {
            if (file.has(name, at + 4)) {
                return at;
            }
            long length = file.int32(at) & 0xFFFFFFFFL;
            if (length < 8 || at + length > to) {
                return -1;
            }
            at += (int) length;
        }
        return -1;
    }
}
