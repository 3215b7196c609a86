package recto.sharing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.site.SiteConfig;
import recto.web.CacheControl;
import recto.web.PageFacts;

/** The card of an article without a picture. It is drawn when it is first asked for, because most articles are never shared. */
@Path("/")
public class CardResource {

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    CardResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/media/og/{name:[0-9]{1,18}-[0-9a-f]{1,64}}.png")
    public RestResponse<byte[]> card(String name) {
        long id = Long.parseLong(name.substring(0, name.indexOf('-')));
        Article article = Article.findWithAuthors(id).filter(found -> found.isPublished(clock.instant()))
                .orElseThrow(NotFoundException::new);
        if (!CardMaker.canDraw()) {
            throw new NotFoundException();
        }
        ShareCard card = ShareCard.of(article, site);
        String path = card.path(id);
        if (!path.endsWith("/" + name + ".png")) {
            throw new RedirectionException(Response.Status.MOVED_PERMANENTLY, URI.create(path));
        }
        facts.cacheControl(CacheControl.IMMUTABLE);
        return RestResponse.ResponseBuilder.ok(CardMaker.draw(card)).type("image/png").build();
    }
}
