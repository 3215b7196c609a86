package recto.change;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import recto.cache.PageKey;
import recto.database.Replica;

/**
 * Lets pages be read from the replica. Pictures are not: a page of another node may name one that the replica does not have yet, and no
 * change would drop the "not found" from a browser.
 */
@ApplicationScoped
class ReplicaReads {

    /** After the page cache: what it has asks no database. */
    private static final int PRIORITY = 50;

    void register(@Observes Filters filters, Replica replica) {
        if (replica.isNamed()) {
            filters.register(ReplicaReads::allow, PRIORITY);
        }
    }

    private static void allow(RoutingContext context) {
        HttpMethod method = context.request().method();
        if ((method == HttpMethod.GET || method == HttpMethod.HEAD) && !PageKey.isStoredPicture(PageKey.of(context.request()))) {
            Replica.allow(context);
        }
        context.next();
    }
}
