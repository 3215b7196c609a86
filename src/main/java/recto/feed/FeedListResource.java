package recto.feed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import recto.article.Author;
import recto.article.GroupSummary;
import recto.article.Tag;
import recto.http.CacheControl;
import recto.http.UrlPath;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** Lists all feeds of the site: on a page for people, who may not know what a feed is, and as OPML for their feed readers. */
@Path("/")
public class FeedListResource {

    @CheckedTemplate(basePath = "feed")
    static class Templates {
        static native TemplateInstance feeds(List<GroupSummary> tags, List<GroupSummary> authors);
    }

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    FeedListResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/feeds")
    public TemplateInstance feeds() {
        Instant now = clock.instant();
        return Templates.feeds(Tag.listAll(now), Author.listAll(now));
    }

    /** @see <a href="http://opml.org/spec2.opml">OPML 2.0, "Subscription lists"</a> */
    @GET
    @Path("/feeds.opml")
    @Produces("text/x-opml;charset=UTF-8")
    public byte[] opml() {
        facts.cacheControl(CacheControl.FEED);
        Instant now = clock.instant();
        List<GroupSummary> tags = Tag.listAll(now);
        List<GroupSummary> authors = Author.listAll(now);
        return XmlDocument.write(256 * (1 + tags.size() + authors.size()), xml -> {
            xml.start("opml").attribute("version", "2.0").start("head").element("title", site.title()).end().start("body");
            outline(xml, site.title(), "", "/");
            for (GroupSummary tag : tags) {
                group(xml, tag, "/tags/");
            }
            for (GroupSummary author : authors) {
                group(xml, author, "/authors/");
            }
        });
    }

    private void group(XmlDocument xml, GroupSummary group, String folder) throws XMLStreamException {
        String path = folder + UrlPath.encode(group.slug());
        outline(xml, group.name() + " · " + site.title(), path, path);
    }

    private void outline(XmlDocument xml, String title, String feed, String page) throws XMLStreamException {
        xml.empty("outline", "type", "rss", "text", title, "title", title, "xmlUrl", site.absolute(feed) + "/" + FeedFormat.RSS.file,
                "htmlUrl", site.absolute(page));
    }
}
