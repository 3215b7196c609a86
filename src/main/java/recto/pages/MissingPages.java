package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.article.GoneException;

/** The pages for addresses without an article, which offer a reader the newest articles. */
class MissingPages {

    private static final int NEWEST = 3;

    @CheckedTemplate(basePath = "error")
    static class Templates {
        static native TemplateInstance notFound(String path, List<ArticleSummary> newest);

        static native TemplateInstance gone(String title, Instant removedAt, List<ArticleSummary> newest);
    }

    private final Clock clock;

    MissingPages(Clock clock) {
        this.clock = clock;
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> notFound(NotFoundException e, UriInfo uri) {
        return page(RestResponse.Status.NOT_FOUND, Templates.notFound(uri.getPath(), newest()));
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> gone(GoneException e) {
        return page(RestResponse.Status.GONE, Templates.gone(e.title, e.goneAt, newest()));
    }

    private List<ArticleSummary> newest() {
        return Article.listNewest(clock.instant(), NEWEST);
    }

    private static RestResponse<TemplateInstance> page(RestResponse.Status status, TemplateInstance template) {
        return RestResponse.ResponseBuilder.create(status, template).build();
    }
}
