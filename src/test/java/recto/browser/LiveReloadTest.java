package recto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.AnotherSite;
import recto.Eventually;
import recto.TestPostgres;
import recto.imports.ImportJob;
import recto.imports.TestBlog;
import recto.live.LiveListeners;

/** What an author sees who has an article open in a browser and saves its file. */
@ExtendWith(Chromium.class)
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class LiveReloadTest {

    private static final String LONG = "A line.\n\n".repeat(200);
    private static final ContainsTextOptions WITHIN_A_SECOND = new ContainsTextOptions().setTimeout(1_000);

    @Inject
    TestBlog blog;
    @Inject
    LiveListeners listeners;
    @TestHTTPResource("/")
    URI home;

    private final List<String> complaints = new ArrayList<>();
    private ImportJob job;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void openAnArticle() throws Exception {
        blog.empty().article("a.md", "Alpha", "", LONG + "The old end.\n");
        job = blog.job();
        job.look();
        blog.tell();
        context = Chromium.browser().newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(home.resolve("/articles/a").toString());
        Eventually.holds("the page listens", () -> listeners.count() == 1);
    }

    @AfterEach
    void close() {
        context.close();
        blog.empty();
        job.look();
    }

    @Test
    void aSavedArticleIsShownAtOnceAndWhereTheReaderIs() {
        page.evaluate("scrollTo(0, 1200)");
        page.evaluate("window.isTheSamePage = true");
        save("", LONG + "The new end.\n");

        assertThat(page.locator(".prose")).containsText("The new end.", WITHIN_A_SECOND);
        assertEquals(1200, ((Number) page.evaluate("scrollY")).intValue());
        assertEquals(true, page.evaluate("window.isTheSamePage"));
        assertEquals(List.of(), complaints);
    }

    @Test
    void aFaultLiesOverThePageAndGoesWithItsMend() {
        save("publish_date: soon", LONG);
        assertThat(page.locator("dialog")).containsText("a.md:3:15: publish_date 'soon' is not a date", WITHIN_A_SECOND);
        assertThat(page.locator("dialog pre")).hasText("publish_date: soon");
        assertThat(page.locator(".prose")).containsText("The old end.");

        save("", LONG + "The mended end.\n");
        assertThat(page.locator(".prose")).containsText("The mended end.", WITHIN_A_SECOND);
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void anArticleThatIsGoneIsShownAsGone() {
        blog.article("b.md", "Beta").article("c.md", "Gamma").article("d.md", "Delta").article("e.md", "Eps").article("f.md", "Zeta");
        job.look();
        blog.delete("a.md");
        job.look();
        assertThat(page.locator("main")).not().containsText("The old end.");
    }

    @Test
    void aClosedPageHoldsNoConnection() {
        page.close();
        Eventually.holds("the connection is closed", () -> listeners.count() == 0);
    }

    private void save(String frontMatter, String body) {
        blog.article("a.md", "Alpha", frontMatter, body);
        job.look();
    }
}
