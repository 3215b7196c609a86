package recto.media;

/**
 * An AVIF passes as it is, if it has nothing but its picture in it: Java cannot decode it, and what a camera noted is woven into its index.
 *
 * @see <a href="https://aomediacodec.github.io/av1-avif/">AV1 Image File Format</a>
 */
final class AvifFile {

    private AvifFile() {}

    static SourcePicture read(byte[] bytes) throws PictureException {
        Bytes file = new Bytes(bytes);
        int at = box(file, "meta", 0, bytes.length);
        if (at < 0) {
            throw PictureException.damaged("it has no index");
        }
        int end = (int) Math.min(bytes.length, at + (file.int32(at) & 0xFFFFFFFFL));
        // Items named in the index: infe, two numbers, then the kind
        if (file.indexOf("Exif", at, end) >= 0 || file.indexOf("application/rdf+xml", at, end) >= 0) {
            throw new PictureException("has notes of the camera in it (EXIF or XMP), which may tell where it was taken; out of an AVIF Recto cannot take them",
                    "save it without metadata, or as JPEG, PNG or WebP");
        }
        int width = 0;
        int height = 0;
        // One for each tile and one for the whole, which is the largest
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
        return new SourcePicture(PictureType.AVIF, isOnItsSide ? height : width, isOnItsSide ? width : height, 1, false, bytes);
    }

    /** Among those at the top of the file. */
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
