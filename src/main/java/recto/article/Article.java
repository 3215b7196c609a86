package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.qute.TemplateData;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;
import recto.http.UrlPath;
import recto.language.Excerpt;
import recto.language.Heading;
import recto.media.ShownPicture;
import recto.site.SiteConfig;

/**
 * An article, or a page of its own such as "about", as it was imported. Pages read articles; only the import writes them, in bulk and by
 * SQL.
 */
@Entity
@Immutable
@TemplateData
public class Article extends PanacheEntityBase {

    @Id
    public Long id;

    @Column(name = "is_page")
    public boolean page;
    /** The path at which the article is served. It begins with a slash and does not end with one. */
    public @Nullable String path;
    public String slug;
    public String guid;
    public String title;
    public @Nullable String subtitle;
    public @Nullable String description;
    /** The address of the picture: absolute, or a path of this site. Null without a picture. */
    public @Nullable String hero;
    public @Nullable String heroAlt;
    /** In pixels. This and the next three are null where the picture lies on another site. */
    public @Nullable Integer heroWidth;
    public @Nullable Integer heroHeight;
    public @Nullable String heroSrcset;
    public @Nullable String heroWebp;
    /** Whether the author names a picture that is not there, or not there yet. */
    public boolean heroMissing;
    /** The reading time as the author gave it. Null where it is worked out from the number of words. */
    public @Nullable String readTime;
    /** The call to action as inline HTML, sanitised by MarkdownRenderer as {@link #html} is. Null without one. */
    public @Nullable String ctaHtml;
    public String html;
    public String outline;
    public int words;
    public int minutes;
    /** A BCP 47 tag. Null where the language is that of the site. */
    public @Nullable String lang;
    /** The key that the article shares with its translations. Null where it has none. */
    public @Nullable String translationKey;
    /** The absolute address of the original. Null where this article is the original. */
    public @Nullable String canonicalUrl;
    public boolean draft;
    public boolean pinned;
    public boolean noindex;
    /** Whether the article is in no list, feed or search. Such an article has noindex, too. */
    public boolean unlisted;
    /** In the future while the article is scheduled. */
    public Instant publishAt;
    /** False for a page whose {@link #publishAt} is only the moment of its import. */
    public boolean dated;
    public @Nullable Instant expireAt;
    public @Nullable Instant createdAt;
    /** The moment of the last change that matters to a reader. Null where nothing changed after the publication. */
    public @Nullable Instant updatedAt;
    /** The moment at which this row last changed in a way that a reader can see. */
    public Instant changedAt;
    /** The moment at which the import found the file gone, since when the address answers 410. Null while the article has a file. */
    public @Nullable Instant removedAt;

    @ManyToMany
    @OrderColumn(name = "position")
    @JoinTable(name = "article_author", joinColumns = @JoinColumn(name = "article_id"), inverseJoinColumns = @JoinColumn(name = "author_id"))
    public List<Author> authors;

    @ManyToMany
    @OrderColumn(name = "position")
    @JoinTable(name = "article_tag", joinColumns = @JoinColumn(name = "article_id"), inverseJoinColumns = @JoinColumn(name = "tag_id"))
    public List<Tag> tags;

    /** Null for an article that stands alone. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Series series;

    /**
     * Related articles, the most alike first. There are more of them than a page shows; pages read them through {@link ArticleNavigation}.
     */
    @ManyToMany
    @OrderColumn(name = "position")
    @JoinTable(name = "related", joinColumns = @JoinColumn(name = "article_id"), inverseJoinColumns = @JoinColumn(name = "related_id"))
    List<Article> related;

    /** False where it is known that no author has a {@link Profile}, which spares the statement that reads them. */
    @Transient
    public boolean mayHaveProfiles = true;

    /** What {@link #summary()} has worked out, for which a page asks several times. */
    @Transient
    private @Nullable String excerpt;

    /**
     * Finds the published or removed article at one of these paths, or at a path that differs from the first one only in case. The earliest
     * path wins.
     */
    public static Optional<Article> findByOtherPath(List<String> paths, Instant now) {
        List<Redirect> found = Redirect.list("from Redirect r join fetch r.article where r.path in ?1 or lower(r.path) = lower(?2)", paths,
                paths.get(0));
        return found.stream().filter(redirect -> redirect.article.isPublished(now) || redirect.article.goneAt(now) != null)
                .min(Comparator
                        .comparingInt((Redirect redirect) -> paths.contains(redirect.path) ? paths.indexOf(redirect.path) : paths.size())
                        .thenComparing(redirect -> redirect.path))
                .map(redirect -> redirect.article);
    }

    /** Finds an article and its authors, whether it is published or not. */
    public static Optional<Article> findWithAuthors(long id) {
        return find("from Article a left join fetch a.authors where a.id = ?1", id).singleResultOptional();
    }

