package recto.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.article.Profile;

/**
 * An author's profile made from a file.
 *
 * @param slug made from the file's name
 * @param html made from the text below the front matter; empty without a text
 * @param picture the address from which a browser loads the picture; null without one
 * @param source the whole file, decoded
 * @param sourceHash the hash of the file and of its pictures
 * @param pictures the hashes of its pictures
 * @param elsewhere the addresses of those on other hosts
 */
public record ParsedAuthor(String file, String slug, String name, String html, @Nullable String picture, List<Profile.Link> links,
        String source,
        String sourceHash,
        List<String> pictures, List<String> elsewhere) implements ParsedGroup {

    @Override
    public String kind() {
        return "author";
    }
}
