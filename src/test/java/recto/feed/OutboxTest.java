package recto.feed;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static recto.feed.WebSubTest.eventually;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.outbox.Outbox;
import recto.outbox.Recipient;
import recto.site.SiteConfig;

/** How what others are told is kept, by one node and by several. The program's own timer is one node more, with the clock of all. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@WithTestResource(HubServer.class)
class OutboxTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    WebSub webSub;
    @Inject
    IndexNow indexNow;
    @Inject
    Instance<DataSource> database;
    @Inject
    AgroalDataSource pool;
    @Inject
    Clock clock;

    HubServer hub;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void aBlogThatAllKnow() throws Exception {
        blog.empty().article("a.md", "A").importAll();
        blog.update("truncate outbox, outbox_recipient");
        eventually(() -> {
            node(webSub).look();
            node(indexNow).look();
            return isSettled() && "2".equals(blog.ask("select count(*) from outbox_recipient"));
        });
        hub.forget();
    }

    @AfterEach
    void letGo() {
        hub.release();
        threads.shutdownNow();
    }

    private Outbox node(Recipient recipient) {
        return node(recipient, Duration.ZERO);
    }

    /** One whose clock is ahead, so that a test need not wait. */
    private Outbox node(Recipient recipient, Duration ahead) {
        return new Outbox(recipient, database, site, Clock.offset(clock, ahead));
    }

    private Future<?> look(Outbox node) {
        return threads.submit(() -> {
            node.look();
            return null;
        });
    }

    private boolean isSettled() {
        return blog.ask("select 1 from outbox where due_at is not null") == null;
    }

    private String[] feedsOfTheSite() {
        return Stream.of("/rss.xml", "/atom.xml", "/feed.json").map(site::absolute).toArray(String[]::new);
    }

    @Test
    void noConnectionIsHeldWhileOthersAnswer() throws Exception {
        for (Recipient recipient : List.of(webSub, indexNow)) {
            hub.hold();
            blog.article("a.md", "A", "", "Edited for " + recipient.name()).importAll();
            Future<?> telling = look(node(recipient));
            hub.awaitAsked();

            // All are to be had but the one on which this node listens for changes; waiting for one too many ends with an exception
            List<Connection> all = new ArrayList<>();
            try {
                for (int i = 1; i < pool.getConfiguration().connectionPoolConfiguration().maxSize(); i++) {
                    all.add(pool.getConnection());
                }
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }
            hub.release();
            telling.get();
            eventually(this::isSettled);
        }
    }

    @Test
    void whatOneNodeTellsNoOtherTells() throws Exception {
        hub.hold();
        blog.article("a.md", "A", "", "Edited.").importAll();
        List<Future<?>> telling = List.of(look(node(webSub)), look(node(indexNow)));
        // Before the claim of the first is over, the others find nothing to do
        eventually(() -> "2".equals(blog.ask("select count(*) from outbox where due_at > now() + interval '1 minute'")));
        for (int i = 0; i < 5; i++) {
            look(node(webSub)).get(5, TimeUnit.SECONDS);
            look(node(indexNow)).get(5, TimeUnit.SECONDS);
        }

        hub.release();
        for (Future<?> look : telling) {
            look.get();
        }
        eventually(this::isSettled);
        assertThat(hub.topics(), containsInAnyOrder(feedsOfTheSite()));
        assertEquals(1, hub.messages().size(), hub.messages().toString());
    }

    @Test
    void whatANodeLeavesUndoneAnotherDoesSomeMinutesLater() throws Exception {
        hub.hold();
        blog.article("a.md", "A", "", "Edited.").importAll();
        Future<?> telling = look(node(webSub));
        hub.awaitAsked();
        telling.cancel(true);
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        // The program's own timer may be the one that was asked for: its claim is over in the same way
        node(webSub).look();
        assertThat(hub.topics(), empty());

        hub.release();
        node(webSub, Duration.ofMinutes(3)).look();
        assertThat(hub.topics(), hasItems(feedsOfTheSite()));
    }

    @Test
    void whatChangesWhileItIsToldIsToldAgain() throws Exception {
        hub.hold();
        blog.article("a.md", "A", "", "Edited.").importAll();
        Future<?> telling = look(node(webSub));
        hub.awaitAsked();
        // As a node notes the next change
        blog.update("update outbox set changed_at = now(), due_at = now() where recipient = 'websub' and subject = ''");

        hub.release();
        telling.get();
        eventually(() -> {
            node(webSub).look();
            return hub.topics().size() >= 6;
        });
        eventually(this::isSettled);
        assertEquals(6, hub.topics().size(), hub.topics().toString());
    }

    @Test
    void whatFailsIsTriedLessAndLessOftenForFourHours() throws Exception {
        hub.fail(1_000);
        blog.article("a.md", "A", "", "Edited.").importAll();
        Duration ahead = Duration.ZERO;
        for (int attempt = 1; attempt < 9; attempt++) {
            String failed = "select due_at from outbox where recipient = 'websub' and attempts = " + attempt;
            Duration now = ahead;
            eventually(() -> {
                node(webSub, now).look();
                return blog.ask(failed) != null;
            });
            // Not a moment before its time
            ahead = ahead.plusMinutes(1 << attempt - 1);
            node(webSub, ahead.minusSeconds(30)).look();
            assertTrue(blog.ask(failed) != null, "attempt " + attempt);
            ahead = ahead.plusSeconds(10);
        }
        node(webSub, ahead).look();
        assertEquals("9", blog.ask("select attempts from outbox where recipient = 'websub' and due_at is null and attempts > 0"));
        assertTrue(ahead.toHours() == 4, ahead.toString());

        hub.fail(0);
        node(webSub, Duration.ofDays(1)).look();
        assertThat(hub.topics(), empty());
        blog.article("a.md", "A", "", "Edited again.").importAll();
        node(webSub).look();
        eventually(() -> hub.topics().size() >= 3);
        assertThat(hub.topics(), containsInAnyOrder(feedsOfTheSite()));
    }

    @Test
    void whatWasToldLongAgoIsForgotten() throws Exception {
        blog.update("insert into outbox (recipient, subject, changed_at) values ('websub', '/tags/old', now() - interval '1 day')");
        blog.article("a.md", "A", "", "Edited.").importAll();

        eventually(() -> {
            node(webSub).look();
            return blog.ask("select 1 from outbox where subject = '/tags/old'") == null;
        });
    }

    @Test
    void whatTheClockTakesBackIsToldThen() throws Exception {
        Instant moment = Instant.now().plusSeconds(3);
        blog.article("brief.md", "Brief", "expiry_date: " + moment, "Text.")
                .article("secret.md", "Secret", "noindex: true\nexpiry_date: " + moment, "Text.").importAll();
        eventually(() -> {
            node(indexNow).look();
            return !hub.messages().isEmpty() && Instant.now().isAfter(moment);
        });
        node(indexNow).look();

        eventually(this::isSettled);
        assertEquals(2, hub.messages().size(), hub.messages().toString());
        hub.messages().forEach(message -> assertTrue(message.contains("/articles/brief\"") && !message.contains("secret"), message));
    }
}
