package recto.cover;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** The card of an article without a picture. */
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
        Article article = DrawnFile.article(name, clock.instant());
        if (!CardMaker.canDraw()) {
            throw new NotFoundException();
        }
        ShareCard card = ShareCard.of(article, site);
        DrawnFile.redirectUnless(name + ".png", card.path(article.id));
        return DrawnFile.answer(CardMaker.draw(card), "image/png", facts);
    }
}
