package recto.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import recto.web.CdnConfig;
import recto.web.SurrogateKeys;

/**
 * Has the caches in front drop the pages that a change has altered. A subject is a key that pages have in their header Surrogate-Key. An
 * article that appears or expires by itself needs no message: no cache may keep a page for longer than until then.
 */
@ApplicationScoped
class CdnPurge implements Recipient {

    /** Every node has dropped its own page by then; one that had not would give a cache the old page once more. */
    private static final String CHANGES = """
            with news as (select kind, article_id, changed_at from site_change
                           where changed_at > :since and changed_at <= cast(:now as timestamptz) - interval '3 seconds')
            select '%s' as subject, changed_at from news
            union all select '%s', changed_at from news where kind in ('PAGE', 'EVERYTHING')
            union all select 'a' || article_id, changed_at from news where article_id is not null"""
            .formatted(SurrogateKeys.LISTS, SurrogateKeys.EVERYTHING);

    private final CdnConfig config;
    private final NotificationClient client;

    CdnPurge(CdnConfig config, NotificationClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public String name() {
        return "cdn";
    }

    @Override
    public boolean isEnabled() {
        return config.purge().isPresent();
    }

    @Override
    public String changes() {
        return CHANGES;
    }

    @Override
    public boolean isIntroduced() {
        return false;
    }

    /** A header of so many keys is short enough for every cache. */
    @Override
    public int messageSize() {
        return 100;
    }

    /** Tells each cache. When one message fails, all of them are sent again later. */
    @Override
    public void tell(List<String> subjects) throws IOException, InterruptedException {
        String keys = subjects.contains(SurrogateKeys.EVERYTHING) ? SurrogateKeys.EVERYTHING : String.join(" ", subjects);
        for (URI cache : CdnConfig.caches(config.purge().orElseThrow()).toList()) {
            client.send(HttpRequest.newBuilder(cache).version(HttpClient.Version.HTTP_1_1).header(SurrogateKeys.HEADER, keys)
                    .method("PURGE", HttpRequest.BodyPublishers.noBody()));
        }
    }
}
