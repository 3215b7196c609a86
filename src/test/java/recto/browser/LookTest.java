package recto.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.media.TestPictures;

/** Where the parts of an article stand on the page, and which of them. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class LookTest extends LookedAt {

    @Test
    void theHeroOfAPartOfASeriesIsAboveTheText() {
        blog.file("sea.jpg", TestPictures.jpeg(1200, 600))
                .article("part.md", "Part", "heroImage: sea.jpg\nseries: Watches", "## One\n\n## Two\n\n## Three\n\n" + PARAGRAPH)
                .article("other.md", "Other", "series: Watches", PARAGRAPH).importAll();

        for (int width : List.of(TELEPHONE, 768, DESK)) {
            show("/articles/part", width);
            BoundingBox hero = box(".hero");
            assertTrue(hero.y > box(".series-nav").y, "below the links to the other parts at " + width);
            assertTrue(hero.y + hero.height <= box(".prose").y, "above the text at " + width);
        }
    }

    @Test
    void theFeedsStandInColumnsUnderTheirHeadings() {
        blog.article("a.md", "A", "tags: [Lamps, Ships]\nauthor: Ada", PARAGRAPH).importAll();

        for (int width : List.of(TELEPHONE, DESK)) {
            show("/feeds", width);
            assertEquals(List.of(), page.locator("main li").all().stream()
                    .filter(item -> !"none".equals(style(item, "list-style-type"))).toList(), "no bullets");
            BoundingBox lamps = page.locator("main li", new Page.LocatorOptions().setHasText("Lamps")).boundingBox();
            BoundingBox rss = page.locator("a[href='/tags/lamps/rss.xml']").boundingBox();
            BoundingBox other = page.locator("a[href='/tags/ships/rss.xml']").boundingBox();
            assertTrue(rss.x > lamps.x + lamps.width / 3, "the formats are at the far side at " + width);
            assertEquals(rss.x, other.x, 1, "and below one another");
            BoundingBox above = page.locator("main ul").first().boundingBox();
            assertTrue(page.locator("main h2").nth(1).boundingBox().y >= above.y + above.height + 24, "a heading has room above it");
        }
    }

    @Test
    void aWideTableBreaksItsCodeKeepsRoomForItsTextAndUsesTheEmptyMargin() {
        String table = """
                | property | environment | default | meaning |
                | --- | --- | --- | --- |
                | `blog.pages.keep-in-memory-at-most` | `BLOG_PAGES_KEEP_IN_MEMORY_AT_MOST` | `http://localhost:8080` | How much memory the finished pages may take before the oldest of them goes |

                """;
        blog.article("wide.md", "Wide", "", PARAGRAPH + table)
                .article("noted.md", "Noted", "", PARAGRAPH.repeat(3) + "A note.[^1]\n\n" + table + "[^1]: Said in the margin.")
                .importAll();

        show("/articles/wide", DESK);
        BoundingBox text = box(".prose > p");
        BoundingBox scroll = box(".scroll");
        assertTrue(scroll.width > text.width + 100, "wider than the text");
        assertTrue(scroll.x + scroll.width <= DESK, "and not than the page");
        assertTrue(!scrolls(".scroll"), "nothing is hidden");
        assertTrue(box("td:last-child").width >= 180, "the column with the text is wide enough to read");
        assertTrue(box("td:first-child code").height > 25, "code in a cell breaks");
        assertEquals("blog.pages.keep-in-memory-at-most", page.locator("td code").first().textContent());

        show("/articles/wide", TELEPHONE);
        assertTrue(box("td:last-child").width >= 150, "wide enough on a telephone too");
        assertTrue(scrolls(".scroll"));

        show("/articles/noted", DESK);
        assertEquals(box(".prose > p").width, box(".scroll").width, 1, "the notes have the margin");
    }

    @Test
    void whatHasMoreAtItsSideShowsAFadeAndTakesTheFocusAndNothingElseDoes() {
        blog.article("code.md", "Code", "", """
                ```
                short
                ```

                | a | b |
                | - | - |
                | 1 | 2 |

                ```
                %s
                ```

                | %s |
                | %s |
                """.formatted("a line ".repeat(60), "Column | ".repeat(20) + "Last", "--- | ".repeat(20) + "---")).importAll();

        for (int width : List.of(TELEPHONE, DESK)) {
            show("/articles/code", width);
            for (int i : List.of(0, 1)) {
                assertTrue(style(page.locator("pre, .scroll").nth(2 + i), "background-image").contains("gradient"), "it fades");
            }
            List<Object> stops = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                stops.add(page.evaluate("() => [...document.querySelectorAll('pre, .scroll')].indexOf(document.activeElement)"));
            }
            assertEquals(List.of(2, 3), stops.stream().filter(stop -> (Integer) stop >= 0).distinct().toList(), "at " + width);
            assertTrue(page.getByText("short").isVisible());
        }
    }

    @Test
    void aHeroThatDoesNotLoadLeavesNoEmptyBox() {
        blog.article("dead.md", "Dead", "heroImage: https://pictures.invalid/none.jpg", PARAGRAPH)
                .article("too.md", "Dead too", "heroImage: https://pictures.invalid/none.jpg", PARAGRAPH).importAll();

        for (String path : List.of("/", "/articles/dead")) {
            show(path, DESK);
            assertTrue(page.locator("main img").all().stream().allMatch(img -> img.boundingBox().height < 60
                    || (Boolean) img.evaluate("img => img.naturalWidth > 0")), path);
        }
    }

    @Test
    void notesThatDoNotFitBesideAShortTextStandAtItsEnd() {
        blog.article("short.md", "Short", "", "Short." + marks(10) + notes(10))
                .article("long.md", "Long", "", (PARAGRAPH + "So it goes.[^%d]\n\n").repeat(4).formatted(1, 2, 3, 4) + notes(4))
                .importAll();

        show("/articles/short", DESK);
        BoundingBox last = page.locator(".footnotes li").last().boundingBox();
        assertEquals(box(".prose > p").x, page.locator(".footnotes p").first().boundingBox().x, 60, "in the column of the text");
        assertTrue(last.y + last.height <= box(".article-foot").y, "above what follows the text");

        show("/articles/long", DESK);
        BoundingBox text = box(".prose > p");
        for (Locator note : page.locator(".footnotes li").all()) {
            assertTrue(note.boundingBox().x > text.x + text.width, "in the margin");
        }
    }

    @Test
    void theMarksOfSeveralNotesAreNotOneNumber() {
        blog.article("short.md", "Short", "", "Short." + marks(3) + " And more.[^1] And more.[^2]\n\n" + notes(3)).importAll();

        show("/articles/short", DESK);
        assertEquals("Short.1,\u20092,\u20093 And more.1 And more.2", page.locator(".prose > p").first().textContent());
    }

    @Test
    void aHeroIsNeitherBlownUpNorCut() {
        blog.file("small.png", TestPictures.png(320, 200)).file("tall.jpg", TestPictures.jpeg(700, 1400))
                .article("small.md", "Small", "heroImage: small.png\npublish_date: 2026-05-01", PARAGRAPH)
                .article("tall.md", "Tall", "heroImage: tall.jpg\npublish_date: 2026-05-02", PARAGRAPH).importAll();

        show("/articles/small", DESK);
        assertEquals(320, box(".hero img").width, 1);
        show("/articles/small", 300);
        assertTrue(box(".hero img").width <= 300);

        for (int width : List.of(TELEPHONE, DESK)) {
            show("/articles/tall", width);
            assertTrue(box(".hero img").height <= 900);
            assertTrue(isWhole(".hero img"), "whole at " + width);
            show("/", width);
            assertTrue(isWhole(".lead img"), "whole on the home page at " + width);
            assertTrue(box(".lead img").height <= 500, "it does not fill the home page at " + width);
        }
    }

    private boolean isWhole(String selector) {
        return (Boolean) page.locator(selector).first().evaluate(
                "img => getComputedStyle(img).objectFit === 'contain' || Math.abs(img.width / img.height - img.naturalWidth / img.naturalHeight) < .02");
    }

    private static String marks(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("[^%d]"::formatted).collect(Collectors.joining());
    }

    private static String notes(int count) {
        return "\n\n" + IntStream.rangeClosed(1, count)
                .mapToObj("[^%d]: What a note says takes a few lines where the margin is as narrow as this.\n"::formatted)
                .collect(Collectors.joining());
    }
}
