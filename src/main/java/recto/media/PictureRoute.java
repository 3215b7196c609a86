package recto.media;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import recto.database.DatabaseAway;
import recto.database.DatabaseWatch;
import recto.http.CacheControl;
import recto.http.ContentCoding;
import recto.http.EntityTags;
import recto.http.UrlPath;
import recto.image.PictureType;
import recto.web.ErrorPages;

/** Serves {@code /media/...}: the bytes of a picture, whole or in part. They bypass the page cache, which they would fill. */
class PictureRoute {

    private static final String ADDRESS = UrlPath.MEDIA + "(?<hash>[0-9a-f]{32})/((?<width>[0-9]{1,5})/)?[^/]+";

    /** An SVG can hold scripts. Opened by itself it may use its own styles and embedded images, and nothing else. */
    private static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

    private final PictureStore store;
    private final DatabaseWatch databaseWatch;

    /** In bytes. A picture is not kept and cannot be shared: each that a reader does not take is in memory once more. */
    private final long mostUnderWay = Runtime.getRuntime().maxMemory() / 4;
    private final AtomicLong underWay = new AtomicLong();

    PictureRoute(PictureStore store, DatabaseWatch databaseWatch) {
        this.store = store;
        this.databaseWatch = databaseWatch;
    }

    void register(@Observes Router router) {
        router.routeWithRegex(ADDRESS).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answerFromTheAddress)
                .blockingHandler(this::answer, false).failureHandler(RoutingContext::next);
    }

    /** Answers 304 without the database where the client has the picture already: an address stands for the same bytes for ever. */
    private void answerFromTheAddress(RoutingContext context) {
        List<String> asked = context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH);
        String tag = tag(context);
        if (EntityTags.matches(asked, "\"" + tag + "\"") || EntityTags.matches(asked, "\"" + tag + "-gzip\"")) {
            headers(context.response().setStatusCode(304), "\"" + tag + "\"").end();
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String tag = "\"" + tag(context) + "\"";
        String condition = request.getHeader("If-Range");
        boolean isWanted = request.method() == HttpMethod.GET && (condition == null || condition.equals(tag));
        ByteRange asked = isWanted ? ByteRange.of(request.getHeader("Range")) : ByteRange.WHOLE;
        try {
            Optional<PictureStore.Stretch> found = store.read(context.pathParam("hash"), variant(context),
                    request.method() == HttpMethod.HEAD && !request.path().endsWith(".svg") ? ByteRange.NOTHING : asked);
            if (found.isEmpty()) {
                // The next handler answers with the page for 404
                context.next();
                return;
            }
            send(context, found.get(), asked, tag);
        } catch (SQLException e) {
            fail(context, e);
        }
    }

    private void fail(RoutingContext context, SQLException e) {
        if (!DatabaseAway.isCauseOf(e)) {
            context.fail(e);
            return;
        }
        databaseWatch.suspect(e);
        comeBack(context);
    }

    private static void comeBack(RoutingContext context) {
        context.response().setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, ErrorPages.RETRY_AFTER)
                .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.NONE.header(0)).end();
    }

    private void send(RoutingContext context, PictureStore.Stretch picture, ByteRange asked, String tag) {
        HttpServerResponse response = headers(context.response(), tag);
        if (asked.isPart() && picture.bytes().length == 0) {
            response.setStatusCode(416).putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + picture.length()).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, picture.type());
        if (picture.type().equals(PictureType.SVG.mediaType())) {
            response.putHeader("Content-Security-Policy", SANDBOX);
            if (!asked.isPart()
                    && ContentCoding.choose(context.request()) != ContentCoding.IDENTITY) {
                // SVG is text, and the only type that compression makes smaller
                response.putHeader(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP.token).putHeader(HttpHeaders.ETAG,
                        tag.replaceFirst("\"$", "-gzip\""));
                byte[] encoded = ContentCoding.GZIP.encode(picture.bytes());
                if (context.request().method() == HttpMethod.HEAD) {
                    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(encoded.length)).end();
                } else {
                    end(context, encoded);
                }
                return;
            }
        }
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(picture.length())).end();
            return;
        }
        if (asked.isPart()) {
            response.setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE,
                    "bytes %d-%d/%d".formatted(picture.start(), picture.start() + picture.bytes().length - 1, picture.length()));
        }
        end(context, picture.bytes());
    }

    private void end(RoutingContext context, byte[] bytes) {
        long others = underWay.getAndAdd(bytes.length);
        if (others > 0 && others + bytes.length > mostUnderWay) {
            underWay.addAndGet(-bytes.length);
            HttpServerResponse response = context.response();
            response.headers().remove(HttpHeaders.ETAG).remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_ENCODING)
                    .remove(HttpHeaders.CONTENT_RANGE);
            comeBack(context);
            return;
        }
        // The bytes are wrapped in a buffer, not copied into one
        context.response().end(Buffer.buffer(Unpooled.wrappedBuffer(bytes))).onComplete(sent -> underWay.addAndGet(-bytes.length));
    }

    private static HttpServerResponse headers(HttpServerResponse response, String tag) {
        return response.putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.IMMUTABLE.header(Long.MAX_VALUE))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** The variant that an address asks for. The name of the file in the address is for people and does not count. */
    private static String variant(RoutingContext context) {
        String width = context.pathParam("width");
        String path = context.normalizedPath();
        return width == null ? "" : width + path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')));
    }

    private static String tag(RoutingContext context) {
        return context.pathParam("hash") + variant(context).replace('.', '-');
    }
}
