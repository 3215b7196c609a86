package recto.browser;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Each reader gets the same letters, whatever fonts their machine has, and only those that the page needs. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FontsTest {

    private static final String LOADED = """
            async () => {
                await document.fonts.ready;
                let shift = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value)).observe({ type: 'layout-shift', buffered: true });
                await new Promise(resolve => setTimeout(resolve, 100));
                const sizes = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                    .map(entry => [entry.name, entry.encodedBodySize]);
                return { fonts: sizes.filter(s => s[0].endsWith('.woff2')).map(s => s[0].replace(/.*\\/|\\.\\w+\\.woff2/g, '')).sort(),
                    ofFonts: sizes.filter(s => s[0].endsWith('.woff2')).reduce((sum, s) => sum + s[1], 0),
                    ofPage: sizes.filter(s => !s[0].endsWith('.woff2')).reduce((sum, s) => sum + s[1], 0),
                    shift };
            }""";

    /** How wide a text is in the font of the site, by its width in the fonts that stand in for it. */
    private static final String WIDER = """
            async style => {
                const pen = document.createElement('canvas').getContext('2d'), text = document.querySelector('.prose').textContent;
                const width = fonts => { pen.font = style + ' 40px ' + fonts; return pen.measureText(text).width; };
                await document.fonts.load(style + ' 40px "Recto Serif"');
                return width('"Recto Serif"') / width('"Recto Fallback", "Recto Android", "Recto Linux", monospace');
            }""";

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void anArticle() {
        blog.empty().article("en.md", "On *margins*", "subtitle: And what stands in them", LookTest.PARAGRAPH.repeat(20) + "*So* it is.")
                .importAll();
    }

    @Test
    void aPageInEnglishLoadsTwoPartsAndIsSmall() {
        Map<?, ?> loaded = loaded("/articles/en");

        assertEquals(List.of("serif-italic-latin", "serif-latin"), loaded.get("fonts"));
        int page = (int) loaded.get("ofPage");
        int fonts = (int) loaded.get("ofFonts");
        assertTrue(page < 14_000, "the page and its stylesheet have " + page + " bytes");
        assertTrue(page + fonts < 60_000, "with its fonts it has " + (page + fonts) + " bytes");
        assertEquals(0, ((Number) loaded.get("shift")).doubleValue(), .001);
    }

    @Test
    void theFontsThatStandInAreAsWideSoThatNoLineBreaksElsewhereWhenItComes() {
        try (Page page = Chromium.browser().newPage()) {
            page.navigate(home.resolve("/articles/en").toString());
            for (String style : List.of("normal", "italic")) {
                assertEquals(1, ((Number) page.evaluate(WIDER, style)).doubleValue(), .03, style);
            }
        }
    }

    @Test
    void otherLettersComeWithThePagesThatHaveThem() {
        blog.article("zh.md", "页边", "lang: zh", "书的边。").importAll();
        assertEquals(List.of("serif-italic-latin", "serif-latin"), loaded("/articles/zh").get("fonts"));
        blog.article("de.md", "Über Ränder", "lang: de", "Größe: *schön*.").importAll();
        assertTrue(((List<?>) loaded("/articles/de").get("fonts")).contains("serif-latin-1"));
        blog.article("ru.md", "О полях", "lang: ru", "Поля книги.").importAll();
        assertTrue(((List<?>) loaded("/articles/ru").get("fonts")).contains("serif-cyrillic"));
    }

    @Test
    void aFontIsKeptForAYear() {
        String font = when().get("/articles/en").then().extract().htmlPath()
                .getString("html.head.link.find { it.@rel == 'preload' }.@href");

        when().get(font).then().statusCode(200).contentType("font/woff2").header("Cache-Control", containsString("immutable"));
        when().get(font.replaceFirst("\\.\\w{12}\\.", ".000000000000.")).then().statusCode(404);
        when().get("/assets/fonts/serif-none.000000000000.woff2").then().statusCode(404);
    }

    private Map<?, ?> loaded(String path) {
        try (Page page = Chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1280, 900))) {
            page.navigate(home.resolve(path).toString());
            return (Map<?, ?>) page.evaluate(LOADED);
        }
    }
}
