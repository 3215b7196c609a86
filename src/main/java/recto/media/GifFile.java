package recto.media;

/** A GIF passes as it is: what it says of itself is its size, and most of those that are made today move. */
final class GifFile {

    private GifFile() {}

    static SourcePicture read(byte[] bytes) {
        Bytes file = new Bytes(bytes);
        return new SourcePicture(PictureType.GIF, file.littleEndian16(6), file.littleEndian16(8), 1, false, bytes);
    }
}
