package recto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** What holds for each page of the site, whoever wrote it and however it is looked at. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final String MISSING = "/no/such/page";
    static final List<String> PATHS = List.of("/", "/page/2", ReadersBlog.ARTICLE, "/tags", "/tags/typography", "/authors",
            "/authors/ada-lovelace", "/archive", "/archive/2026", "/archive/2026/05", "/series", "/series/pages", "/about", "/feeds",
            "/search", "/search?q=paragraph", "/search?q=paragraph+articel&tag=engines", "/search?q=xylophone", MISSING);

    /** Those of WCAG 2.2 by name: axe leaves the size of targets out unless it is asked for. */
    private static final List<String> AXE = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Texts of which a part is hidden: what is in a box that is too small for it and does not scroll. */
    private static final String CUT_TEXTS = """
            () => [...document.querySelectorAll('body *')].filter(e => {
                const style = getComputedStyle(e);
                return e.clientHeight > 2 && e.clientWidth > 2 && e.textContent.trim() !== ''
                    && (['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1
                        || ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
            }).map(e => e.outerHTML.slice(0, 100))""";

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
    void inBothColourSchemesItLoadsWithoutAFault(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
                Page page = context.newPage();
                List<String> faults = listen(page, path);
                Response response = page.navigate(home.resolve(path).toString());

                assertEquals(path.equals(MISSING) ? 404 : 200, response.status());
                assertEquals(List.of(), faults, scheme.toString());
                assertEquals(scheme == ColorScheme.LIGHT, page.evaluate(BACKGROUND_IS_LIGHT), scheme.toString());
            }
        }
    }

    /** All rules of WCAG 2.2 A and AA that a program can check, contrast among them, and axe's own good practices. */
    @ParameterizedTest
    @FieldSource("PATHS")
    void nobodyIsShutOut(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(390, 1280)) {
                try (BrowserContext context = Chromium.browser().newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900).setReducedMotion(ReducedMotion.REDUCE))) {
                    Page page = context.newPage();
                    page.navigate(home.resolve(path).toString());

                    List<String> found = new AxeBuilder(page).withTags(AXE).analyze().getViolations().stream()
                            .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList()).toList();
                    assertEquals(List.of(), found, path + " " + scheme + " " + width);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void theValidatorHasNothingToSay(String path) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        byte[] html = given().get(home.resolve(path)).asByteArray();

        assertEquals("", validator.validate(new ByteArrayInputStream(html)), path);
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

    /** WCAG 2.2, 1.4.4 and 1.4.12: twice the size, and all the space between letters, words and lines that a reader may set. */
    @ParameterizedTest
    @FieldSource("PATHS")
    void atTwiceTheSizeAndWithMoreSpaceNothingIsCut(String path) {
        for (int width : List.of(320, 1280)) {
            try (BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setBypassCSP(true))) {
                Page page = context.newPage();
                page.navigate(home.resolve(path).toString());
                for (String style : List.of("html { font-size: 200% }",
                        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }")) {
                    page.addStyleTag(new Page.AddStyleTagOptions().setContent(style));

                    assertEquals(List.of(), page.evaluate(CUT_TEXTS), path + " " + width + " " + style);
                    assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"), path + " " + style);
                }
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

    /** HTML and stylesheet together, as they go over the wire, without pictures. */
    @Test
    void anArticleOfAThousandWordsWeighsLessThanFourteenKilobytes() throws Exception {
        Random random = new Random(1);
        String words = IntStream.range(0, 1_000).mapToObj(i -> "aeiou".charAt(random.nextInt(5)) + Integer.toString(random.nextInt(3_000), 36))
                .collect(Collectors.joining(" "));
        blog.article("thousand.md", "A thousand words", "publish_date: 2026-04-01", words.replaceAll("((\\S+ ){80})", "$1\n\n")).importAll();
        String html = given().get(home.resolve("/articles/thousand")).asString();
        String stylesheet = html.replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");

        int bytes = 0;
        for (String path : List.of("/articles/thousand", stylesheet)) {
            HttpRequest request = HttpRequest.newBuilder(home.resolve(path)).header("Accept-Encoding", "gzip").build();
            bytes += HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
        }
        assertTrue(bytes < 14_000, bytes + " bytes");
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
