package recto.media;

import java.util.List;

/**
 * A picture that is to be stored, with its bytes.
 *
 * @param files of the picture itself, then of its variants
 */
public record MadePicture(Picture picture, List<Part> files) {

    /** @param variant "" for the picture itself */
    record Part(String variant, PictureType type, byte[] bytes) {}
}