    public static List<ArticleSummary> listNewest(Instant now, int limit) {
        return ArticleSummary.list(Visibility.listed("a"), ListOrder.NEWEST, now, limit, query -> query);
    }

    /** Lists the newest articles that search engines may list. */
    public static List<ArticleSummary> listNewestIndexable(SiteConfig site, Instant now, int limit) {
        return ArticleSummary.list(Visibility.listed("a") + " and " + Visibility.indexable("a"), ListOrder.NEWEST, now, limit,
                query -> query.text("site", site.url().toString()));
    }

    /** Lists the pages of their own that search engines may list, by title. */
    public static List<ArticleSummary> listIndexablePages(SiteConfig site, Instant now, int limit) {
        return ArticleSummary.list("a.is_page and a.path <> :home and " + Visibility.published("a") + " and " + Visibility.indexable("a"),
                "order by a.title, a.id", now, limit, query -> query.text("home", Home.PATH).text("site", site.url().toString()));
    }

    /** Lists the articles with these ids that a reader can see, pages of their own among them, in the order of the ids. */
    public static List<ArticleSummary> listPublished(List<Long> ids, Instant now) {
        return Panache.getSession().doReturningWork(connection -> ArticleSummary.listPublished(new Sql(connection), ids, now));
    }

    /** Lists the newest articles of a tag or an author with their texts, for feeds. */
    public static List<Article> listNewestWhole(GroupWithFeeds group, Instant now, int limit) {
        return listNewestWhole(group.findPage(now, 1, limit).ids(), now, limit);
    }

    /** Lists the newest of the articles with these ids that are in lists, with their texts. */
    public static List<Article> listNewestWhole(List<Long> ids, Instant now, int limit) {
        return ids.isEmpty() ? List.of()
                : find("from Article a where a.id in ?2 and " + Visibility.LISTED + ListOrder.NEWEST_FIRST, now, ids).page(0, limit).list();
    }

    /** The moment at which the lists last changed, whether by an import or because an article appeared or expired. */
    public static Instant lastChange(Instant now) {
        return (Instant) getEntityManager().createNativeQuery("""
                select greatest((select changed_at from site),
                                (select max(a.publish_at) from article a where %s),
                                (select max(a.expire_at) from article a where %s and a.expire_at <= :now))"""
                .formatted(Visibility.appearedInLists("a"), Visibility.appearedInLists("a")), Instant.class)
                .setParameter("now", now).getSingleResult();
    }

    public boolean isPublished(Instant now) {
        return Visibility.isPublished(removedAt, draft, publishAt, expireAt, now);
    }

    /**
     * When the article was removed or expired. Null while it is neither, and when readers had never seen it: its title is then no one's
     * business.
     */
    @Nullable
    Instant goneAt(Instant now) {
        Instant expiredAt = expireAt != null && !expireAt.isAfter(now) ? expireAt : null;
        Instant goneAt = expiredAt != null && (removedAt == null || expiredAt.isBefore(removedAt)) ? expiredAt : removedAt;
        return goneAt != null && Visibility.hasAppeared(draft, publishAt, goneAt) ? goneAt : null;
    }

    /** The absolute address of a picture, for feed readers and networks. Null without a picture. */
    public static String heroAddress(String hero, SiteConfig site) {
        return hero.startsWith("/") ? site.absolute(hero) : hero;
    }

    /** The path of an article that is not removed. */
    public String presentPath() {
        return Objects.requireNonNull(path, "Only a removed article may have lost its path");
    }

    /** The address that stands for all copies of the article. */
    public String canonical(SiteConfig site) {
        return canonicalUrl != null ? canonicalUrl : site.absolute(UrlPath.encode(presentPath()));
    }

    /** The moment at which the text last changed for a reader. */
    public Instant modifiedAt() {
        return updatedAt != null && updatedAt.isAfter(publishAt) ? updatedAt : publishAt;
    }

    /**
     * Plain text that says what the article is about: what the author wrote, else the beginning of the article. Null where there is
     * neither.
     */
    public @Nullable String summary() {
        if (description != null || subtitle != null) {
            return description != null ? description : subtitle;
        }
        excerpt = excerpt != null ? excerpt : Excerpt.of(html);
        return excerpt;
    }

    /** As {@link #summary()}, with a longer beginning. @param length of the beginning at most, in UTF-16 units */
    public @Nullable String summary(int length) {
        return description != null ? description : subtitle != null ? subtitle : Excerpt.of(html, length, Integer.MAX_VALUE);
    }

    public @Nullable ShownPicture heroPicture() {
        return ShownPicture.of(hero, heroWidth, heroHeight, heroSrcset, heroWebp);
    }

    public List<Heading> headings() {
        return Heading.read(outline);
    }
}
