package recto.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recto.article.Visibility;
import recto.http.UrlPath;
import recto.outbox.NotificationClient;
import recto.outbox.Recipient;
import recto.site.SiteConfig;

/**
 * Tells search engines of each page that is new, has changed or is gone. They are not told of the pages that were there before the first
 * time, which they know or find by themselves. A subject is the path of a page.
 *
 * @see <a href="https://www.indexnow.org/documentation">IndexNow</a>
 */
@ApplicationScoped
class IndexNow implements Recipient {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Leaves out pages that differ only because another page has changed. */
    private static final String CHANGES = """
            select c.path as subject, c.changed_at from site_change c join redirect r on r.path = c.path join article a on a.id = r.article_id
             where c.changed_at > :since and c.kind in ('ARTICLE', 'PAGE') and %s and %s
            union all
            select a.path, %s from article a where %s and %s and %s
            """
            .formatted(Visibility.appeared("a"), Visibility.indexable("a"),
                    Visibility.appearedOrExpiredAt("a"), Visibility.unhidden("a"), Visibility.indexable("a"),
                    Visibility.appearedOrExpired("a"));

    private final IndexNowConfig config;
    private final SiteConfig site;
    private final NotificationClient client;

    IndexNow(IndexNowConfig config, SiteConfig site, NotificationClient client) {
        this.config = config;
        this.site = site;
        this.client = client;
    }

    @Override
    public String name() {
        return "indexnow";
    }

    @Override
    public boolean isEnabled() {
        return config.key().isPresent();
    }

    @Override
    public String changes() {
        return CHANGES;
    }

    @Override
    public boolean isIntroduced() {
        return false;
    }

    /** The most that the protocol allows. */
    @Override
    public int messageSize() {
        return 10_000;
    }

    @Override
    public void tell(List<String> subjects) throws IOException, InterruptedException {
        String key = config.key().orElseThrow();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("host", site.url().getHost());
        message.put("key", key);
        message.put("keyLocation", site.absolute("/" + key + ".txt"));
        message.put("urlList", subjects.stream().map(path -> site.absolute(UrlPath.encode(path))).toList());
        client.post(config.endpoint(), "application/json; charset=utf-8", JSON.writeValueAsString(message));
    }
}
