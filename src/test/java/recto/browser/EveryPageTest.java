package recto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import recto.TestPostgres;
import recto.content.TestBlog;

/** What holds for each page of the site, whoever wrote it and however it is looked at. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final String MISSING = "/no/such/page";
    static final List<String> PATHS = List.of("/", "/page/2", ReadersBlog.ARTICLE, "/tags", "/tags/typography", "/authors",
            "/authors/ada-lovelace", "/about", MISSING);

    /** What is too faint to read (WCAG 2.2, 1.4.3): each text that is seen, its ratio to what is behind it, and what it should be. */
    private static final String FAINT_TEXTS = """
            () => {
                const canvas = document.createElement('canvas'), pen = canvas.getContext('2d', {willReadFrequently: true});
                canvas.width = canvas.height = 1;
                const colour = css => {
                    pen.clearRect(0, 0, 1, 1); pen.fillStyle = css; pen.fillRect(0, 0, 1, 1);
                    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
                    return {rgb: [r, g, b], a: a / 255};
                };
                const over = (front, a, back) => front.map((c, i) => c * a + back[i] * (1 - a));
                const behind = element => {
                    if (!element) return [255, 255, 255];
                    const own = colour(getComputedStyle(element).backgroundColor);
                    return own.a === 1 ? own.rgb : over(own.rgb, own.a, behind(element.parentElement));
                };
                const light = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                const opacity = element => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
                const faint = [];
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                    const element = node.parentElement, box = element.getBoundingClientRect();
                    if (!node.data.trim() || box.width <= 1 || box.height <= 1 || !element.checkVisibility({visibilityProperty: true})) continue;
                    const style = getComputedStyle(element), back = behind(element), front = colour(style.color);
                    const a = light(over(front.rgb, front.a * opacity(element), back)), b = light(back);
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    const size = parseFloat(style.fontSize), needed = size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5;
                    if (ratio < needed) faint.push(node.data.trim().slice(0, 40) + ': ' + ratio.toFixed(2) + ' instead of ' + needed);
                }
                return faint;
            }""";

    private static final String BACKGROUND_IS_LIGHT = """
            () => {
                const own = e => getComputedStyle(e).backgroundColor, canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
                pen.fillStyle = 'white'; pen.fillRect(0, 0, 1, 1);
                for (const e of [document.documentElement, document.body]) { pen.fillStyle = own(e); pen.fillRect(0, 0, 1, 1); }
                const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
                return r + g + b > 3 * 128;
            }""";

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    @BeforeAll
    void publish() {
        ReadersBlog.publish(blog);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void inBothColourSchemesItLoadsWithoutAFaultAndCanBeRead(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
                Page page = context.newPage();
                List<String> faults = listen(page, path);
                Response response = page.navigate(home.resolve(path).toString());

                assertEquals(path.equals(MISSING) ? 404 : 200, response.status());
                assertEquals(List.of(), faults, scheme.toString());
                assertEquals(scheme == ColorScheme.LIGHT, page.evaluate(BACKGROUND_IS_LIGHT), scheme.toString());
                assertEquals(List.of(), page.evaluate(FAINT_TEXTS), scheme.toString());
            }
        }
    }

    /** Whatever the console complains of, does not load, or comes from elsewhere, from now on. */
    private List<String> listen(Page page, String path) {
        List<String> faults = new ArrayList<>();
        String address = home.resolve(path).toString();
        page.onConsoleMessage(message -> {
            // The document that is not there is one line of its own
            boolean isExpected = path.equals(MISSING) && message.text().contains("404") && message.location().startsWith(address);
            if (!isExpected && List.of("error", "warning").contains(message.type())) {
                faults.add("console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequestFailed(request -> faults.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.url().equals(address)) {
                faults.add(response.status() + ": " + response.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(home.toString())) {
                faults.add("elsewhere: " + request.url());
            }
        });
        return faults;
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void onASmallScreenNothingStandsOutSideways(String path) {
        for (int width : List.of(320, 390)) {
            try (BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 640))) {
                Page page = context.newPage();
                page.navigate(home.resolve(path).toString());

                assertEquals(width, page.evaluate("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"), path);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void itHasOneHeadingALanguageAndOneMainPart(String path) {
        try (Page page = Chromium.browser().newPage()) {
            page.navigate(home.resolve(path).toString());

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasCount(1);
            assertThat(page.getByRole(AriaRole.MAIN)).hasCount(1);
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }

    @Test
    void noTwoHaveOneTitle() {
        Map<String, String> pathOf = new HashMap<>();
        try (Page page = Chromium.browser().newPage()) {
            for (String path : PATHS) {
                page.navigate(home.resolve(path).toString());
                String other = pathOf.put(page.title(), path);
                assertTrue(!page.title().isBlank() && other == null, () -> "%s and %s are both '%s'".formatted(path, other, page.title()));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void onPaperThereIsNothingToClickThrough(String path) {
        try (Page page = Chromium.browser().newPage()) {
            page.navigate(home.resolve(path).toString());
            assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertAll(page.locator("nav").all().stream().map(nav -> () -> assertThat(nav).isHidden()));
            Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
            assertThat(heading).isVisible();
        }
    }
}
