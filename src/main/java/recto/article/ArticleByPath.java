package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.database.Row;
import recto.database.Sql;

/**
 * Reads an article with its authors, tags and series by one statement, for the page of the article. Hibernate would make the same object of
 * two statements, and took a seventh of the time of an article's page for that. The related articles are left out, which pages read through
 * {@link ArticleNavigation}.
 */
public final class ArticleByPath {

    static final String QUERY = """
            select a.id, a.is_page, a.path, a.slug, a.guid, a.title, a.subtitle, a.description, a.hero, a.hero_alt, a.hero_width, a.hero_height,
                   a.hero_srcset, a.hero_webp, a.hero_missing, a.read_time, a.cta_html, a.html, a.outline, a.words, a.minutes, a.lang,
                   a.translation_key, a.canonical_url, a.draft, a.pinned, a.noindex, a.unlisted, a.publish_at, a.dated, a.expire_at,
                   a.created_at, a.updated_at, a.changed_at, a.removed_at,
                   s.id as series_id, s.slug as series_slug, s.name as series_name, %s,
                   exists(select 1 from article_author j join profile p on p.author_id = j.author_id where j.article_id = a.id) as has_profiles
              from redirect r join article a on a.id = r.article_id left join series s on s.id = a.series_id %s
             where r.path = :path"""
            .formatted(GroupsInRow.COLUMNS, GroupsInRow.JOINED);

    private ArticleByPath() {}

    /**
     * Finds the article that has, or had, this path, whether it is published or not. Callers ask {@link Article#isPublished} and
     * {@link Article#goneAt}.
     */
    public static Optional<Article> find(String path) {
        return Panache.getSession()
                .doReturningWork(connection -> new Sql(connection).of(QUERY).text("path", path).first(ArticleByPath::read));
    }

    static Article read(Row row) throws SQLException {
        Article article = new Article();
        article.id = row.number("id");
        article.page = row.flag("is_page");
        article.path = row.textOrNull("path");
        article.slug = row.text("slug");
        article.guid = row.text("guid");
        article.title = row.text("title");
        article.subtitle = row.textOrNull("subtitle");
        article.description = row.textOrNull("description");
        article.hero = row.textOrNull("hero");
        article.heroAlt = row.textOrNull("hero_alt");
        article.heroWidth = row.integerOrNull("hero_width");
        article.heroHeight = row.integerOrNull("hero_height");
        article.heroSrcset = row.textOrNull("hero_srcset");
        article.heroWebp = row.textOrNull("hero_webp");
        article.heroMissing = row.flag("hero_missing");
        article.readTime = row.textOrNull("read_time");
        article.ctaHtml = row.textOrNull("cta_html");
        article.html = row.text("html");
        article.outline = row.text("outline");
        article.words = row.integer("words");
        article.minutes = row.integer("minutes");
        article.lang = row.textOrNull("lang");
        article.translationKey = row.textOrNull("translation_key");
        article.canonicalUrl = row.textOrNull("canonical_url");
        article.draft = row.flag("draft");
        article.pinned = row.flag("pinned");
        article.noindex = row.flag("noindex");
        article.unlisted = row.flag("unlisted");
        article.publishAt = row.time("publish_at");
        article.dated = row.flag("dated");
        article.expireAt = row.timeOrNull("expire_at");
        article.createdAt = row.timeOrNull("created_at");
        article.updatedAt = row.timeOrNull("updated_at");
        article.changedAt = row.time("changed_at");
        article.removedAt = row.timeOrNull("removed_at");
        article.authors = GroupsInRow.authors(row);
        article.tags = GroupsInRow.tags(row);
        article.series = series(row);
        article.related = List.of();
        article.mayHaveProfiles = row.flag("has_profiles");
        return article;
    }

    private static @Nullable Series series(Row row) throws SQLException {
        Long id = row.numberOrNull("series_id");
        return id == null ? null : GroupsInRow.fill(new Series(), id, row.text("series_slug"), row.text("series_name"));
    }
}
