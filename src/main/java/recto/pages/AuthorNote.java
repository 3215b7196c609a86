package recto.pages;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.TemplateData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.Author;
import recto.database.Row;
import recto.database.Sql;
import recto.language.Excerpt;

/**
 * What stands about an author at the foot of their articles: the beginning of {@link recto.article.Profile}, to whose page the name leads.
 *
 * @param picture the address from which a browser loads it; null without one
 * @param text plain; null where the profile has none
 */
@TemplateData
public record AuthorNote(String name, String path, @Nullable String picture, @Nullable String text) {

    /** Of the text, in UTF-16 units: some four lines. */
    private static final int LENGTH = 280;

    private static final String PROFILES = "select author_id, picture, html from profile where author_id = any(:authors)";

    /** The notes about those of the authors who have a picture or a text, found by one statement at most. */
    static List<AuthorNote> of(Article article) {
        if (!article.mayHaveProfiles) {
            return List.of();
        }
        List<Author> authors = article.authors;
        Map<Long, Author> byId = authors.stream().collect(Collectors.toMap(author -> author.id, Function.identity(), (one, same) -> one));
        Map<Long, AuthorNote> notes = new HashMap<>();
        Panache.getSession().doWork(connection -> new Sql(connection).of(PROFILES).numbers("authors", byId.keySet())
                .list(row -> notes.put(row.number("author_id"), of(Objects.requireNonNull(byId.get(row.number("author_id"))), row))));
        return authors.stream().map(author -> notes.get(author.id)).filter(Objects::nonNull)
                .filter(note -> note.picture != null || note.text != null).toList();
    }

    private static AuthorNote of(Author author, Row row) throws SQLException {
        return new AuthorNote(author.name, author.path(), row.textOrNull("picture"), Excerpt.of(row.text("html"), LENGTH, 1));
    }
}
