package recto.linked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;

/**
 * A picture file that an article names, whether or not the file is there.
 *
 * @param path below the content folder
 * @param size in bytes; null when there is no such file
 * @param modified null when there is no such file
 * @param hash see {@link recto.media.PictureMaker#hash}; null where the file was not read
 */
public record PictureUse(String path, @Nullable Long size, @Nullable Instant modified, @Nullable String hash) {

    /** Whether the picture is on another host: its path is then an address, which has two slashes where no path has them. */
    public boolean isElsewhere() {
        return path.contains("://");
    }

    /** The time of the file, or the epoch when a change after that moment might not show in the time of the file; null without a file. */
    public @Nullable Instant modifiedAsOf(Instant moment) {
        return size == null || modified == null || new ContentFile(path, size, modified).isSettledAt(moment) ? modified : Instant.EPOCH;
    }
}
