package recto.pages;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.article.Author;
import recto.article.Profile;
import recto.language.Excerpt;

/**
 * What stands about an author at the foot of their articles: the beginning of {@link Profile}, to whose page the name leads.
 *
 * @param picture the address from which a browser loads it; null without one
 * @param text plain; null where the profile has none
 */
@TemplateData
public record AuthorNote(String name, String path, @Nullable String picture, @Nullable String text) {

    /** Of the text, in UTF-16 units: some four lines. */
    private static final int LENGTH = 280;

    /** The notes about those of the authors who have a picture or a text, found by one statement. */
    static List<AuthorNote> of(List<Author> authors) {
        if (authors.isEmpty()) {
            return List.of();
        }
        Map<Long, Profile> profiles = Profile.<Profile>list("authorId in ?1", authors.stream().map(author -> author.id).toList()).stream()
                .collect(Collectors.toMap(profile -> profile.authorId, Function.identity()));
        return authors.stream().filter(author -> profiles.containsKey(author.id))
                .map(author -> of(author, Objects.requireNonNull(profiles.get(author.id))))
                .filter(note -> note.picture != null || note.text != null).toList();
    }

    private static AuthorNote of(Author author, Profile profile) {
        return new AuthorNote(author.name, author.path(), profile.picture, Excerpt.of(profile.html, LENGTH, 1));
    }
}
