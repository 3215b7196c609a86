package recto.article;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link to an article needs: one line of the archive, or the way to a neighbour.
 *
 * @param lang null where the language is that of the site
 * @param description null where the link needs none, or the article has none
 */
@RegisterForReflection
@TemplateData
public record ArticleLink(Long id, String path, String title, @Nullable String lang, Instant publishAt, @Nullable String description) {

    /** The columns for a query over {@code a}. */
    public static final String COLUMNS = "a.id, a.path, a.title, a.lang, a.publishAt";

    /** The queries of the archive call this constructor. */
    public ArticleLink(Long id, String path, String title, @Nullable String lang, Instant publishAt) {
        this(id, path, title, lang, publishAt, null);
    }

    /** Some three lines of the description. Null without one. */
    public @Nullable String teaser() {
        return description == null ? null : ArticleSummary.teaser(description);
    }
}
