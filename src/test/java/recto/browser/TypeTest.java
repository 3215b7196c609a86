package recto.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.media.TestPictures;

/** Small things of which a reader notices only that they are wrong. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class TypeTest extends LookedAt {

    @Test
    void onlyALongOpeningHasAnInitial() {
        blog.article("long.md", "Long", "", PARAGRAPH).article("short.md", "Short", "", "Short.\n\n" + PARAGRAPH)
                .article("linked.md", "Linked", "", "[A](/long) " + PARAGRAPH).article("code.md", "Code", "", "`code` is " + PARAGRAPH)
                .article("quoted.md", "Quoted", "", "“" + PARAGRAPH).importAll();

        for (String with : List.of("long", "quoted")) {
            assertTrue(initialOf(with) > 30, with);
        }
        for (String without : List.of("short", "linked", "code")) {
            assertTrue(initialOf(without) < 25, without);
        }
    }

    private double initialOf(String slug) {
        show("/articles/" + slug, DESK);
        String letter = "e => parseFloat(getComputedStyle(e, '::first-letter').initialLetter) * 20 || parseFloat(getComputedStyle(e, '::first-letter').fontSize)";
        return ((Number) page.locator(".prose > p").first().evaluate(letter)).doubleValue();
    }

    @Test
    void aSectionOfASectionIsIndentedFromTheSideFromWhichItIsRead() {
        blog.article("a.md", "A", "", "## One\n\n### One and a half\n\n" + PARAGRAPH + "## Two\n\n## Three\n\n" + PARAGRAPH).importAll();

        show("/articles/a", DESK);
        double section = box(".outline .level-2 a").x;
        assertEquals(section, box(".outline-title").x + 0, 6, "all begin at one line");
        assertEquals(section, page.locator(".outline .level-2 a").last().boundingBox().x, 1);
        assertTrue(box(".outline .level-3 a").x > section + 8, "and the smaller one further in");
    }

    @Test
    void theFirstLeaderDotIsWhole() {
        blog.article("a.md", "A", "tags: [Lamps]", PARAGRAPH).importAll();

        show("/tags", DESK);
        assertTrue(((String) page.locator(".index-name").evaluate("name => getComputedStyle(name, '::after').backgroundRepeat"))
                .startsWith("space"));
    }

    @Test
    void whatIsInTheLanguageOfTheSiteStandsAtTheEdgeAtWhichTheTextBegins() {
        blog.article("a.md", "לשם מה השוליים", "language: he", PARAGRAPH).importAll();

        show("/articles/a", DESK);
        BoundingBox title = box("h1");
        BoundingBox minutes = box(".byline > span");
        assertEquals(title.x + title.width, minutes.x + minutes.width, 1);
    }

    @Test
    void theNumberOfThePageIsInTheMiddleBetweenTheWaysToTheFirstAndTheLast() {
        for (int i = 0; i < 110; i++) {
            blog.article("a-" + i + ".md", "A " + i);
        }
        blog.importAll();

        for (int width : List.of(TELEPHONE, DESK)) {
            for (String path : List.of("/", "/page/3", "/page/6")) {
                show(path, width);
                BoundingBox pages = box(".pagination");
                BoundingBox count = box(".pagination .page-number");
                assertEquals(pages.x + pages.width / 2, count.x + count.width / 2, 3, path + " at " + width);
            }
        }
        show("/page/3", DESK);
        assertEquals(List.of("/", "/page/2", "/page/4", "/page/6"), hrefs(".pagination a"));
        show("/page/2", DESK);
        assertEquals(List.of("/", "/page/3", "/page/6"), hrefs(".pagination a"));
        show("/page/5", DESK);
        assertEquals(List.of("/", "/page/4", "/page/6"), hrefs(".pagination a"));
        show("/", DESK);
        assertEquals(List.of("/page/2", "/page/6"), hrefs(".pagination a"));
    }

    private List<String> hrefs(String selector) {
        return page.locator(selector).all().stream().map(link -> link.getAttribute("href")).toList();
    }

    @Test
    void thePresentPlaceIsMarkedInTheColoursOfTheReaderToo() {
        blog.article("a.md", "A").importAll();

        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        show("/archive", DESK);
        Locator here = page.locator(".masthead [aria-current]");
        assertTrue(style(here, "text-decoration-line").contains("underline") || !style(here, "border-bottom-width").equals("0px"));
        assertFalse(style(page.locator(".masthead li a").first(), "text-decoration-line").contains("underline"));
    }

    @Test
    void everyReadingTimeIsWrittenInOneWay() {
        blog.article("a.md", "A", "read_time: 8 mins", PARAGRAPH).article("b.md", "B", "read_time: '12 minutes read'", PARAGRAPH)
                .article("c.md", "C", "read_time: 5", PARAGRAPH).article("d.md", "D", "read_time: an evening", PARAGRAPH)
                .article("e.md", "E", "", PARAGRAPH).importAll();

        show("/", DESK);
        assertEquals(List.of("1 min", "an evening", "5 min", "12 min", "8 min"),
                page.locator(".contents .meta span:not(.pinned)").allTextContents());
        show("/articles/a", DESK);
        assertTrue(page.getByText("8 min read").isVisible());
    }

    @Test
    void oneDateIsNamedOnce() {
        blog.article("a.md", "A", "publish_date: 2026-05-01\ncreated_date: 2026-05-01", PARAGRAPH)
                .article("b.md", "B", "publish_date: 2026-05-02\ncreated_date: 2026-05-01", PARAGRAPH).importAll();

        show("/articles/a", DESK);
        assertEquals("Published 1 May 2026", page.locator(".imprint").first().textContent());
        show("/articles/b", DESK);
        assertEquals("Written 1 May 2026 · Published 2 May 2026", page.locator(".imprint").first().textContent());
    }

    @Test
    void aFilmIsAsWideAsTheText() {
        blog.article("a.md", "A", "", PARAGRAPH + "<video src=\"https://films.invalid/a.mp4\" controls></video>\n\n" + PARAGRAPH)
                .importAll();

        show("/articles/a", DESK);
        BoundingBox film = box("video");
        assertEquals(box(".prose > p").width, film.width, 1);
        assertEquals(16 / 9., film.width / film.height, .05);
    }

    @Test
    void aHeroFromEdgeToEdgeHasNoRoundCorners() {
        blog.file("sea.jpg", TestPictures.jpeg(1200, 600)).article("a.md", "A", "heroImage: sea.jpg", PARAGRAPH).importAll();

        show("/articles/a", TELEPHONE);
        assertEquals(TELEPHONE, box(".hero img").width, 1);
        assertEquals("0px", style(page.locator(".hero img"), "border-radius"));
    }

    @Test
    void picturesAreDimmedInTheDark() {
        blog.file("sea.jpg", TestPictures.jpeg(600, 300)).article("a.md", "A", "heroImage: sea.jpg", PARAGRAPH + "![Sea](sea.jpg)")
                .importAll();

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            show("/articles/a", DESK);
            for (Locator picture : page.locator("main img").all()) {
                assertEquals(scheme == ColorScheme.LIGHT, "none".equals(style(picture, "filter")), scheme.toString());
            }
        }
    }

    @Test
    void theNameOfTheSiteStandsAtTheEndOfItsRule() {
        blog.article("a.md", "A").importAll();

        for (int width : List.of(TELEPHONE, 768, DESK)) {
            show("/", width);
            assertEquals(box(".masthead").x, box(".masthead-name").x, 1, "masthead at " + width);
            assertEquals(box(".foot").x, box(".foot p").x, 1, "foot at " + width);
            assertNotEquals("0px", style(page.locator(".masthead"), "border-bottom-width"));
        }
    }
}
