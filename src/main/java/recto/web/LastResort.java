package recto.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jboss.logging.Logger;
import recto.site.Languages;
import recto.site.Messages;
import recto.site.SiteConfig;

/**
 * The page in the site's look for a request that no resource answers: one that HTTP does not allow, and one whose error page itself cannot
 * be rendered. It needs no template and no database, so that nothing can fail in it.
 */
@ApplicationScoped
class LastResort {

    static final String CONTENT_TYPE = "text/html;charset=UTF-8";

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

    LastResort(SiteConfig site) {
        this.site = site;
    }

    void register(@Observes Router router) {
        // Ahead of every other route, so that its handler of failures is the first
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        Throwable failure = context.failure();
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT && status >= 500 || response.ended() || response.headWritten()) {
            // In dev mode the page of Quarkus shows what is wrong
            context.next();
            return;
        }
        if (failure != null && status >= 500) {
            LOG.errorf(failure, "Request for %s failed, and so did its error page", context.request().path());
        }
        String page = html(status);
        response.headers().remove(HttpHeaders.CONTENT_ENCODING).remove(HttpHeaders.ETAG).remove(HttpHeaders.LAST_MODIFIED).remove(HttpHeaders.CONTENT_LENGTH);
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.NONE.header(0)).end(page);
    }

    /** The page, with the words of the site. */
    String html(int status) {
        Locale language = Languages.ofTheSite();
        Messages words = MessageBundles.get(Messages.class, Localized.Literal.of(language.toLanguageTag()));
        String title = status == 404 ? words.notFound() : status >= 500 ? words.failed() : words.refused();
        return PAGE.formatted(language.toLanguageTag(), language.getLanguage().equals("ar") ? "rtl" : "ltr", escape(title), escape(site.title()), status,
                escape(words.toTheArticles()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
