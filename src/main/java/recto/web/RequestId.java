package recto.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name of a request, by which the logs of a proxy and of Recto find each other. A proxy gives it, or Recto does where something is going to
 * be written about the request: where each request gets a line in the log, and where one failed.
 */
@ApplicationScoped
class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 128;

    private final boolean isLogged;

    RequestId(LogConfig log) {
        isLogged = log.access();
    }

    /** Gives the answer the name of its request. */
    void mark(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        if (given != null && isSane(given)) {
            context.response().putHeader(HEADER, given);
        } else if (isLogged) {
            context.response().putHeader(HEADER, made());
        }
    }

    /** The name of a request that failed. */
    static String of(RoutingContext context) {
        HttpServerResponse response = context.response();
        String id = response.headers().get(HEADER);
        if (id == null) {
            id = made();
            if (!response.headWritten()) {
                response.putHeader(HEADER, id);
            }
        }
        return id;
    }

    private static String made() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Whether a line of a log and a header hold the name as it is: no space, no quote, no control character, and no novel. */
    static boolean isSane(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isLetterOrDigit && "-_.:/+=@~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
