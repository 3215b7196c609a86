package recto.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import recto.database.DatabaseAway;
import recto.database.DatabaseWatch;
import recto.http.UrlPath;

/**
 * The page of the site that a reader sees when something went wrong. The reason is told only in the log, and there only if it is our fault.
 */
public class ErrorPages {

    /** Seconds after which a reader may try again while the database is away. */
    public static final String RETRY_AFTER = "10";

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    private final DatabaseWatch databaseWatch;
    private final CurrentVertxRequest request;

    ErrorPages(DatabaseWatch databaseWatch, CurrentVertxRequest request) {
        this.request = request;
        this.databaseWatch = databaseWatch;
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        static native TemplateInstance unavailable();

        static native TemplateInstance busy();

        static native TemplateInstance failed(int status);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return RestResponse.ResponseBuilder.<TemplateInstance>create(status)
                    .header(HttpHeaders.LOCATION, withoutHost(e.getResponse().getLocation())).build();
        }
        if (status >= 500) {
            log(e);
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), Templates.failed(status)).build();
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> failed(Exception e, UriInfo uri) {
        if (DatabaseAway.isCauseOf(e)) {
            databaseWatch.suspect(e);
            // Nobody sees a page that is sent in place of a picture
            boolean isPicture = uri.getPath().startsWith(UrlPath.MEDIA);
            return RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, isPicture ? null : Templates.unavailable())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).build();
        }
        log(e);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.INTERNAL_SERVER_ERROR, Templates.failed(500)).build();
    }

    /** Too many readers ask for the same costly thing: nothing is wrong, and in a moment there is room again. */
    @ServerExceptionMapper
    RestResponse<TemplateInstance> busy(BusyException e) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, Templates.busy())
                .header(HttpHeaders.RETRY_AFTER, BusyException.RETRY_AFTER).build();
    }

    /**
     * JAX-RS puts the host of the request before the path. Whoever asks first could so send all who come later to a host of their own,
     * since redirects are kept, here and in the caches between.
     */
    private static String withoutHost(URI location) {
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    private void log(Throwable failure) {
        RoutingContext context = request.getCurrent();
        LOG.errorf(failure, "Request %s for %s failed", RequestId.of(context), context.request().path());
    }
}
