package recto.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.site.SiteConfig;

/** The forms in which programs read articles: their Markdown, and the list of it. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleMarkdownTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void anArticle() {
        blog.empty().article("a.md", "Alpha: \"first\"", """
                subtitle: 'It begins'
                author: [Ada, Bob]
                publish_date: 2026-03-01
                tags: [One, Two]
                id: secret-id
                internal_note: do not tell
                path: /articles/a""", "Text with *stress* & [a link](b#c). <!-- do not tell -->\n\n![Shelf](shelf.jpg)")
                .file("shelf.jpg", TestPictures.jpeg(600, 400)).importAll();
    }

    @Test
    void anArticleIsThereAsMarkdown() {
        Response markdown = when().get("/articles/a.md");

        assertEquals("""
                ---
                title: "Alpha: “first”"
                subtitle: "It begins"
                author: ["Ada", "Bob"]
                publish_date: "2026-03-01T00:00:00Z"
                tags: ["One", "Two"]
                canonical_url: "%1$s/articles/a"
                ---

                Text with *stress* & [a link](%1$s/articles/b#c).

                ![Shelf](%1$s/media/""".formatted(site.url()),
                markdown.asString().replaceFirst("(?s)(/media/).*", "$1").replace("c). \n", "c).\n"));
        markdown.then().statusCode(200).contentType(is("text/markdown;charset=UTF-8"))
                .header("Link", "<%s>; rel=\"canonical\"".formatted(site.absolute("/articles/a"))).header("Vary", "Accept-Encoding")
                .header("Cache-Control", startsWith("public")).body(not(containsString("do not tell"))).body(not(containsString("secret")));
        when().get(markdown.asString().replaceFirst("(?s).*\\(" + site.url() + "(/media/[^)]*)\\).*", "$1")).then().statusCode(200);
    }

    @Test
    void thePageLeadsToItsMarkdown() {
        assertEquals(site.absolute("/articles/a.md"),
                Jsoup.parse(when().get("/articles/a").asString()).select("link[rel=alternate][type=text/markdown]").attr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/markdown, text/html, */*", "text/html;q=0.8, text/markdown",
            "text/markdown;q=0.5, */*;q=0.1"})
    void whoAsksForMarkdownGetsIt(String accept) {
        for (int i = 0; i < 2; i++) {
            given().header("Accept", accept).get("/articles/a").then().statusCode(200).contentType("text/markdown")
                    .header("Vary", "Accept-Encoding, Accept").header("Cache-Control", startsWith("private")).body(startsWith("---\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html, text/markdown;q=0.9", "*/*", "text/markdown;q=0", "text/markdown;q=x",
            "text/*, text/markdown;q=0.1",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void everybodyElseGetsThePage(String accept) {
        for (int i = 0; i < 2; i++) {
            given().header("Accept", accept).get("/articles/a").then().statusCode(200).contentType("text/html")
                    .header("Vary", "Accept-Encoding, Accept").header("Cache-Control", startsWith("public"));
        }
    }

    @Test
    void eachFormHasItsTagAndAnswersThatNothingChanged() {
        String html = when().get("/articles/a").header("ETag");
        Response markdown = given().header("Accept", "text/markdown").get("/articles/a");
        String tag = markdown.header("ETag");
        assertNotEquals(html, tag);

        given().header("Accept", "text/markdown").header("If-None-Match", tag).get("/articles/a").then().statusCode(304).header("ETag", tag)
                .header("Vary", "Accept-Encoding, Accept");
        given().header("Accept", "text/markdown").header("If-None-Match", html).get("/articles/a").then().statusCode(200);
        given().header("If-None-Match", tag).get("/articles/a").then().statusCode(200).contentType("text/html");
        given().header("If-None-Match", when().get("/articles/a.md").header("ETag")).get("/articles/a.md").then().statusCode(304);
        given().header("Accept", "text/markdown").head("/articles/a").then().statusCode(200).contentType("text/markdown")
                .header("Content-Length", markdown.header("Content-Length"));
    }

    @Test
    void aChangeIsSeenInBothForms() {
        when().get("/articles/a.md").then().body(containsString("stress"));
        given().header("Accept", "text/markdown").get("/articles/a").then().body(containsString("stress"));

        blog.article("a.md", "Alpha", "publish_date: 2026-03-01", "Other text.").importAll();
        when().get("/articles/a.md").then().body(containsString("Other text."));
        given().header("Accept", "text/markdown").get("/articles/a").then().body(containsString("Other text."));
    }

    @Test
    void codeOfOtherEnginesIsNotInTheMarkdown() {
        blog.article("code.md", "Code", "publish_date: 2026-01-01",
                "{{/* do not tell */}}{# nor this #}A {{< kbd >}}Ctrl{{< /kbd >}} {{< unknown >}} `{{ x }}` $x^2$ [[Gone|there]]")
                .importAll();
        when().get("/articles/code.md").then().body(containsString("A <kbd>Ctrl</kbd>  `{{ x }}` $x^2$ there"))
                .body(not(containsString("tell"))).body(not(containsString("nor this"))).body(not(containsString("unknown")));
        when().get("/articles/code").then().body(containsString("<math><semantics><msup>")).body(not(containsString("unknown")));
        when().get("/rss.xml").then().body(containsString("math&gt;"));
    }

    @Test
    void whatReadersMayNotSeeIsNoMarkdownEither() {
        blog.article("draft.md", "Draft", "draft: true", "Text.").article("later.md", "Later", "publish_date: 2999-01-01", "Text.")
                .article("gone.md", "Gone", "publish_date: 2026-01-01", "Text.").article("c.md", "C").article("d.md", "D")
                .article("e.md", "E")
                .article("f.md", "F").importAll();
        when().get("/articles/gone.md").then().statusCode(200);
        blog.delete("gone.md").importAll();

        for (String accept : List.of("text/markdown", "*/*")) {
            for (String path : List.of("/articles/draft", "/articles/later", "/articles/none", "/articles/draft.md", "/articles/later.md",
                    "/articles/none.md", "/tags.md", "/.md")) {
                given().header("Accept", accept).get(path).then().statusCode(404).contentType("text/html");
            }
            given().header("Accept", accept).get("/articles/gone").then().statusCode(410).contentType("text/html");
            given().header("Accept", accept).get("/articles/gone.md").then().statusCode(410).contentType("text/html");
        }
    }

    @Test
    void anOldAddressLeadsToTheMarkdownOfThePresentOne() {
        blog.article("b.md", "Beta", "aliases: [/old/b]", "Text.").importAll();

        given().redirects().follow(false).get("/old/b.md").then().statusCode(301).header("Location", containsString("/articles/b.md"));
        given().redirects().follow(false).get("/articles/B.md").then().statusCode(301).header("Location", containsString("/articles/b.md"));
        given().header("Accept", "text/markdown").get("/old/b").then().statusCode(200).contentType("text/markdown");
    }

    @Test
    void anArticleWhoseOwnPathEndsInMdIsStillThere() {
        blog.article("b.md", "Beta", "path: /articles/a.md", "Own text.").importAll();

        when().get("/articles/a.md").then().contentType("text/html").body(containsString("Own text."));
        when().get("/articles/a.md.md").then().contentType("text/markdown").body(containsString("Own text."));
        given().header("Accept", "text/markdown").get("/articles/a").then().contentType("text/markdown").body(containsString("stress"));
    }

    @Test
    void aPageIsThereAsMarkdownAndListsAreNot() {
        blog.file("pages/about.md", "---\ntitle: About\n---\n\nWho writes here.\n").importAll();

        assertEquals("---\ntitle: \"About\"\ncanonical_url: \"%s\"\n---\n\nWho writes here.\n".formatted(site.absolute("/about")),
                when().get("/about.md").asString());
        given().header("Accept", "text/markdown").get("/tags").then().statusCode(200).contentType("text/html").header("Vary",
                "Accept-Encoding");
        given().header("Accept", "text/markdown").get("/").then().statusCode(200).contentType("text/html");
        given().header("Accept", "text/markdown").get("/rss.xml").then().statusCode(200).contentType("application/rss+xml");
    }

    @Test
    void whatIsNotToBeListedSaysSoAsMarkdownToo() {
        blog.article("b.md", "Beta", "noindex: true", "Text.").importAll();

        when().get("/articles/b.md").then().header("X-Robots-Tag", "noindex");
    }

    @Test
    void llmsTxtLeadsToTheMarkdownOfWhatMayBeListed() {
        blog.empty().article("a.md", "Alpha [1]", "publish_date: 2026-03-01\ndescription: The first.", "Text.")
                .article("b.md", "Beta", "publish_date: 2026-03-02", "Text.").article("draft.md", "Draft", "draft: true", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01", "Text.").article("hidden.md", "Hidden", "noindex: true", "Text.")
                .file("pages/about.md", "---\ntitle: About\ndescription: Who writes.\n---\n\nText.\n")
                .file("pages/home.md", "---\ntitle: Home\n---\n\nText.\n").importAll();

        Response list = when().get("/llms.txt");
        list.then().statusCode(200).contentType("text/plain").header("ETag", not(is("")));
        assertEquals("""
                # %2$s

                > %3$s

                ## Articles

                - [Beta](%1$s/articles/b.md): Text.
                - [Alpha \\[1\\]](%1$s/articles/a.md): The first.

                ## Pages

                - [About](%1$s/about.md): Who writes.

                ## Optional

                - [Archive](%1$s/archive)
                - [Feeds](%1$s/feeds)
                - [Sitemap](%1$s/sitemap.xml)
                """.formatted(site.url(), site.title(), site.tagline()), list.asString());

        blog.delete("b.md").importAll();
        assertTrue(!when().get("/llms.txt").asString().contains("Beta"));
    }
}
