package recto.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Pages that a browser fetches before they are asked for, and what its console says of that under the Content-Security-Policy. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SpeculationTest {

    /** Who was asked for what in advance, as the server sees it: the browser's own list does not have these requests. */
    @ApplicationScoped
    static class Prefetches {

        private final BlockingQueue<String> paths = new LinkedBlockingQueue<>();

        void register(@Observes Filters filters) {
            filters.register(context -> {
                String purpose = context.request().getHeader("Sec-Purpose");
                if (purpose != null && purpose.startsWith("prefetch")) {
                    paths.add(context.request().path());
                }
                context.next();
            }, 1000);
        }

        String next() throws InterruptedException {
            return paths.poll(20, TimeUnit.SECONDS);
        }
    }

    @Inject
    TestBlog blog;
    @Inject
    Prefetches prefetches;
    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void publish() {
        ReadersBlog.publish(blog);
    }

    @Test
    void pointingAtALinkFetchesItsPageAndTheConsoleIsSilent() throws InterruptedException {
        try (Page page = Chromium.browser().newPage()) {
            List<String> console = new ArrayList<>();
            page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
            page.navigate(home.toString());
            page.waitForLoadState();

            // What is no page is not fetched, though it is pointed at first
            page.locator("footer a[href='/rss.xml']").hover();
            page.waitForTimeout(500);
            page.locator("h2 a[href='" + ReadersBlog.ARTICLE + "']").hover();

            // The page may scroll another link under the pointer on its way
            List<String> fetched = new ArrayList<>();
            do {
                fetched.add(prefetches.next());
            } while (!ReadersBlog.ARTICLE.equals(fetched.get(fetched.size() - 1)) && !fetched.contains(null));
            assertTrue(fetched.contains(ReadersBlog.ARTICLE), fetched::toString);
            assertFalse(fetched.contains("/rss.xml"), fetched::toString);
            assertEquals(List.of(), console);
            assertTrue(page.locator("script[type='application/ld+json']").count() == 1);
        }
    }
}
