package recto.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recto.article.Article;
import recto.article.ArticleOrder;
import recto.article.Author;
import recto.article.Followed;
import recto.article.SiteIdentity;
import recto.article.Tag;
import recto.search.SearchFilters;
import recto.search.SearchRequest;
import recto.site.SiteConfig;
import recto.web.UrlPath;

/** The feeds that there are, each made of a fixed number of articles by a fixed number of queries. */
@ApplicationScoped
class Feeds {

    private final SiteConfig site;
    private final FeedConfig config;
    private final WebSubConfig webSub;
    private final SiteIdentity identity;
    private final ArticleOrder order;
    private final Clock clock;

    Feeds(SiteConfig site, FeedConfig config, WebSubConfig webSub, SiteIdentity identity, ArticleOrder order, Clock clock) {
        this.site = site;
        this.config = config;
        this.webSub = webSub;
        this.identity = identity;
        this.order = order;
        this.clock = clock;
    }

    /** Of all articles. */
    Feed ofSite() {
        Instant now = clock.instant();
        ArticleOrder.Whole newest = order.findNewest(config.size(), now);
        int archives = newest.listed() / config.size();
        return feed("", site.title(), site.tagline(), "/", newest.articles(), Article.lastChange(now), archives == 0 ? null : archive(archives), false);
    }

    /**
     * The articles of the site by the dozen, or however many a feed has: 1 has the first ones published. Nothing in one tells of those that
     * come after it, so that it changes no more than its articles do (RFC 5005, section 4).
     *
     * @throws NotFoundException when there are not enough articles to fill it
     */
    Feed ofArchive(int number) {
        List<Article> articles = order.listOldest((number - 1) * config.size(), config.size(), clock.instant());
        Instant updated = articles.stream().map(Article::modifiedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
        return feed(archive(number), site.title(), site.tagline(), "/", articles, updated, number == 1 ? null : archive(number - 1), true);
    }

    private static String archive(long number) {
        return "/feeds/" + number;
    }

    Feed ofTag(String slug) {
        return ofGroup(Tag.findBySlug(slug), "/tags/");
    }

    Feed ofAuthor(String slug) {
        return ofGroup(Author.findBySlug(slug), "/authors/");
    }

    /** One without an article that a reader can see has no feed either, as it has no page. */
    private Feed ofGroup(Optional<? extends Followed> found, String folder) {
        Instant now = clock.instant();
        Followed group = found.orElseThrow(NotFoundException::new);
        List<Article> articles = Article.listNewestWhole(group, now, config.size());
        if (articles.isEmpty()) {
            throw new NotFoundException();
        }
        String path = folder + UrlPath.encode(group.slug);
        return feed(path, group.name + " · " + site.title(), site.tagline(), path, articles, group.lastChange(now), null, false);
    }

    /**
     * Of what a search finds, the newest first: what comes later is what somebody subscribes for. No hub tells of it.
     *
     * @param found the ids of the articles
     */
    Feed ofSearch(SearchRequest search, List<Long> found) {
        Instant now = clock.instant();
        List<Article> articles = Article.listNewestWhole(found, now, config.size());
        Instant updated = articles.stream().flatMap(article -> Stream.of(article.changedAt, article.publishAt)).max(Instant::compareTo)
                .orElseGet(() -> Article.lastChange(now));
        SearchFilters filters = search.filters();
        String title = Stream.of(search.query().text(), filters.tag(), filters.author(), filters.year(), site.title()).filter(Objects::nonNull)
                .map(Object::toString).collect(Collectors.joining(" · "));
        return feed(search.address(), title, site.tagline(), search.address(), articles, updated, null, false, null);
    }

    private Feed feed(String path, String title, String description, String page, List<Article> articles, Instant lastChange, String older,
            boolean isArchive) {
        return feed(path, title, description, page, articles, lastChange, older, isArchive, webSub.hub().map(Object::toString).orElse(null));
    }

    private Feed feed(String path, String title, String description, String page, List<Article> articles, Instant lastChange, String older,
            boolean isArchive, String hub) {
        Instant appeared = articles.isEmpty() ? Instant.EPOCH : articles.get(0).publishAt;
        return new Feed(id(path), title, site.title(), description, site.absolute(path), site.absolute(page), site.language().toLanguageTag(),
                lastChange.isAfter(appeared) ? lastChange : appeared, older == null ? null : site.absolute(older), isArchive ? site.absolute("") : null,
                !isArchive && articles.size() < config.size(), hub,
                articles.stream().map(article -> FeedItems.of(article, site, config.content() == FeedConfig.Content.FULL)).toList());
    }

    /** The site's own, and one made from it for each of its feeds. */
    private String id(String path) {
        String own = identity.guid();
        return path.isEmpty() ? own : "urn:uuid:" + UUID.nameUUIDFromBytes((own + path).getBytes(StandardCharsets.UTF_8));
    }
}
