package recto.convert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article or a page of an export, ready to be written.
 *
 * @param slug of the old blog; may be anything, as it comes from a file
 * @param path of the old blog, as it stands in an address; null where it had none
 * @param oldPaths where it was before
 * @param id by which feed readers know it; null without one
 * @param header the other keys of the front matter
 * @param line of the export
 */
record ConvertedArticle(boolean page, String slug, @Nullable String path, List<String> oldPaths, @Nullable String id,
        Map<String, ?> header, String body, int line) {}
