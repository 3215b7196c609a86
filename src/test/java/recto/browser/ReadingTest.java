package recto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** The way of a reader through the site: by mouse, by keyboard alone, and with JavaScript turned off. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ReadingTest {

    /** More than there are links on a page. */
    private static final int PATIENCE = 200;

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void openTheBlog() {
        ReadersBlog.publish(blog);
        open(new Browser.NewContextOptions());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void fromTheListToAnArticleItsTagItsAuthorAndBackByMouse() {
        link(ReadersBlog.TITLE).click();
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
        link("Typography").click();
        assertAt("/tags/typography", "Typography");
        link("Ada Lovelace").click();
        assertAt("/authors/ada-lovelace", "Ada Lovelace");

        page.goBack();
        assertAt("/tags/typography", "Typography");
        page.goBack();
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
        page.goBack();
        assertThat(page).hasURL(home.toString());
    }

    @Test
    void aPaperBesideAnArticleOpensInTheBrowser() {
        String paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF\n";
        blog.file("papers/one.pdf", paper.getBytes(StandardCharsets.US_ASCII)).article("papers/a.md", "On paper", "slug: on-paper",
                "See [the paper](one.pdf).");
        blog.importAll();
        page.navigate(home + "articles/on-paper");
        link("the paper").click();
        // The browser shows a paper in a frame of its viewer, and one that may not be shown in none
        page.waitForCondition(() -> page.frames().size() > 1);
        assertTrue(page.url().endsWith("/one.pdf"), page.url());
    }

    @Test
    void fromTheNewestToTheOldestAndBackByMouse() {
        page.locator("a[rel=next]").click();
        assertThat(page).hasURL(home.resolve("/page/2").toString());
        assertThat(link("Article number 1")).isVisible();
        assertThat(page.locator("a[rel=next]")).hasCount(0);

        page.locator("a[rel=prev]").click();
        assertThat(page).hasURL(home.toString());
        assertThat(link(ReadersBlog.TITLE)).isVisible();
    }

    @Test
    void fromTheListToAnArticleItsTagItsAuthorAndBackByKeyboard() {
        tabTo(ReadersBlog.TITLE);
        page.keyboard().press("Enter");
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
        tabTo("Typography");
        page.keyboard().press("Enter");
        assertAt("/tags/typography", "Typography");
        tabTo("Ada Lovelace");
        page.keyboard().press("Enter");
        assertAt("/authors/ada-lovelace", "Ada Lovelace");

        page.goBack();
        page.goBack();
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
    }

    @Test
    void fromTheArchiveToAPartToTheNextPartByKeyboard() {
        tabTo("Archive");
        page.keyboard().press("Enter");
        assertAt("/archive", "Archive");
        tabTo("2026");
        page.keyboard().press("Enter");
        assertAt("/archive/2026", "2026");
        tabTo("Article number 16");
        page.keyboard().press("Enter");
        assertAt("/articles/article-16", "Article number 16");
        tabTo("All parts");
        page.keyboard().press("Enter");
        tabTo("Article number 24");
        page.keyboard().press("Enter");
        assertAt("/articles/article-24", "Article number 24");
        tabTo("Pages");
        page.keyboard().press("Enter");
        assertAt("/series/pages", "Pages");
    }

    @Test
    void fromAQuestionToAnAnswerByKeyboard() {
        page.setViewportSize(1280, 900);
        for (int i = 0; i < PATIENCE && !(Boolean) page.evaluate("() => document.activeElement.name === 'q'"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("measure");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(home.resolve("/search?q=measure").toString());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 article for “measure”");
        tabTo(ReadersBlog.TITLE);
        page.keyboard().press("Enter");
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
    }

    @Test
    void theFirstStopOfTheKeyboardSkipsToTheText() {
        page.keyboard().press("Tab");
        assertEquals("Skip to the text", focus().get("text"));
        assertFocusIsSeen();

        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertTrue((Boolean) page.evaluate("() => document.activeElement.closest('main') !== null"), "the next stop is in the text");
    }

    @Test
    void whatIsWiderThanTheTextIsScrolledByKeyboard() {
        page.setViewportSize(390, 844);
        page.navigate(home.resolve(ReadersBlog.ARTICLE).toString());
        Locator table = page.getByRole(AriaRole.TABLE).first();

        assertTrue(
                (Boolean) table.evaluate(
                        """
                                table => {
                                    for (let e = table; e !== document.body; e = e.parentElement) {
                                        if (e.scrollWidth > e.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) {
                                            return e.tabIndex >= 0 && e.getAttribute('role') === 'region' && (e.ariaLabel || e.getAttribute('aria-labelledby')) !== null;
                                        }
                                    }
                                    return false;
                                }"""),
                "the table scrolls in a region that has a name and takes the focus");
    }

    @Test
    void notesStandInTheMarginBesideTheirMarksAndNeverOnOneAnother() {
        blog.article("notes.md", "Notes", "",
                """
                        One.[^a] Two, close by.[^b] Three, close by too.[^c]

                        %s

                        Four, far below.[^d]

                        [^a]: A note that is so long that it needs many lines in a margin that is so narrow, and goes on for a while longer than its sentence.
                        [^b]: Another one, and likewise it goes on and on, for long enough to reach down past the sentence of the one that comes after it.
                        [^c]: A third.
                        [^d]: The last.
                        """
                        .formatted("A paragraph between.\n\n".repeat(12)))
                .importAll();
        page.setViewportSize(1280, 900);
        page.navigate(home.resolve("/articles/notes").toString());
        List<BoundingBox> notes = page.locator(".footnotes li").all().stream().map(Locator::boundingBox).toList();
        BoundingBox text = page.locator(".prose > p").first().boundingBox();

        assertEquals(4, notes.size());
        for (int i = 0; i < notes.size(); i++) {
            assertTrue(notes.get(i).x > text.x + text.width, "in the margin: " + i);
            assertTrue(i == 0 || notes.get(i).y >= notes.get(i - 1).y + notes.get(i - 1).height, "below the one before: " + i);
        }
        for (int i : List.of(0, 3)) {
            double mark = page.locator("sup a").nth(i).boundingBox().y;
            assertTrue(Math.abs(notes.get(i).y - mark) < 16, "beside its mark: " + i);
        }

        page.setViewportSize(390, 844);
        assertTrue(page.locator(".footnotes li").first().boundingBox().y > page.locator("sup a").last().boundingBox().y,
                "after the text on a telephone");
    }

    @Test
    void withoutJavaScriptNothingIsMissing() {
        context.close();
        open(new Browser.NewContextOptions().setJavaScriptEnabled(false));

        link(ReadersBlog.TITLE).click();
        assertAt(ReadersBlog.ARTICLE, ReadersBlog.TITLE);
        assertThat(page.getByText("Last words.")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE).first()).isVisible();
        page.locator("sup a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*#.+"));
        assertThat(page.getByText("Some sixty-six characters.")).isInViewport();
        link("Engines").click();
        assertAt("/tags/engines", "Engines");
    }

    private void open(Browser.NewContextOptions options) {
        // Without scripts Chromium does not tell Playwright when the cross-fade between two pages is over, and the next click waits for ever
        context = Chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.navigate(home.toString());
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
    }

    private void assertAt(String path, String heading) {
        assertThat(page).hasURL(home.resolve(path).toString());
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(heading);
    }

    /** Presses Tab until the link has the focus; each stop on the way must be seen. */
    private void tabTo(String link) {
        for (int i = 0; i < PATIENCE; i++) {
            page.keyboard().press("Tab");
            assertFocusIsSeen();
            if (link.equals(focus().get("text"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not come to " + link);
    }

    private void assertFocusIsSeen() {
        Map<String, Object> focus = focus();
        assertTrue((Boolean) focus.get("isOutlined"), () -> "no outline on " + focus.get("text"));
        assertTrue((Boolean) focus.get("isInView"), () -> "out of view: " + focus.get("text"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> focus() {
        return (Map<String, Object>) page.evaluate(
                """
                        () => {
                            const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
                            return {
                                text: element.textContent.trim(),
                                isOutlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                                isInView: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
                            };
                        }""");
    }
}
