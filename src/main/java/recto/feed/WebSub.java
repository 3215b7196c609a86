package recto.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import recto.article.Visibility;
import recto.http.UrlPath;
import recto.outbox.NotificationClient;
import recto.outbox.Recipient;
import recto.site.SiteConfig;

/**
 * Tells the WebSub hub of each feed that has changed, whether by an import or because the time of an article has come. A subject is the
 * path
 * of a feed without the file name of the format; "" is the feed of the site.
 *
 * @see <a href="https://www.w3.org/TR/websub/#publishing">WebSub, section 6</a>
 */
@ApplicationScoped
class WebSub implements Recipient {

    private static final Logger LOG = Logger.getLogger(WebSub.class);

    private static final String CHANGES = """
            with moved as (select a.id, %s as moment from article a where %s and %s)
            select '' as subject, changed_at from site where changed_at > :since
            union all select '', moment from moved
            union all select '/tags/' || slug, changed_at from tag where changed_at > :since
            union all select '/tags/' || t.slug, m.moment from moved m join article_tag x on x.article_id = m.id join tag t on t.id = x.tag_id
            union all select '/authors/' || slug, changed_at from author where changed_at > :since
            union all select '/authors/' || t.slug, m.moment from moved m join article_author x on x.article_id = m.id join author t on t.id = x.author_id
            """
            .formatted(Visibility.appearedOrExpiredAt("a"), Visibility.listable("a"), Visibility.appearedOrExpired("a"));

    private final WebSubConfig config;
    private final SiteConfig site;
    private final NotificationClient client;

    WebSub(WebSubConfig config, SiteConfig site, NotificationClient client) {
        this.config = config;
        this.site = site;
        this.client = client;
    }

    @Override
    public String name() {
        return "websub";
    }

    @Override
    public boolean isEnabled() {
        return config.hub().isPresent();
    }

    @Override
    public String changes() {
        return CHANGES;
    }

    @Override
    public boolean isIntroduced() {
        return true;
    }

    @Override
    public int messageSize() {
        return 1;
    }

    /** Tells the hub of each format of each feed. When one message fails, all of them are sent again later. */
    @Override
    public void tell(List<String> subjects) throws IOException, InterruptedException {
        for (String path : subjects) {
            String feed = site.absolute(UrlPath.encode(path));
            for (FeedFormat format : FeedFormat.values()) {
                client.post(config.hub().orElseThrow(), "application/x-www-form-urlencoded",
                        "hub.mode=publish&hub.url=" + URLEncoder.encode(format.at(feed), StandardCharsets.UTF_8));
            }
            LOG.infof("The hub was told that the feeds at %s/ changed", feed);
        }
    }
}
