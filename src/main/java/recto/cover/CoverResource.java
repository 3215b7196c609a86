package recto.cover;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** The drawn cover of an article. */
@Path("/")
public class CoverResource {

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    CoverResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/media/cover/{name:[0-9]{1,18}-[0-9a-f]{1,64}}.svg")
    public RestResponse<String> cover(String name) {
        Article article = DrawnFile.article(name, clock.instant());
        Cover cover = Cover.of(article.title, article.authors, site);
        DrawnFile.redirectUnless(name + ".svg", cover.path(article.id));
        return DrawnFile.answer(CoverDrawing.draw(cover), "image/svg+xml", facts);
    }
}
