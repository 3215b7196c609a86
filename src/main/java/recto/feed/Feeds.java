package recto.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleOrder;
import recto.article.Author;
import recto.article.Group;
import recto.article.GroupWithFeeds;
import recto.article.SiteIdentity;
import recto.article.Tag;
import recto.http.UrlPath;
import recto.look.Icons;
import recto.look.Logo;
import recto.look.LogoFiles;
import recto.search.SearchFilters;
import recto.search.SearchRequest;
import recto.site.SiteConfig;

/** Makes the feeds of the site, of archives, tags, authors and searches, each with a fixed number of queries. */
@ApplicationScoped
class Feeds {

    private final SiteConfig site;
    private final FeedConfig config;
    private final WebSubConfig webSub;
    private final SiteIdentity identity;
    private final ArticleOrder order;
    private final Icons icons;
    private final LogoFiles logos;
    private final Enclosures enclosures;
    private final Clock clock;

    Feeds(SiteConfig site, FeedConfig config, WebSubConfig webSub, SiteIdentity identity, ArticleOrder order, Icons icons, LogoFiles logos,
            Enclosures enclosures, Clock clock) {
        this.enclosures = enclosures;
        this.site = site;
        this.config = config;
        this.webSub = webSub;
        this.identity = identity;
        this.order = order;
        this.icons = icons;
        this.logos = logos;
        this.clock = clock;
    }

    /** The feed of all articles. */
    Feed ofSite() {
        Instant now = clock.instant();
        ArticleOrder.Whole newest = order.findNewest(config.size(), now);
        int archives = newest.listed() / config.size();
        return feed("", site.title(), site.tagline(), "/", newest.articles(), Article.lastChange(now),
                archives == 0 ? null : archive(archives), false);
    }

    /**
     * An archive of the feed of the site. Number 1 has the first articles published, as many as a feed has, number 2 the next ones. Nothing
     * in an archive depends on later articles, so that it changes only when its own articles do (RFC 5005, section 4).
     *
     * @throws NotFoundException when there are not enough articles to fill the archive
     */
    Feed ofArchive(int number) {
        List<Article> articles = order.listOldest((number - 1) * config.size(), config.size(), clock.instant());
        Instant updated = articles.stream().map(Article::modifiedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
        return feed(archive(number), site.title(), site.tagline(), "/", articles, updated, number == 1 ? null : archive(number - 1), true);
    }

    private static String archive(long number) {
        return "/feeds/" + number;
    }

    /** @param file of the feed, such as rss.xml */
    Feed ofTag(String slug, String file) {
        return ofGroup(slug, file, Tag::findBySlug, "/tags/");
    }

    /** @param file of the feed, such as rss.xml */
    Feed ofAuthor(String slug, String file) {
        return ofGroup(slug, file, Author::findBySlug, "/authors/");
    }

    /** The feed of a tag or an author. One without an article that readers may see has neither a page nor a feed. */
    private Feed ofGroup(String slug, String file, Function<String, Optional<? extends GroupWithFeeds>> bySlug, String folder) {
        Instant now = clock.instant();
        Optional<? extends GroupWithFeeds> found = bySlug.apply(slug);
        GroupWithFeeds group = found.isPresent() ? found.get() : null;
        if (group == null) {
            throw Group.missing(slug, "/" + file, now, asked -> bySlug.apply(asked));
        }
        List<Article> articles = Article.listNewestWhole(group, now, config.size());
        if (articles.isEmpty()) {
            throw new NotFoundException();
        }
        String path = folder + UrlPath.encode(group.slug);
        return feed(path, group.name + " · " + site.title(), site.tagline(), path, articles, group.lastChange(now), null, false);
    }

    /**
     * The feed of a search: the newest articles that it finds, since subscribers wait for new ones. It has no hub.
     *
     * @param found the ids of the articles
     */
    Feed ofSearch(SearchRequest search, List<Long> found) {
        Instant now = clock.instant();
        List<Article> articles = Article.listNewestWhole(found, now, config.size());
        Instant updated = articles.stream().flatMap(article -> Stream.of(article.changedAt, article.publishAt)).max(Instant::compareTo)
                .orElseGet(() -> Article.lastChange(now));
        SearchFilters filters = search.filters();
        String title = Stream.of(search.query().text(), filters.tag(), filters.author(), filters.year(), site.title())
                .filter(Objects::nonNull)
                .map(Object::toString).collect(Collectors.joining(" · "));
        return feed(search.address(), title, site.tagline(), search.address(), articles, updated, null, false, null);
    }

    private Feed feed(String path, String title, String description, String page, List<Article> articles, Instant lastChange,
            @Nullable String older,
            boolean isArchive) {
        return feed(path, title, description, page, articles, lastChange, older, isArchive,
                webSub.hub().map(Object::toString).orElse(null));
    }

    private Feed feed(String path, String title, String description, String page, List<Article> articles, Instant lastChange,
            @Nullable String older,
            boolean isArchive, @Nullable String hub) {
        Map<Long, Feed.Enclosure> sounds = enclosures.of(articles);
        Instant appeared = articles.isEmpty() ? Instant.EPOCH : articles.get(0).publishAt;
        return new Feed(id(path), title, site.title(), description, site.absolute(path), site.absolute(page),
                site.language().toLanguageTag(),
                lastChange.isAfter(appeared) ? lastChange : appeared, older == null ? null : site.absolute(older),
                isArchive ? site.absolute("") : null,
                !isArchive && articles.size() < config.size(), hub, marks(),
                articles.stream().map(article -> FeedItems.of(article, site, config.content() == FeedConfig.Content.FULL)
                        .with(sounds.get(article.id))).toList());
    }

    private Feed.Marks marks() {
        Logo logo = logos.logo();
        return new Feed.Marks(icons.touchAddress(), icons.tabAddress(), logo == null ? null : site.absolute(logo.path()));
    }

    /** The id of a feed: for the feed of the site the stored one, for every other feed one that is made from that and its path. */
    private String id(String path) {
        String own = identity.guid();
        return path.isEmpty() ? own : "urn:uuid:" + UUID.nameUUIDFromBytes((own + path).getBytes(StandardCharsets.UTF_8));
    }
}
