package recto.look;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import recto.site.SiteConfig;
import recto.web.CacheControl;
import recto.web.PageFacts;

/** What pages load: the stylesheet, and the site's mark. */
@Path("/")
public class Assets {

    private final Stylesheet stylesheet;
    private final SiteConfig site;
    private final PageFacts facts;

    Assets(Stylesheet stylesheet, SiteConfig site, PageFacts facts) {
        this.stylesheet = stylesheet;
        this.site = site;
        this.facts = facts;
    }

    /** A page that was cached elsewhere may ask for the stylesheet of an earlier version: it gets the present one, for a moment. */
    @GET
    @Path("/assets/{name:recto\\.[0-9a-f]+\\.css}")
    @Produces("text/css;charset=UTF-8")
    public String stylesheet(String name) {
        if (stylesheet.path().endsWith("/" + name)) {
            facts.cacheControl(CacheControl.IMMUTABLE);
        }
        return stylesheet.css();
    }

    @GET
    @Path("/favicon.svg")
    @Produces("image/svg+xml")
    public String mark() {
        return Mark.svg(site);
    }

    @GET
    @Path("/assets/{name}")
    public String missing() {
        throw new NotFoundException();
    }
}
