package recto.feed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** Serves the file by which search engines know that a message comes from the site. */
class IndexNowKey {

    void serve(@Observes Router router, IndexNowConfig config) {
        config.key().ifPresent(key -> router.route("/" + key + ".txt").order(-1)
                .handler(request -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8").end(key)));
    }
}
