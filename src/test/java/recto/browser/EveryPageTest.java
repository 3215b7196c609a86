package recto.browser;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    private final Map<String, PageVisit> visits = new ConcurrentHashMap<>();

    /** A browser spends seconds with each page, on one core; two browsers share the pages out among them. */
    @BeforeAll
    void publishAndVisit() throws Exception {
        ReadersBlog.publish(blog);
        Queue<String> paths = new ConcurrentLinkedQueue<>(PATHS);
        ExecutorService visitors = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> visitor : List.of(visitors.submit(() -> visitAll(paths)), visitors.submit(() -> visitAll(paths)))) {
                visitor.get();
            }
        } finally {
            visitors.shutdown();
        }
    }

    private void visitAll(Queue<String> paths) {
        try (Playwright playwright = Chromium.playwright()) {
            Browser browser = Chromium.launch(playwright);
            for (String path = paths.poll(); path != null; path = paths.poll()) {
                visits.put(path, PageVisit.to(browser, home, path));
            }
        }
    }

    private PageVisit visit(String path) {
        return visits.get(path);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void inBothColourSchemesItLoadsWithoutAFault(String path) {
        PageVisit visit = visit(path);

        assertEquals(path.equals(MISSING) ? 404 : 200, visit.status);
        assertEquals(List.of(), visit.faults);
        assertEquals(Map.of(ColorScheme.LIGHT, true, ColorScheme.DARK, false), visit.hasLightBackground);
    }

    /** All rules of WCAG 2.2 A and AA that a program can check, contrast among them, and axe's own good practices. */
    @ParameterizedTest
    @FieldSource("PATHS")
    void nobodyIsShutOut(String path) {
        assertEquals(List.of(), visit(path).violations);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void theValidatorHasNothingToSay(String path) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        byte[] html = given().get(home.resolve(path)).asByteArray();

        assertEquals("", validator.validate(new ByteArrayInputStream(html)), path);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void onASmallScreenNothingStandsOutSideways(String path) {
        visit(path).widths.forEach((screen, taken) -> assertEquals(screen, taken));
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void atTwiceTheSizeAndWithMoreSpaceNothingIsCut(String path) {
        assertEquals(List.of(), visit(path).cut);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void itHasOneHeadingALanguageAndOneMainPart(String path) {
        assertEquals(1, visit(path).headings);
        assertEquals(1, visit(path).mains);
        assertEquals("en", visit(path).language);
    }

    /** HTML and stylesheet together, as they go over the wire, without pictures. */
    @Test
    void anArticleOfAThousandWordsWeighsLessThanFourteenKilobytes() throws Exception {
        Random random = new Random(1);
        String words = IntStream.range(0, 1_000)
                .mapToObj(i -> "aeiou".charAt(random.nextInt(5)) + Integer.toString(random.nextInt(3_000), 36))
                .collect(Collectors.joining(" "));
        blog.article("thousand.md", "A thousand words", "publish_date: 2026-04-01", words.replaceAll("((\\S+ ){80})", "$1\n\n"))
                .importAll();
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
        for (String path : PATHS) {
            String title = visit(path).title;
            String other = pathOf.put(title, path);
            assertTrue(!title.isBlank() && other == null, () -> "%s and %s are both '%s'".formatted(path, other, title));
        }
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void onPaperThereIsNothingToClickThrough(String path) {
        assertTrue(visit(path).hasNavigation);
        assertEquals(List.of(), visit(path).navigationOnPaper);
        assertTrue(visit(path).hasHeadingOnPaper);
    }
}
