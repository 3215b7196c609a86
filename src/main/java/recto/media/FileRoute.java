package recto.media;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import recto.database.DatabaseAway;
import recto.database.DatabaseWatch;
import recto.http.CacheControl;
import recto.http.EntityTags;
import recto.web.ErrorPages;

/**
 * Serves {@code /media/file/...}: the bytes of a file beside an article, whole or in part. Of each answer one piece is in memory, and the next
 * one is read when the reader has taken it.
 */
class FileRoute {

    private static final Logger LOG = Logger.getLogger(FileRoute.class);
    private static final String PATH = FileStore.ADDRESS + "(?<hash>[0-9a-f]{32})/[^/]+";

    /** What browsers need to show a document or to play a film that is opened by itself. */
    private static final String POLICY = "default-src 'none'; object-src 'self'; media-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final FileStore store;
    private final DatabaseWatch databaseWatch;

    FileRoute(FileStore store, DatabaseWatch databaseWatch) {
        this.store = store;
        this.databaseWatch = databaseWatch;
    }

    void register(@Observes Router router) {
        router.routeWithRegex(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answerFromTheAddress)
                .blockingHandler(this::answer, false).failureHandler(RoutingContext::next);
    }

    /** Answers 304 without the database where the client has the file already: an address stands for the same bytes for ever. */
    private void answerFromTheAddress(RoutingContext context) {
        if (EntityTags.matches(context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH), tag(context))) {
            headers(context.response().setStatusCode(304), tag(context)).end();
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context) {
        try {
            Optional<FileStore.Facts> found = store.find(context.pathParam("hash"));
            if (found.isEmpty()) {
                // The next handler answers with the page for 404
                context.next();
                return;
            }
            send(context, found.get());
        } catch (SQLException e) {
            if (DatabaseAway.isCauseOf(e)) {
                databaseWatch.suspect(e);
                context.response().setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, ErrorPages.RETRY_AFTER)
                        .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.NONE.header(0)).end();
            } else {
                context.fail(e);
            }
        }
    }

    private void send(RoutingContext context, FileStore.Facts file) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = headers(context.response(), tag(context));
        String condition = request.getHeader("If-Range");
        boolean isWanted = request.method() == HttpMethod.GET && (condition == null || condition.equals(tag(context)));
        ByteRange asked = isWanted ? ByteRange.of(request.getHeader("Range")) : ByteRange.WHOLE;
        long start = asked.first() < 0 ? Math.max(0, file.length() + asked.first()) : asked.first();
        long end = Math.min(file.length(), start + asked.count());
        if (asked.isPart() && start >= end) {
            response.setStatusCode(416).putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.length()).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type()).putHeader("Content-Security-Policy", POLICY)
                .putHeader("Content-Disposition", disposition(file.type(), context.request().path()))
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(end - start));
        if (asked.isPart()) {
            response.setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, end - 1, file.length()));
        }
        if (request.method() == HttpMethod.HEAD || start == end) {
            response.end();
        } else {
            sendFrom(context, start, end);
        }
    }

    /** Reads the piece with this byte, sends it, and goes on when there is room for the next. */
    private void sendFrom(RoutingContext context, long start, long end) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        int position = (int) (start / FileStore.PIECE);
        String hash = context.pathParam("hash");
        context.vertx().executeBlocking(() -> store.piece(hash, position), false).onComplete(read -> {
            if (read.failed() || read.result().isEmpty()) {
                // The length is promised, so that all that is left is to break off; the reader may ask for the rest
                LOG.warnf("The file %s could not be sent to its end: %s", hash,
                        read.failed() ? read.cause().getMessage() : "a piece of it is gone");
                response.reset();
                return;
            }
            byte[] bytes = read.result().get();
            int from = (int) (start % FileStore.PIECE);
            int count = (int) Math.min(bytes.length - (long) from, end - start);
            Buffer piece = Buffer.buffer(bytes).slice(from, from + count);
            if (start + count >= end) {
                response.end(piece);
                return;
            }
            response.write(piece);
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> sendFrom(context, start + count, end));
            } else {
                sendFrom(context, start + count, end);
            }
        });
    }

    /** Documents, sounds and films open in the browser; anything else is saved, by the name in the address. */
    static String disposition(String type, String path) {
        boolean isShown = type.equals("application/pdf") || type.startsWith("audio/") || type.startsWith("video/")
                || type.startsWith("text/plain");
        String name = path.substring(path.lastIndexOf('/') + 1);
        // As it stands in the address, the name has no sign that could end the value (RFC 8187)
        return (isShown ? "inline" : "attachment") + "; filename*=UTF-8''" + name.replaceAll("[^A-Za-z0-9._~%-]", "_");
    }

    private static HttpServerResponse headers(HttpServerResponse response, String tag) {
        return response.putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.IMMUTABLE.header(Long.MAX_VALUE));
    }

    private static String tag(RoutingContext context) {
        return "\"" + context.pathParam("hash") + "\"";
    }
}
