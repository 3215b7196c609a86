package recto.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import recto.cache.RequestMeters;
import recto.database.DatabaseAway;
import recto.database.DatabaseWatch;
import recto.http.CacheControl;
import recto.language.Direction;
import recto.site.Languages;
import recto.site.Messages;
import recto.site.SiteConfig;

/**
 * The page in the site's look for a request that no resource answers: one that HTTP does not allow, and one whose error page itself cannot
 * be rendered. It needs no template and no database, so that nothing can fail in it.
 */
@ApplicationScoped
public class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);

    /** Whatever the hash in the name, the answer is the present stylesheet. */
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" dir="%2$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>%3$s · %4$s</title>
            <link rel="stylesheet" href="/assets/recto.0.css">
            </head>
            <body>
            <header class="masthead"><a class="masthead-name" href="/">%4$s</a></header>
            <main><header class="page-head">
            <p class="eyebrow">%5$d</p>
            <h1>%3$s</h1>
            <p class="onward"><a href="/">%6$s</a></p>
            </header></main>
            </body>
            </html>
            """;

    private final SiteConfig site;
    private final RequestMeters meters;
    private final SecurityHeaders security;
    private final DatabaseWatch databaseWatch;

    LastResort(SiteConfig site, RequestMeters meters, SecurityHeaders security, DatabaseWatch databaseWatch) {
        this.databaseWatch = databaseWatch;
        this.security = security;
        this.meters = meters;
        this.site = site;
    }

    void register(@Observes Router router) {
        // Ahead of every other route: some of those that come first cannot read what it is to answer
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> answer(context, context.statusCode()));
        // Vert.x asks no route at all where it cannot decode the path
        router.errorHandler(400, context -> {
            answer(context, 400);
            meters.countRefused(context.response().getStatusCode());
        });
    }

    private void answer(RoutingContext context, int found) {
        HttpServerResponse response = context.response();
        Throwable failure = context.failure();
        int status = found >= 400 ? found : 500;
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT && status >= 500 || response.ended() || response.headWritten()) {
            // In dev mode the page of Quarkus shows what is wrong
            if (!response.ended()) {
                context.next();
            }
            return;
        }
        if (Arc.container() == null) {
            // The program has stopped, and waited long enough for this request
            response.setStatusCode(503).end();
            return;
        }
        if (failure != null && DatabaseAway.isCauseOf(failure)) {
            // It went between the page and the page that says "not found"
            databaseWatch.suspect(failure);
            status = 503;
            response.putHeader(HttpHeaders.RETRY_AFTER, ErrorPages.RETRY_AFTER);
        } else if (failure != null && status >= 500) {
            LOG.errorf(failure, "Request %s for %s failed, and so did its error page", RequestId.of(context), context.request().path());
        }
        if (!String.valueOf(context.request().path()).startsWith("/")) {
            // Vert.x calls this "not found", and asks no route. The asterisk is a target of OPTIONS alone
            boolean asksServer = "*".equals(context.request().path()) && context.request().method() == HttpMethod.OPTIONS;
            status = asksServer ? 405 : 400;
            if (asksServer) {
                response.putHeader(HttpHeaders.ALLOW, RequestRules.ALLOWED);
            }
        }
        byte[] page = html(status).getBytes(StandardCharsets.UTF_8);
        response.headers().remove(HttpHeaders.CONTENT_ENCODING).remove(HttpHeaders.ETAG).remove(HttpHeaders.LAST_MODIFIED);
        headers(page.length).forEach(response::putHeader);
        response.setStatusCode(status);
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(page));
        }
    }

    /** @param length of the page, in bytes */
    public Map<String, String> headers(int length) {
        Map<String, String> headers = new HashMap<>();
        security.ofPages().forEach(header -> headers.put(header.getKey(), header.getValue()));
        headers.put("Content-Type", "text/html;charset=UTF-8");
        headers.put("Content-Length", Integer.toString(length));
        headers.put("Cache-Control", CacheControl.NONE.header(0));
        return headers;
    }

    /** The page, with the words of the site. */
    public String html(int status) {
        Locale language = Languages.ofTheSite();
        Messages words = MessageBundles.get(Messages.class, Localized.Literal.of(language.toLanguageTag()));
        String title = status == 404 ? words.notFound()
                : status == 503 ? words.unavailable() : status >= 500 ? words.failed() : words.refused();
        return PAGE.formatted(language.toLanguageTag(), Direction.rightToLeft(language) ? "rtl" : "ltr", escape(title),
                escape(site.title()), status,
                escape(words.toTheArticles()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
