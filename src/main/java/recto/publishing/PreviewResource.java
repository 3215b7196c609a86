package recto.publishing;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import recto.article.Article;
import recto.http.CacheControl;
import recto.http.UrlPath;
import recto.pages.ArticlePreview;
import recto.web.PageFacts;

/** Shows a draft, or an article that is to appear, to whoever has a link to it. No cache keeps the page and no search engine lists it. */
@Path("/")
public class PreviewResource {

    private final PreviewConfig config;
    private final ArticlePreview previews;
    private final PageFacts facts;
    private final Clock clock;

    PreviewResource(PreviewConfig config, ArticlePreview previews, PageFacts facts, Clock clock) {
        this.config = config;
        this.previews = previews;
        this.facts = facts;
        this.clock = clock;
    }

    @GET
    @Path("/preview/{token}")
    public TemplateInstance show(String token) throws SQLException {
        facts.cacheControl(CacheControl.NONE);
        facts.noindex();
        String secret = config.secret().orElseThrow(NotFoundException::new);
        String file = PreviewToken.file(secret, token, clock.instant()).orElseThrow(NotFoundException::new);
        Article article = previews.find(file).orElseThrow(NotFoundException::new);
        if (article.isPublished(clock.instant())) {
            throw new RedirectionException(Response.Status.FOUND, URI.create(UrlPath.encode(article.presentPath())));
        }
        return previews.show(article);
    }
}
