package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.article.GoneException;
import recto.http.CacheControl;
import recto.web.PageFacts;
import recto.web.ReservedPaths;

/** The pages for addresses without an article, which offer a reader the newest articles. */
class MissingPages {

    private static final int NEWEST = 3;

    @CheckedTemplate(basePath = "error")
    static class Templates {
        static native TemplateInstance notFound(String path, List<ArticleSummary> newest);

        static native TemplateInstance gone(@Nullable String title, @Nullable Instant removedAt, List<ArticleSummary> newest);
    }

    private final Clock clock;
    private final MovedPages moved;
    private final PageFacts facts;

    MissingPages(Clock clock, MovedPages moved, PageFacts facts) {
        this.facts = facts;
        this.moved = moved;
        this.clock = clock;
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> notFound(NotFoundException e, UriInfo uri) {
        String path = uri.getPath();
        String asked = path.startsWith("/") ? path : "/" + path;
        // Of any other path the articles have asked already
        MovedException redirect = ReservedPaths.isReserved(asked) ? moved.find(asked, clock.instant()).orElse(null) : null;
        return redirect != null ? moved(redirect) : page(RestResponse.Status.NOT_FOUND, Templates.notFound(uri.getPath(), newest()));
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> gone(GoneException e) {
        return page(RestResponse.Status.GONE, Templates.gone(e.title, e.goneAt, newest()));
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> moved(MovedException e) {
        if (!e.isExact) {
            facts.cacheControl(CacheControl.MISSING);
        }
        if (e.location == null) {
            return page(RestResponse.Status.GONE, Templates.gone(null, null, newest()));
        }
        return RestResponse.ResponseBuilder.<TemplateInstance>create(e.getResponse().getStatus()).header(HttpHeaders.LOCATION, e.location)
                .build();
    }

    private List<ArticleSummary> newest() {
        return Article.listNewest(clock.instant(), NEWEST);
    }

    private static RestResponse<TemplateInstance> page(RestResponse.Status status, TemplateInstance template) {
        return RestResponse.ResponseBuilder.create(status, template).build();
    }
}
