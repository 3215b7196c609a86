package recto.article;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.site.SiteConfig;

/** What stands at the foot of an article: who wrote it, what to read next, and how to keep it, follow it and pass it on. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleFootTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void theAuthorHasAFaceAndTheBeginningOfTheirText() {
        blog.file("authors/ada.jpg", TestPictures.jpeg(600, 600))
                .file("authors/ada.md", "---\nname: Ada\npicture: ada.jpg\n---\n\nWrites about *engines* & looms.\n\nLives by the sea.\n")
                .file("authors/bob.md", "---\nname: Bob\n---\n\n" + "Knows the word. ".repeat(40) + "\n")
                .file("authors/cem.md", "---\nname: Cem\nurl: https://cem.example.org\n---\n")
                .article("a.md", "Alpha", "author: [Bob, Ada, Cem, Dee]", "Text.").importAll();

        Document page = page("/articles/a");
        assertEquals(List.of("Bob", "Ada"), page.select(".author-note a").eachText());
        assertEquals("/authors/ada", page.select(".author-note a").last().attr("href"));
        assertEquals("Writes about engines & looms.", page.select(".author-note span").last().text());
        assertTrue(page.select(".author-note span").first().text().length() <= 281, "a long text is cut");
        assertEquals(1, page.select(".author-note img").size());
        when().get(page.select(".author-note img").attr("src")).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void anotherTextAboutTheAuthorIsSeenAtOnceUnderTheirArticles() {
        blog.article("a.md", "Alpha", "author: Ada", "Text.").importAll();
        when().get("/articles/a").then().body(not(containsString("author-note")));

        blog.file("authors/ada.md", "---\nname: Ada\n---\n\nKeeps a light.\n").importAll();
        when().get("/articles/a").then().body(containsString("Keeps a light."));

        blog.file("authors/ada.md", "---\nname: Ada\n---\n\nKept a light.\n").importAll();
        when().get("/articles/a").then().body(containsString("Kept a light."));

        blog.delete("authors/ada.md").importAll();
        when().get("/articles/a").then().body(not(containsString("Kept a light.")));
    }

    @Test
    void theNextArticleHasItsSentence() {
        blog.article("a.md", "Alpha", "publish_date: 2026-05-01\ndescription: Of the first one.\nseries: Letters", "Text.")
                .article("b.md", "Beta", "publish_date: 2026-05-02\nsubtitle: Of the second one.", "Text.")
                .article("c.md", "Gamma", "publish_date: 2026-05-03\ndescription: Of the third one.\nseries: Letters", "Text.")
                .article("d.md", "Delta", "publish_date: 2026-05-04\ndescription: Of the fourth one.", "Text.").importAll();

        assertEquals("Older Gamma Of the third one.", next("/articles/d"));
        assertEquals("Older Beta Of the second one.", next("/articles/c"));
        assertEquals("Next part Gamma Of the third one.", next("/articles/a"));
        assertEquals("Newer Gamma", page("/articles/b").select(".neighbours p").last().text());
    }

    @Test
    void belowTheFirstArticleTheNewerOneIsNext() {
        blog.article("a.md", "Alpha", "publish_date: 2026-05-01", "Text.")
                .article("b.md", "Beta", "publish_date: 2026-05-02\ndescription: Of the second one.", "Text.").importAll();

        assertEquals("Newer Beta Of the second one.", next("/articles/a"));
    }

    @Test
    void aLetterHasTheTitleAndTheAddressWhateverIsInThem() throws Exception {
        String title = "Über 100 % \"Öl & Wasser\" + mehr? #1 &amp;";
        blog.article("oil.md", title, "", "Text.").importAll();

        String link = page("/articles/oil").select("a[href^=mailto:]").attr("href");
        assertTrue(link.startsWith("mailto:?subject=%C3%9Cber%20100%20%25%20"), link);
        String[] fields = link.substring("mailto:?".length()).split("&");
        assertEquals(2, fields.length, link);
        // A typesetter's quotation marks, as on the page
        assertEquals("subject=" + page("/articles/oil").select("h1").text(), decoded(fields[0]));
        assertEquals("body=" + site.absolute("/articles/oil"), decoded(fields[1]));
    }

    @Test
    void theAddressStandsThereToBeCopiedAndTheFeedsAreExplainedInWords() {
        blog.article("a.md", "Alpha").importAll();

        Document page = page("/articles/a");
        assertEquals(site.absolute("/articles/a"), page.select(".take-away code").text());
        assertEquals("Subscribe to new articles", page.select(".take-away a[href=/feeds]").text());
        assertEquals(List.of(), page.select("script:not([type])").eachText());
    }

    /** As a mail program does it, for which a plus is a plus. */
    private static String decoded(String field) {
        return URLDecoder.decode(field.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String next(String path) {
        return page(path).select(".read-next").text();
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).asString());
    }
}
