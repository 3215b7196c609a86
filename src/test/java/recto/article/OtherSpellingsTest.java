package recto.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** An address that is written in another way than the site writes it leads on to the page, in one hop, where there is such a page. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class OtherSpellingsTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @ParameterizedTest
    @CsvSource({"/articles/A-Case, /articles/a-case", "/ARTICLES/a-case, /articles/a-case", "/About-Us, /about-us",
            "/Old/Blog/ONE, /articles/a-case",
            "/tags/JavaScript, /tags/javascript", "/tags/JavaScript/page/2, /tags/javascript/page/2", "/tags/C++, /tags/c-plus-plus",
            "/tags/JavaScript/rss.xml, /tags/javascript/rss.xml",
            "/authors/Ada%20Example/feed.json, /authors/ada-example/feed.json",
            "/authors/Ada%20Example, /authors/ada-example", "/authors/ADA-EXAMPLE, /authors/ada-example",
            "/series/The%20Series, /series/the-series",
            "/tags/%C3%9Cbung, /tags/%C3%BCbung", "/articles/%C3%9Cber-uns, /articles/%C3%BCber-uns", "/Tags, /tags", "/RSS.xml, /rss.xml"})
    void anotherCaseLeadsToTheAddress(String asked, String address) {
        for (int i = 0; i < 25; i++) {
            blog.article("many/m" + i + ".md", "M" + i, "tags: [JavaScript]", "Text.");
        }
        blog.article("a-case.md", "A", "tags: [C++, Übung]\nauthor: Ada Example\nseries: The Series\naliases: [/old/Blog/one]", "Text.")
                .article("über-uns.md", "B").article("pages/about-us.md", "About us").importAll();

        leadsTo(asked, address);
    }

    @ParameterizedTest
    @CsvSource({"/tag/garden/, /tags/garden", "/category/home/garden/page/2/, /tags/garden/page/2", "/category/Garden, /tags/garden",
            "/categories/garden/page/1/, /tags/garden", "/category/garden/page/9, /tags/garden",
            "/author/ada-example/, /authors/ada-example",
            "/author/ada-example/page/1, /authors/ada-example", "/tag/garden.html, /tags/garden", "/categories/, /tags",
            "/author/, /authors",
            "/category/garden/feed/, /tags/garden/rss.xml", "/rss/, /rss.xml", "/feed/, /rss.xml"})
    void theListsOfOtherEnginesLeadToThoseOfTagsAndAuthors(String asked, String address) {
        for (int i = 0; i < 25; i++) {
            blog.article("many/m" + i + ".md", "M" + i, "tags: [Garden]\nauthor: Ada Example", "Text.");
        }
        blog.importAll();
        leadsTo(asked, address);
    }

    @Test
    void anArticleAtTheAddressOfSuchAListComesFirst() {
        blog.article("a.md", "A", "tags: [garden]\npath: /tag/garden", "Text.").article("b.md", "B", "aliases: [/category/garden]", "Text.")
                .importAll();
        given().redirects().follow(false).get("/tag/garden").then().statusCode(200);
        leadsTo("/category/garden", "/articles/b");
        given().redirects().follow(false).get("/tag/weather").then().statusCode(404);
        given().redirects().follow(false).get("/author/nobody/").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/Nothing", "/tags/Nothing", "/authors/No%20Body", "/series/None", "/Nothing", "/Nothing/",
            "/nothing/at/all/"})
    void whereThereIsNoSuchPageNothingLeadsOn(String asked) {
        blog.article("a.md", "A").importAll();

        given().redirects().follow(false).urlEncodingEnabled(false).get(asked).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/My_Old.Slug", "/articles/my_old.slug", "/articles/My%5FOld.Slug", "/articles/My_Old.Slug/",
            "/articles/my-old-slug.html",
            "/articles/My_Old.Slug.html", "/articles/my-old-slug/index.html"})
    void aSlugLeadsOnAsItWasWritten(String asked) {
        blog.article("a.md", "A", "slug: My_Old.Slug", "Text.").importAll();

        leadsTo(asked, "/articles/my-old-slug");
    }

    @Test
    void aFileNameLeadsOnAsItWasWritten() {
        blog.article("Under_Score.and.dots.md", "A").importAll();

        leadsTo("/articles/Under_Score.and.dots", "/articles/under-score-and-dots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/old/one/", "/old/one", "/%C3%A4lter/%E4%BD%A0%e5%a5%bd/", "/articles/a/", "/foo%20bar/"})
    void anOldAddressLeadsOnInOneHopWithASlashToo(String asked) {
        blog.article("a.md", "A", "aliases: ['/old/one/', /älter/你好, '/foo bar']", "Text.").importAll();

        leadsTo(asked, "/articles/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2019/07/04/shed.html", "/2019/07/04/shed/", "/2019/07/shed", "/wood/2019/07/04/shed.html", "/posts/shed/",
            "/blog/2019-07-04-shed/index.html", "/2019/7/4/shed/", "/huts/shed/", "/Posts/Shed.html", "/shed.html", "/shed",
            "/2019/07/04/hut/", "/posts/2019/Jul/shed.html", "/2019/july/shed/", "/archives/2019/07/03/shed/"})
    void theAddressThatAnotherEngineGaveTheArticleLeadsToIt(String asked) {
        blog.file("huts/2019-07-04-shed.md", "---\ntitle: Shed\nslug: hut\ntags: [Wood]\n---\n\nText.\n").importAll();

        leadsTo(asked, "/articles/hut");
    }

    @Test
    void soDoesOneInTheFolderOfTheWholeBlog() {
        blog.article("a.md", "A", "path: /loaf/a\ntags: [Wood]", "Text.").importAll();

        leadsTo("/loaf/wood/2026/05/a.html", "/loaf/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2018/07/04/shed.html", "/2019/Jun/shed.html", "/loaf/shed/", "/other/shed/", "/posts/shed/two",
            "/posts/later/", "/posts/twice/"})
    void anAddressThatNoEngineWouldHaveGivenItLeadsNowhere(String asked) {
        blog.file("huts/2019-07-04-shed.md", "---\ntitle: Shed\n---\n\nText.\n").article("a/twice.md", "A")
                .article("b/twice.md", "B", "path: /other", "Text.").article("later.md", "Later", "publish_date: 2099-01-01", "Text.")
                .importAll();

        given().redirects().follow(false).get(asked).then().statusCode(404);
    }

    @Test
    void aSlashAtTheEndOfAKeptPageNeedsNoDatabase() {
        blog.article("a.md", "A").importAll();
        given().get("/articles/a").then().statusCode(200);

        leadsTo("/articles/a/", "/articles/a");
        leadsTo("/tags/", "/tags");
    }

    @Test
    void theExactAddressWins() {
        blog.article("a.md", "A", "path: /Notes", "Text.").article("b.md", "B", "path: /notes", "Text.").importAll();

        given().get("/Notes").then().statusCode(200);
        given().get("/notes").then().statusCode(200);
        leadsTo("/NOTES", "/notes");
    }

    private static void leadsTo(String asked, String address) {
        given().redirects().follow(false).urlEncodingEnabled(false).get(asked).then().statusCode(301).header("Location",
                locationOf(address));
    }

    private static org.hamcrest.Matcher<String> locationOf(String address) {
        return org.hamcrest.Matchers.anyOf(equalTo(address), org.hamcrest.Matchers.endsWith(":8081" + address),
                org.hamcrest.Matchers.matchesPattern("http://[^/]+" + java.util.regex.Pattern.quote(address)));
    }
}
