package recto.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a reader sees when something went wrong: a page of the site. What it was goes to the log, where it is our fault. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    @CheckedTemplate(basePath = "error")
    static class Templates {
        static native TemplateInstance unavailable();

        static native TemplateInstance failed(int status);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return RestResponse.ResponseBuilder.<TemplateInstance>create(status).header(HttpHeaders.LOCATION, e.getResponse().getLocation()).build();
        }
        if (status >= 500) {
            LOG.error("Request failed", e);
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), Templates.failed(status)).build();
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> failed(Exception e) {
        if (isDatabaseAway(e)) {
            LOG.errorf("The database does not answer: %s", rootMessage(e));
            return RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, Templates.unavailable())
                    .header(HttpHeaders.RETRY_AFTER, "10").build();
        }
        LOG.error("Request failed", e);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.INTERNAL_SERVER_ERROR, Templates.failed(500)).build();
    }

    /** SQLSTATE class 08 is a lost connection, 57P a server that goes down or comes up; a pool that is empty has no state at all. */
    private static boolean isDatabaseAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state == null || state.startsWith("08") || state.startsWith("57P")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
