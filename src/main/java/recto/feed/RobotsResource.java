package recto.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import recto.http.CacheControl;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/**
 * Lets robots read everything. A page that should not be listed says so itself, which a robot that may not read the page would not see.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
@Path("/")
public class RobotsResource {

    private final SiteConfig site;
    private final PageFacts facts;

    RobotsResource(SiteConfig site, PageFacts facts) {
        this.site = site;
        this.facts = facts;
    }

    @GET
    @Path("/robots.txt")
    @Produces("text/plain;charset=UTF-8")
    public String robots() {
        facts.cacheControl(CacheControl.FEED);
        return "User-agent: *\nAllow: /\n\nSitemap: " + site.absolute("/sitemap.xml") + "\n";
    }
}
