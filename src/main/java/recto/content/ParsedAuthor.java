package recto.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.article.Profile;

/**
 * The file of an author, as it can be imported.
 *
 * @param slug the file's name
 * @param html the text below the front matter; empty without one
 * @param picture where a browser loads it from
 * @param source the whole file, decoded
 * @param sourceHash of the file and of the pictures that it shows
 * @param pictures their hashes
 */
public record ParsedAuthor(String file, String slug, String name, String html, @Nullable String picture, List<Profile.Link> links,
        String source,
        String sourceHash,
        List<String> pictures) {}
