package recto.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.media.TestPictures;

/** Where pictures stand in an article, and the line that tells how much of it was read. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FigureLookTest extends LookedAt {

    private static final int TABLET = 768;

    @BeforeEach
    void pictures() {
        blog.file("wide.jpg", TestPictures.jpeg(1400, 700)).file("tall.jpg", TestPictures.jpeg(600, 900));
    }

    @Test
    void aClickOpensAPictureInItsFullSize() {
        blog.article("a.md", "A", "", "![A](wide.jpg)\n").importAll();

        show("/articles/a", TELEPHONE);
        page.locator(".prose img").click();
        assertTrue(page.url().endsWith("/wide.jpg"), page.url());
        assertEquals(1400, page.locator("img").evaluate("img => img.naturalWidth"));
    }

    @Test
    void picturesOfARowHaveOneHeightAndFillTheColumn() {
        blog.article("a.md", "A", "", "![A](wide.jpg 'One')\n![B](tall.jpg)\n\n" + PARAGRAPH).importAll();

        for (int width : List.of(TELEPHONE, TABLET, DESK)) {
            show("/articles/a", width);
            BoundingBox first = box(".row > figure:first-child img");
            BoundingBox second = box(".row > figure:last-child img");
            BoundingBox text = box(".prose > p");
            assertEquals(first.height, second.height, 1, "at " + width);
            assertEquals(first.y, second.y, 1, "at " + width);
            assertEquals(3.0, first.width / second.width, .05, "at " + width);
            assertEquals(text.x, first.x, 1, "at " + width);
            assertEquals(text.x + text.width, second.x + second.width, 1, "at " + width);
        }
    }

    @Test
    void aWidePictureTakesTheMarginsThatAreFree() {
        blog.article("free.md", "Free", "", PARAGRAPH + "![A](wide.jpg#wide 'Caption')\n")
                .article("notes.md", "Notes", "",
                        PARAGRAPH + "Text[^1].\n\n![A](wide.jpg#wide)\n\n" + PARAGRAPH.repeat(6) + "[^1]: " + PARAGRAPH)
                .article("far.md", "Far", "",
                        "Text[^1].\n\n" + PARAGRAPH + "## A\n\n![A](wide.jpg#wide)\n\n## B\n\nText[^2].\n\n## C\n\n" + PARAGRAPH
                                + "[^1]: A note.\n[^2]: Another.\n")
                .article("outline.md", "Outline", "", PARAGRAPH + "## A\n\n![A](wide.jpg#wide)\n\n## B\n\n## C\n\n" + PARAGRAPH)
                .importAll();

        show("/articles/free", DESK);
        BoundingBox text = box(".prose > p");
        BoundingBox wide = box(".wide img");
        assertTrue(wide.width > text.width + 300, "wide is " + wide.width);
        assertEquals(text.x + text.width / 2, wide.x + wide.width / 2, 1);
        show("/articles/notes", DESK);
        assertTrue(box(".wide img").x + box(".wide img").width < box(".beside li").x);
        show("/articles/outline", DESK);
        assertEquals(box(".prose > p").x, box(".wide img").x, 1);
        show("/articles/far", DESK);
        assertEquals(box(".prose > p").x, box(".wide img").x, 1);
        assertTrue(box(".wide img").x + box(".wide img").width > box(".beside li").x + 100, "it takes the margin of the notes");
        for (String slug : List.of("free", "notes", "outline")) {
            show("/articles/" + slug, TELEPHONE);
            assertEquals(0, box(".wide img").x, 1);
            assertEquals(TELEPHONE, box(".wide img").width, 1);
            assertEquals(TELEPHONE, page.evaluate("document.documentElement.scrollWidth"));
        }
    }

    @Test
    void aLineTellsHowMuchOfALongTextWasRead() {
        blog.article("long.md", "Long", "", PARAGRAPH.repeat(25)).article("short.md", "Short", "", PARAGRAPH).importAll();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));

        show("/articles/long", DESK);
        assertEquals(0, read(), .01);
        page.evaluate(
                "() => { const p = document.querySelector('.prose').getBoundingClientRect(); scrollTo(0, p.top + (p.height - innerHeight) / 2); }");
        assertEquals(.5, read(), .02);
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)");
        assertEquals(1, read(), .01);

        show("/articles/short", DESK);
        assertEquals(-1, read());
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        show("/articles/long", DESK);
        assertEquals(-1, read());
    }

    /** From 0 to 1; -1 where nothing tells. */
    private double read() {
        page.waitForTimeout(200);
        return ((Number) page.evaluate("""
                () => {
                    const style = getComputedStyle(document.documentElement, '::before');
                    return style.content === 'none' ? -1 : new DOMMatrix(style.transform).a;
                }""")).doubleValue();
    }
}
