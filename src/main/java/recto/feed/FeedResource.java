package recto.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import recto.article.Article;
import recto.site.SiteConfig;
import recto.web.CacheControl;
import recto.web.PageFacts;
import recto.web.UrlPath;

/** The newest articles for programs that read them. */
@Path("/")
public class FeedResource {

    /** Items in a feed; it never grows with the blog. */
    private static final int SIZE = 20;

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    FeedResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/rss.xml")
    @Produces(RssWriter.CONTENT_TYPE)
    public byte[] rss() {
        facts.cacheControl(CacheControl.FEED);
        return RssWriter.write(feed("/rss.xml", Article.listNewestWhole(clock.instant(), SIZE)));
    }

    private Feed feed(String self, List<Article> articles) {
        Instant updated = articles.stream().map(FeedResource::updated).max(Comparator.naturalOrder()).orElse(null);
        return new Feed(site.title(), site.tagline(), site.absolute(self), site.absolute("/"), site.language().toLanguageTag(), updated,
                articles.stream().map(this::item).toList());
    }

    private Feed.Item item(Article article) {
        String address = site.absolute(UrlPath.encode(article.path));
        return new Feed.Item(article.guid, article.title, address, article.description != null ? article.description : article.subtitle,
                FeedHtml.of(article.html, address), article.publishAt, article.authors.stream().map(author -> author.name).toList(),
                article.tags.stream().map(tag -> tag.name).toList());
    }

    private static Instant updated(Article article) {
        return article.changedAt.isAfter(article.publishAt) ? article.changedAt : article.publishAt;
    }
}
