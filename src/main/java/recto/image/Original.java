package recto.image;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An author's picture file: what it says of itself, read without decoding its pixels.
 *
 * @param width in pixels, as stored, before the orientation is applied
 * @param height in pixels, as stored, before the orientation is applied
 * @param orientation as EXIF counts it: 1 is upright; from 5 on, the picture lies on its side
 * @param clean the bytes of the file without EXIF, XMP, IPTC and comments, which may tell where and by whom the picture was taken; the
 *        orientation and the colours stay
 * @param pixels what a decoder is given; null for animations, drawings and colours that cannot be converted, which are served in one size
 * @param remarks what the author should know of the file, although it is served
 */
public record Original(PictureType type, int width, int height, int orientation, byte[] clean, @Nullable Pixels pixels,
        List<PictureRemark> remarks) {

    /** @throws NullPointerException for a picture that is served in one size, which nobody decodes */
    public Pixels decodable() {
        return Objects.requireNonNull(pixels, "a picture that is served in one size is not decoded");
    }

    /**
     * The part of a file that holds its pixels.
     *
     * @param file of the same type, with nothing in it that says what its colours mean
     * @param colours what the colours mean
     * @param isCut whether the file ends before all pixels are told
     * @param isDeep whether a colour has 16 bits
     */
    public record Pixels(Pieces file, Colours colours, boolean isCut, boolean isDeep) {

        /** Bytes that the file has. */
        public int length() {
            return file.length();
        }

        static Pixels of(Pieces file, Colours colours) {
            return new Pixels(file, colours, false, false);
        }

        static Pixels of(byte[] file, Colours colours) {
            return of(new Pieces(file).add(0, file.length), colours);
        }
    }

    /** A picture that is served in one size. */
    static Original fixed(PictureType type, int width, int height, byte[] clean) {
        return new Original(type, width, height, 1, clean, null, List.of());
    }

    public boolean isTurned() {
        return orientation > 1;
    }

    public int shownWidth() {
        return orientation >= 5 ? height : width;
    }

    public int shownHeight() {
        return orientation >= 5 ? width : height;
    }

    public long count() {
        return (long) width * height;
    }
}
