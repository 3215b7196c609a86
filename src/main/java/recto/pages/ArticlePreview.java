package recto.pages;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import recto.article.Article;
import recto.article.ArticleNavigation;
import recto.article.Translations;
import recto.database.Sql;
import recto.site.SiteConfig;

/** The page of an article that readers do not see yet, for whoever has been given a link to it. Who that is, the caller decides. */
@ApplicationScoped
public class ArticlePreview {

    private final Instance<DataSource> database;
    private final SiteConfig site;
    private final Clock clock;

    ArticlePreview(Instance<DataSource> database, SiteConfig site, Clock clock) {
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    /** The article that was imported from a file, whether readers may see it or not. @param file below the content folder */
    public Optional<Article> find(String file) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select id from article where source_path = :file and removed_at is null order by id limit 1").text("file", file)
                    .first(row -> row.number("id")).flatMap(Article::findWithAuthors);
        }
    }

    /** The page as it will be. */
    public TemplateInstance show(Article article) {
        Instant now = clock.instant();
        Translations translations = Translations.of(article, site, now);
        return article.page ? ArticleResource.Templates.page(article, translations)
                : ArticleResource.Templates.show(article, translations, ArticleNavigation.find(article, now),
                        AuthorNote.of(article));
    }
}
