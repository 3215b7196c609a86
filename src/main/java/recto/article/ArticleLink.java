package recto.article;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as one line of an index, or as the way to it.
 *
 * @param lang null where it is the site's
 */
@RegisterForReflection
@TemplateData
public record ArticleLink(Long id, String path, String title, @Nullable String lang, Instant publishAt) {

    /** For a query over {@code a}. */
    static final String COLUMNS = "a.id, a.path, a.title, a.lang, a.publishAt";
}
