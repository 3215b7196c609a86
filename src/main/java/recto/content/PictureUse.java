package recto.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that an article shows, or would show if it were there and were a picture.
 *
 * @param path below the content folder
 * @param size in bytes; null while there is no such file
 * @param modified null with the size
 * @param hash see {@link recto.media.PictureMaker#hash}; null where the file was not read
 */
public record PictureUse(String path, @Nullable Long size, @Nullable Instant modified, @Nullable String hash) {

    /** The epoch while a change after that moment could show the same time; null where there is no file. */
    public @Nullable Instant modifiedAsOf(Instant moment) {
        return size == null || modified == null || new ContentFile(path, size, modified).isSettledAt(moment) ? modified : Instant.EPOCH;
    }
}
