package recto.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import recto.article.IndexablePages;
import recto.http.CacheControl;
import recto.http.UrlPath;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/**
 * The sitemap: an index of parts with at most {@link IndexablePages#PART} addresses each. The page cache treats a part like any other page. The
 * limit on the size of a part limits the memory that a sitemap takes, however large the blog.
 */
@Path("/")
@Produces(SitemapWriter.CONTENT_TYPE)
public class SitemapResource {

    /** The paths of the pages that every site has. */
    private static final List<String> LISTS = List.of("/", "/tags", "/authors", "/archive", "/series");

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    SitemapResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/sitemap.xml")
    public byte[] index() {
        facts.cacheControl(CacheControl.FEED);
        Instant now = clock.instant();
        SitemapWriter sitemaps = SitemapWriter.ofSitemaps().add(site.absolute("/sitemap-lists.xml"), IndexablePages.lastModified(now));
        for (IndexablePages kind : IndexablePages.values()) {
            for (IndexablePages.Part part : kind.listParts(site, now)) {
                sitemaps.add(site.absolute("/sitemap-%s-%d.xml".formatted(kind.name().toLowerCase(Locale.ROOT), part.number())),
                        part.modified());
            }
        }
        return sitemaps.end();
    }

    @GET
    @Path("/sitemap-lists.xml")
    public byte[] lists() {
        facts.cacheControl(CacheControl.FEED);
        Instant modified = IndexablePages.lastModified(clock.instant());
        SitemapWriter pages = SitemapWriter.ofPages();
        LISTS.forEach(path -> pages.add(site.absolute(path), modified));
        return pages.end();
    }

    @GET
    @Path("/sitemap-{kind:articles|tags|authors|series}-{part:[1-9][0-9]{0,6}}.xml")
    public byte[] part(String kind, int part) {
        facts.cacheControl(CacheControl.FEED);
        List<IndexablePages.Page> found = IndexablePages.valueOf(kind.toUpperCase(Locale.ROOT)).listPages(site, clock.instant(), part);
        if (found.isEmpty()) {
            throw new NotFoundException();
        }
        SitemapWriter pages = SitemapWriter.ofPages();
        found.forEach(page -> pages.add(site.absolute(UrlPath.encode(page.path())), page.modified()));
        return pages.end();
    }
}
