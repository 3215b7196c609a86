package recto.article;

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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import recto.language.Excerpt;
import recto.language.Heading;
import recto.media.ShownPicture;
import recto.site.SiteConfig;
import recto.web.UrlPath;

/** An article, or a page of its own such as "about", as it was imported. Pages read it; the import alone writes it, in bulk. */
@Entity
@Immutable
@TemplateData
public class Article extends PanacheEntityBase {

    @Id
    public Long id;

    @Column(name = "is_page")
    public boolean page;
    /** Where it is served, with a slash first and none last; null when it was removed and another article took its address. */
    public @Nullable String path;
    public String slug;
    public String guid;
    public String title;
    public @Nullable String subtitle;
    public @Nullable String description;
    /** An absolute address or a path of this site. */
    public @Nullable String hero;
    public @Nullable String heroAlt;
    /** In pixels; null where the picture is elsewhere, as are the next three. */
    public @Nullable Integer heroWidth;
    public @Nullable Integer heroHeight;
    public @Nullable String heroSrcset;
    public @Nullable String heroWebp;
    /** As its author gave it; null where it is counted from the words. */
    public @Nullable String readTime;
    /** Inline HTML, from MarkdownRenderer, as {@link #html} is. */
    public @Nullable String ctaHtml;
    public String html;
    public String outline;
    public int words;
    public int minutes;
    /** BCP 47; null where it is the site's. */
    public @Nullable String lang;
    /** What it shares with its translations; null where there are none. */
    public @Nullable String translationKey;
    /** Absolute; null where the original is the article itself. */
    public @Nullable String canonicalUrl;
    public boolean draft;
    public boolean pinned;
    public boolean noindex;
    /** In the future while the article is scheduled. */
    public Instant publishAt;
    public @Nullable Instant expireAt;
    public @Nullable Instant createdAt;
    /** Of the last change that matters to a reader; null where there was none after the publication. */
    public @Nullable Instant updatedAt;
    /** When this row last changed in a way that a reader can see. */
    public Instant changedAt;
    /** Not null when the file is gone: the address answers 410. */
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

    /** The most alike first; more than are shown. Pages read them through {@link ArticleNavigation}. */
    @ManyToMany
    @OrderColumn(name = "position")
    @JoinTable(name = "related", joinColumns = @JoinColumn(name = "article_id"), inverseJoinColumns = @JoinColumn(name = "related_id"))
    List<Article> related;

    /** Whatever leads to by this path, published or not; {@link #isPublished} and {@link #removedAt} tell what to make of it. */
    static Optional<Article> findByPath(String path) {
        // With the authors, of whom there are few: each is a row, and each row has the whole text. The tags are a statement of their own.
        return Article.<Article>find("""
                select a from Redirect r join r.article a left join fetch a.authors left join fetch a.series where r.path = ?1""", path)
                .stream().findFirst();
    }

    /** With its authors, published or not. */
    public static Optional<Article> findWithAuthors(long id) {
        return find("from Article a left join fetch a.authors where a.id = ?1", id).singleResultOptional();
    }

    public static List<ArticleSummary> listNewest(Instant now, int limit) {
        return ArticleSummary.list("from Article a where " + Visibility.LISTED, ListOrder.NEWEST_FIRST, now, limit);
    }

    /** Those of these that a reader can see, pages of their own among them; in the order of the ids. */
    public static List<ArticleSummary> listPublished(List<Long> ids, Instant now) {
        return ids.isEmpty() ? List.of() : ArticleSummary
                .list("from Article a where a.id in ?2 and " + Visibility.PUBLISHED, ListOrder.NEWEST_FIRST, now, ids.size(), ids).stream()
                .sorted(Comparator.comparingInt(article -> ids.indexOf(article.id()))).toList();
    }

    /** The newest articles of a tag or an author, with their texts, for feeds. */
    public static List<Article> listNewestWhole(Followed followed, Instant now, int limit) {
        return listNewestWhole(followed.findPage(now, 1, limit).ids(), now, limit);
    }

    /** The newest of these articles that are in lists, with their texts. */
    public static List<Article> listNewestWhole(List<Long> ids, Instant now, int limit) {
        return ids.isEmpty() ? List.of()
                : find("from Article a where a.id in ?2 and " + Visibility.LISTED + ListOrder.NEWEST_FIRST, now, ids).page(0, limit).list();
    }

    /** When what the lists are made of last changed, whether by an import or by the clock. */
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

    /** Absolute, for those who read the page elsewhere. */
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

    /** When what a reader reads last changed. */
    public Instant modifiedAt() {
        return updatedAt != null && updatedAt.isAfter(publishAt) ? updatedAt : publishAt;
    }

    /** What it is about in a few words, plain: as its author gave it, else how it begins; null where there is neither. */
    public @Nullable String summary() {
        return description != null ? description : subtitle != null ? subtitle : Excerpt.of(html);
    }

    /** As {@link #summary()}, for those who have room for more. @param length at most, in UTF-16 units, where it is not its author's own */
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
