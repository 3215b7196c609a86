package recto.look;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.Eventually;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** A site with a look of its own, as readers see it. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class ThemeTest {

    private static final String LAYOUT = """
            <!DOCTYPE html>
            <html><head><title>{#insert title}{/}</title><link rel="stylesheet" href="{stylesheet}"></head>
            <body class="mine">{msg:skipToText} {site.title} {#insert}{/}</body></html>
            """;

    @Inject
    TestBlog blog;
    @Inject
    TestTheme theme;
    @Inject
    TestClock clock;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {
            // Nothing is held back
        }

        @Override
        public void close() {
            // Nothing is open
        }
    };

    @BeforeEach
    void anArticleAndNoTheme() {
        blog.empty().article("a.md", "Alpha", "tags: [all]", "Text of Alpha.").importAll();
        theme.empty().look();
        Logger.getLogger("recto.look").addHandler(listener);
    }

    @AfterEach
    void noLogAndNoTheme() {
        Logger.getLogger("recto.look").removeHandler(listener);
        theme.empty().look();
    }

    @Test
    void itsLayoutIsThatOfEveryPage() {
        theme.file("templates/layout.html", LAYOUT).look();

        for (String path : List.of("/", "/articles/a", "/tags/all", "/no-such-page")) {
            when().get(path).then().body(
                    allOf(containsString("<body class=\"mine\">"), containsString("انتقل إلى النص"), containsString(AnotherSite.TITLE)));
        }
        when().get("/articles/a").then().statusCode(200).body(containsString("Text of Alpha."));
        when().get("/no-such-page").then().statusCode(404);
        assertEquals(List.of(), warnings());
    }

    @Test
    void whatItAddsToACopyOfTheLayoutIsThatOfEachPage() throws IOException {
        blog.article("b.md", "Beta").importAll();
        String layout = new String(getClass().getResourceAsStream("/templates/layout.html").readAllBytes(), StandardCharsets.UTF_8);
        theme.file("templates/layout.html", layout.replace("<footer class=\"foot\">", "<footer class=\"foot\">You read {article.title??}"))
                .file("templates/tags/searchField.html", "Not {data:article.title}?").look();

        when().get("/articles/a").then().body(allOf(containsString("You read Alpha"), containsString("Not Alpha?")));
        when().get("/articles/b").then().body(allOf(containsString("You read Beta"), containsString("Not Beta?")));
        assertEquals(List.of(), warnings());
    }

    @Test
    void itsArticleIsThatOfTheSiteWithinTheBuiltInLayout() {
        theme.file("templates/article/show.html", """
                {@recto.article.Article article}
                {#include layout section='article'}
                {#title}{article.title}!{/title}
                <h1 class="mine">{article.title}</h1>{#siteLang article.lang /}
                {article.html.raw}
                {/include}
                """).look();

        when().get("/articles/a").then().statusCode(200)
                .body(allOf(containsString("<h1 class=\"mine\">Alpha</h1>"), containsString("<title>Alpha!</title>"),
                        containsString("class=\"masthead\"")));
    }

    @Test
    void itsTagsAndPartsAreFound() {
        theme.file("templates/tags/contents.html",
                "<ul class=\"mine\">{#for article in articles}<li>{#include parts/line line=article.title /}{/for}</ul>")
                .file("templates/parts/line.html", "<b>{line}</b>").look();

        when().get("/").then().body(containsString("<ul class=\"mine\"><li><b>Alpha</b></ul>"));
        when().get("/tags/all").then().body(containsString("<ul class=\"mine\"><li><b>Alpha</b></ul>"));
    }

    @Test
    void whatATemplatePrintsIsEscaped() {
        blog.article("b.md", "<Beta> & co").importAll();
        theme.file("templates/tags/contents.html", "{#for article in articles}[{article.title}]{/for}").look();

        when().get("/").then().body(containsString("[&lt;Beta&gt; &amp; co]"));
    }

    @Test
    void aTemplateThatDoesNotParseIsLeftOutAndTheRestStays() {
        theme.file("templates/layout.html", LAYOUT)
                .file("templates/tags/contents.html", "<p>one</p>\n{#for article in articles}never closed").look();

        when().get("/").then().statusCode(200).body(allOf(containsString("<ol class=\"contents"), containsString("<body class=\"mine\">")));
        when().get("/tags/all").then().statusCode(200).body(containsString("<ol class=\"contents"));

        assertEquals(1, warnings().size(), () -> warnings().toString());
        assertThatLog(0, "templates/tags/contents.html:2: ", "the built-in template takes its place");
    }

    @Test
    void aTemplateThatFailsWhileItIsRenderedIsReplacedInTheSameRequest() {
        theme.file("templates/article/show.html", "{#include layout}\n{#title}x{/title}\n{article.headline}\n{/include}").look();

        when().get("/articles/a").then().statusCode(200).body(containsString("Text of Alpha.")).body(containsString("class=\"masthead\""));

        assertEquals(1, warnings().size(), () -> warnings().toString());
        assertThatLog(0, "templates/article/show.html:3: Property \"headline\" not found");
    }

    @Test
    void aBrokenOneThatIsMendedIsUsed() {
        theme.file("templates/layout.html", "{nothing.like.it}").look();
        when().get("/tags").then().statusCode(200).body(containsString("class=\"masthead\""));

        theme.file("templates/layout.html", LAYOUT).look();
        when().get("/tags").then().statusCode(200).body(containsString("class=\"mine\""));

        theme.empty().look();
        when().get("/tags").then().statusCode(200).body(containsString("class=\"masthead\""));
    }

    @Test
    void oneVersionIsComplainedOfOnceWhateverElseChanges() {
        theme.file("templates/layout.html", "{nothing.like.it}").look();
        when().get("/tags").then().statusCode(200);
        theme.file("assets/theme.css", "a { b: c }").look();
        when().get("/tags").then().statusCode(200);
        assertEquals(1, warnings().size(), () -> warnings().toString());

        theme.file("templates/layout.html", "{nothing.like.it} any more").look();
        when().get("/tags").then().statusCode(200);
        assertEquals(2, warnings().size(), () -> warnings().toString());
    }

    @Test
    void twoBrokenOnesAndOneThatIncludesItselfAreNoMatch() {
        theme.file("templates/layout.html", "{#include layout /}")
                .file("templates/article/tags.html", "{#include layout}{tags.nothing}{/include}")
                .file("templates/article/list.html", "{#if}").look();

        for (String path : List.of("/", "/tags", "/articles/a", "/no-such-page")) {
            when().get(path).then().body(containsString("class=\"masthead\""));
        }
        when().get("/").then().statusCode(200);
        when().get("/no-such-page").then().statusCode(404);
        assertEquals(3, warnings().size(), () -> warnings().toString());
    }

    @Test
    void whatABuiltInTagMissesIsTheFaultOfWhoCallsIt() {
        theme.file("templates/article/list.html", "{#include layout}{#contents articles=articles /}{/include}").look();

        when().get("/").then().statusCode(200).body(containsString("<ol class=\"contents"));
        assertThatLog(0, "templates/article/list.html");
    }

    @Test
    void aNameThatNoTemplateHasIsRemarkedOn() {
        theme.file("templates/article/shwo.html", "x").look();

        when().get("/").then().statusCode(200);
        assertThatLog(0, "templates/article/shwo.html", "replaces none of Recto's");
    }

    @Test
    void aLayerOfTheStylesheetIsReplacedAndOneMoreComesLast() {
        String before = AssetsTest.stylesheet();
        theme.file("assets/prose.css", "@layer prose { .mine { color: red } }").file("assets/theme.css", ".last { color: blue }").look();
        String after = AssetsTest.stylesheet();

        assertNotEquals(before, after);
        String css = when().get(after).then().statusCode(200).header("Cache-Control", containsString("immutable"))
                .body(containsString("@layer prose{.mine{color:red}}")).body(not(containsString("initial-letter")))
                .body(containsString("--paper:")).extract().asString();
        assertTrue(css.endsWith("@layer theme{.last{color:blue}}"), css);
    }

    @Test
    void itsTokensMaySetTheAccent() {
        theme.file("assets/tokens.css", "@layer tokens { :root { --rubric: teal } }").look();

        String css = when().get(AssetsTest.stylesheet()).asString();
        assertEquals(css.lastIndexOf("--rubric:"), css.indexOf("--rubric:teal"));
    }

    @Test
    void itsFilesAreServedWithTheirTypesAndWhenTheyAreAsked() {
        byte[] font = {'w', 'O', 'F', '2', 0, 1, 2, (byte) 0xff};
        theme.file("assets/type/text.woff2", font).file("assets/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
                .file("assets/a.PNG", "x").look();

        var served = when().get("/assets/type/text.woff2").then().statusCode(200).header("Content-Type", "font/woff2")
                .header("Cache-Control", containsString("max-age=3600")).extract();
        assertArrayEquals(font, served.asByteArray());
        given().header("If-None-Match", served.header("ETag")).get("/assets/type/text.woff2").then().statusCode(304);
        when().get("/assets/logo.svg").then().header("Content-Type", "image/svg+xml").header("Content-Security-Policy",
                containsString("default-src 'none'"));
        when().get("/assets/a.PNG").then().header("Content-Type", "image/png");

        theme.file("assets/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='new'/>").look();
        when().get("/assets/logo.svg").then().body(containsString("new"));
    }

    @Test
    void itsMarkIsTheSites() {
        theme.file("assets/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='mine'/>").look();

        when().get("/favicon.svg").then().statusCode(200).contentType("image/svg+xml").body(containsString("mine"));
    }

    @Test
    void nothingElseIsServed() throws IOException {
        Path outside = Files.writeString(Files.createTempFile("recto", ".css"), "not for you");
        theme.file("assets/a.css", "a{}").file("assets/.hidden.css", "not for you").file("assets/.git/a.css", "not for you")
                .file("assets/run.js", "not for you")
                .file("secret.css", "not for you").file("templates/layout.html", LAYOUT);
        Files.createSymbolicLink(theme.folder().resolve("assets/link.css"), outside);
        Files.createSymbolicLink(theme.folder().resolve("assets/up"), outside.getParent());
        theme.look();

        when().get("/assets/a.css").then().statusCode(200);
        for (String path : List.of(".hidden.css", ".git/a.css", "run.js", "link.css", "up/" + outside.getFileName(), "../secret.css",
                "%2e%2e/secret.css",
                "..%2fsecret.css", "..%5csecret.css", "%2e%2e%2ftemplates/layout.html", "a.css/", "%00", "up")) {
            given().urlEncodingEnabled(false).redirects().follow(false).get("/assets/" + path).then().statusCode(not(200))
                    .body(not(containsString("not for you")));
        }
        List<String> refused = warnings();
        assertEquals(3, refused.size(), refused::toString);
        assertThatLog(0, "assets/link.css: a link");
        Files.delete(outside);
    }

    @Test
    void aPageThatABrowserHoldsIsNotTakenForThePresentOne() {
        String held = when().get("/articles/a").header("Last-Modified");
        // A date in a header knows no parts of a second
        clock.advance(Duration.ofSeconds(1));
        given().header("If-Modified-Since", held).get("/articles/a").then().statusCode(304);

        theme.file("templates/layout.html", LAYOUT).look();
        given().header("If-Modified-Since", held).get("/articles/a").then().statusCode(200);
    }

    @Test
    void aChangeIsSeenWithoutBeingTold() {
        when().get("/tags").then().body(containsString("class=\"masthead\""));

        theme.file("templates/layout.html", LAYOUT);
        Eventually.holds("the new layout is used", () -> when().get("/tags").asString().contains("class=\"mine\""));
    }

    private List<String> warnings() {
        return log.stream().filter(line -> !line.startsWith("The theme has changed")).sorted().toList();
    }

    private void assertThatLog(int index, String... parts) {
        for (String part : parts) {
            assertThat(warnings().get(index), containsString(part));
        }
    }
}
