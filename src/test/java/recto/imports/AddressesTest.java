package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.frontmatter.Problem;
import recto.report.ImportReport;

/** Who has which address: an address that once worked keeps working, and nobody gets one that belongs to another. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class AddressesTest {

    @Inject
    TestBlog blog;

    /** So that a removal in a test is no mass removal. */
    @BeforeEach
    void aBlogOfTen() {
        blog.empty();
        for (int i = 1; i < 10; i++) {
            blog.article("other/" + i + ".md", "Other " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "z.md"})
    void theArticleThatIsPublishedKeepsItsAddress(String newcomer) {
        blog.article("m.md", "M", "slug: wanted", "Text of the first.").importAll();
        blog.article(newcomer, "Newcomer", "slug: wanted", "Text of the second.");

        ImportReport report = blog.importAll();
        assertEquals("10 unchanged, 1 failed", TestBlog.counts(report));
        assertEquals(
                List.of(newcomer
                        + ":1:1: wants the address /articles/wanted, which belongs to m.md; give one of the two another slug or path"),
                TestBlog.problems(report));
        RestAssured.get("/articles/wanted").then().body(org.hamcrest.Matchers.containsString("Text of the first."));
    }

    @Test
    void aLinkFollowsTheArticleThatItLeadsTo() {
        blog.article("a.md", "A", "", "See [b](b.md) and [c](c.md).").article("b.md", "B", "slug: first", "Text.").importAll();
        assertEquals("/articles/first", link("a"));

        blog.article("b.md", "B", "slug: second", "Text.");
        assertEquals("2 changed, 9 unchanged", blog.counts(), "a.md is made anew, although its file is the same");
        assertEquals("/articles/second", link("a"));

        blog.article("b.md", "B", "slug: second\ndraft: true", "Text.");
        assertEquals(List.of("a.md:6:9: warning: the link 'b.md' leads to b.md, which is a draft; publish b.md, or take the link out",
                "a.md:6:23: warning: the link 'c.md' leads to no article that is there; correct the path of the file, or write the address of"
                        + " the article, such as /articles/other-article"),
                TestBlog.problems(blog.importAll()));
        assertEquals("", link("a"));

        blog.article("b.md", "B", "slug: second", "Text.").article("c.md", "C");
        assertEquals("1 new, 2 changed, 9 unchanged", blog.counts());
        assertEquals("/articles/second /articles/c", link("a"));

        blog.delete("b.md").importAll();
        assertEquals("/articles/c", link("a"));
        assertEquals("11 unchanged", blog.counts());
    }

    private static String link(String article) {
        return String.join(" ",
                org.jsoup.Jsoup.parse(RestAssured.get("/articles/" + article).asString()).select(".e-content a").eachAttr("href"));
    }

    @Test
    void aLinkToAnOldAddressLeadsToThePresentOne() {
        blog.article("2019-07-04-shed.md", "Shed", "aliases: [/huts/one]\nslug: shed\npublish_date: 2019-07-04", "Text.")
                .article("a.md", "A", "", "[1](/2019/07/04/shed.html) [2](/huts/one) [3](/huts/two)");

        assertEquals(
                List.of("a.md:6:47: warning: the link '/huts/two' leads to nothing on this site; correct the path of the file, or write"
                        + " the address of the article, such as /articles/other-article"),
                TestBlog.problems(blog.importAll()));
        assertEquals("/articles/shed /articles/shed /huts/two", link("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "z.md"})
    void alsoWhenBothChangeInOnePassFarApart(String newcomer) {
        blog.article("m.md", "M", "slug: wanted", "Text of the first.").importAll();
        for (int i = 0; i < 220; i++) {
            blog.article("crowd/c" + i + ".md", "Crowd " + i).article("n/n" + i + ".md", "N " + i);
        }
        blog.article("m.md", "M", "slug: wanted", "Text of the first, edited.").article(newcomer, "Newcomer", "slug: wanted",
                "Text of the second.");

        ImportReport report = blog.importAll();
        assertEquals("440 new, 1 changed, 9 unchanged, 1 failed", TestBlog.counts(report));
        assertEquals(newcomer, report.problems().get(0).file());
        RestAssured.get("/articles/wanted").then().body(org.hamcrest.Matchers.containsString("Text of the first, edited."));
    }

    @Test
    void ofTwoNewFilesTheFirstGetsTheAddressAndTheSecondNamesIt() {
        blog.article("x/same.md", "X").article("y/same.md", "Y");

        ImportReport report = blog.importAll();
        assertEquals("10 new, 1 failed", TestBlog.counts(report));
        assertEquals(List.of(
                "y/same.md:1:1: wants the address /articles/same, which belongs to x/same.md; give one of the two another slug or path"),
                TestBlog.problems(report));
        assertEquals("10 unchanged, 1 failed", blog.counts(), "and is told of it again, as long as it is so");
    }

    @Test
    void anEditThatWantsTheAddressOfAnotherLeavesBothAsTheyWere() {
        blog.article("a.md", "A").article("b.md", "B").importAll();
        blog.article("b.md", "B edited", "slug: a", "Text.");

        assertEquals("10 unchanged, 1 failed", blog.counts());
        assertEquals("B", blog.ask("select title from article where source_path = 'b.md'"));
        assertEquals(200, status("/articles/b"));
    }

    @Test
    void anAliasThatAnotherHasIsAWarningAtTheAlias() {
        blog.article("a.md", "A").article("b.md", "B", "aliases: [/old, /articles/a]", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("11 new", TestBlog.counts(report));
        assertEquals(
                List.of("b.md:4:17: warning: the alias '/articles/a' belongs to a.md, so it does not redirect; take it out, or correct it"),
                TestBlog.problems(report));
        assertRedirect("/old", "/articles/b");
        assertEquals(200, status("/articles/a"));
    }

    @Test
    void ofTwoFilesWithOneAliasTheFirstHasIt() {
        blog.article("a.md", "A", "aliases: [/old]", "Text.").article("b.md", "B", "", "Text.").importAll();
        assertRedirect("/old", "/articles/a");

        blog.article("b.md", "B", "aliases: [/old, /other, /tags]", "Text.");
        ImportReport report = blog.importAll();
        assertEquals("1 changed, 10 unchanged", TestBlog.counts(report), "a stored article loses nothing either");
        assertEquals(List.of(
                "b.md:4:11: warning: the alias '/old' still leads to a.md, so it does not redirect; take it out, or correct it",
                "b.md:4:25: warning: the alias '/tags' is an address of the site itself, so it does not redirect; take it out, or correct it"),
                TestBlog.problems(report));
        assertRedirect("/old", "/articles/a");
        assertRedirect("/other", "/articles/b");
    }

    @Test
    void theAddressThatAnArticleHadBeforeIsNotForAnother() {
        blog.article("a.md", "A", "slug: first", "Text.").importAll();
        blog.article("a.md", "A", "slug: second", "Text.").importAll();
        blog.article("b.md", "B", "slug: first", "Text.");

        ImportReport report = blog.importAll();
        assertEquals(
                List.of("b.md:1:1: wants the address /articles/first, which still leads to a.md; give one of the two another slug or path"),
                TestBlog.problems(report));
        assertRedirect("/articles/first", "/articles/second");
    }

    @Test
    void everyAddressThatAnArticleHadLeadsToThePresentOneInOneHop() {
        for (String slug : List.of("one", "two", "three")) {
            blog.article("a.md", "A", "slug: " + slug + "\naliases: [/old.html]", "Text.").importAll();
        }
        assertRedirect("/articles/one", "/articles/three");
        assertRedirect("/articles/two", "/articles/three");
        assertRedirect("/old.html", "/articles/three");

        blog.article("a.md", "A", "slug: one", "Text.").importAll();
        assertEquals(200, status("/articles/one"), "and it may go back");
        assertRedirect("/articles/three", "/articles/one");
        assertRedirect("/old.html", "/articles/one");
    }

    @Test
    void theAddressOfARemovedArticleMayBeTakenByAnother() {
        blog.article("a.md", "A", "id: a\nslug: wanted", "Text.").importAll();
        blog.delete("a.md").importAll();
        blog.article("b.md", "B", "id: b\nslug: wanted", "Text.");

        assertEquals("1 new, 9 unchanged", blog.counts());
        assertEquals(200, status("/articles/wanted"));
        assertNotEquals(blog.guid("A"), blog.guid("B"));

        blog.article("a.md", "A", "id: a\nslug: wanted", "Text.");
        assertEquals("10 unchanged, 1 failed", blog.counts(), "it is taken now");
        blog.article("a.md", "A", "id: a\nslug: another", "Text.");
        assertEquals("1 changed, 10 unchanged", blog.counts());
        assertEquals("a", blog.guid("A"));
    }

    @Test
    void anArticleMayBeReplacedByAnotherAtItsAddressInOnePass() {
        blog.article("a.md", "A", "id: a\nslug: wanted", "Text of the first.").importAll();
        blog.delete("a.md").article("b.md", "B", "id: b\nslug: wanted", "Text of the second.");

        assertEquals("1 new, 1 removed, 9 unchanged", blog.counts());
        RestAssured.get("/articles/wanted").then().body(org.hamcrest.Matchers.containsString("Text of the second."));
        assertEquals("0", blog.ask("select count(*) from article where path is null and removed_at is null"));
    }

    @Test
    void anAliasLeadsFromTheAddressOfARemovedArticle() {
        blog.article("a.md", "A").importAll();
        blog.delete("a.md").article("b.md", "B", "aliases: [/articles/a]", "Text.").importAll();

        assertRedirect("/articles/a", "/articles/b");
    }

    @Test
    void anArticleThatMovesKeepsItsFormerAddressFromANewcomer() {
        blog.article("z.md", "Mover", "id: mover\nslug: wanted", "Text.").importAll();
        // The newcomer's file comes first in the folder, the mover's new one last
        blog.delete("z.md").article("zz.md", "Mover", "id: mover\nslug: moved", "Text.").article("a.md", "Newcomer",
                "id: new\nslug: wanted", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("1 changed, 9 unchanged, 1 failed", TestBlog.counts(report));
        assertEquals(List.of("a.md"), report.problems().stream().map(Problem::file).toList());
        assertRedirect("/articles/wanted", "/articles/moved");
    }

    @Test
    void articlesThatSwapTheirSlugsAreBothPublished() {
        blog.article("a.md", "A", "slug: one", "Text.").article("b.md", "B", "slug: two", "Text.").importAll();
        blog.article("a.md", "A", "slug: two", "Text.").article("b.md", "B", "slug: one", "Text.");

        assertEquals("2 changed, 9 unchanged", blog.counts());
        assertEquals(List.of("A /articles/two", "B /articles/one"),
                blog.list("select title || ' ' || path from article where title in ('A', 'B') order by title"));
        RestAssured.get("/articles/one").then().statusCode(200).body(org.hamcrest.Matchers.containsString("<title>B"));
        assertEquals("11 unchanged", blog.counts());
    }

    @Test
    void anExchangeThatTheDatabaseRefusesKeepsNoOtherBack() {
        for (String name : List.of("a", "b", "c", "d")) {
            blog.article(name + ".md", name, "slug: " + name, "Text.");
        }
        blog.importAll();
        for (String name : List.of("a b", "b a", "c d", "d c")) {
            blog.article(name.charAt(0) + ".md", name, "slug: " + name.charAt(2), "Text.");
        }
        blog.update("alter table article add constraint no_cd check (title <> 'c d')");
        try {
            assertEquals("2 changed, 9 unchanged, 2 failed", blog.counts());
        } finally {
            blog.update("alter table article drop constraint no_cd");
        }
        assertEquals(List.of("a b /articles/b", "b a /articles/a", "c /articles/c", "d /articles/d"),
                blog.list("select title || ' ' || path from article where source_path in ('a.md', 'b.md', 'c.md', 'd.md') order by title"));
    }

    @Test
    void aRingOfArticlesFarApartExchangesPathsAndAliases() {
        blog.article("a.md", "A", "path: /p1\naliases: [/old/1]", "Text.").article("m.md", "M", "path: /p2\naliases: [/old/2]", "Text.")
                .article("z.md", "Z", "path: /p3", "Text.").importAll();
        for (int i = 0; i < 220; i++) {
            blog.article("crowd/c" + i + ".md", "Crowd " + i).article("n/n" + i + ".md", "N " + i);
        }
        blog.article("a.md", "A", "path: /p2\naliases: [/old/2]", "Text.").article("m.md", "M", "path: /p3\naliases: [/old/1]", "Text.")
                .article("z.md", "Z", "path: /p1", "Text.");

        assertEquals("440 new, 3 changed, 9 unchanged", blog.counts());
        assertRedirect("/old/2", "/p2");
        assertRedirect("/old/1", "/p3");
        RestAssured.get("/p1").then().statusCode(200).body(org.hamcrest.Matchers.containsString("<title>Z"));
    }

    @Test
    void articlesWhoseFilesSwapTheirIdsAreBothPublished() {
        blog.article("a.md", "A", "id: x\nslug: one", "Text.").article("b.md", "B", "id: y\nslug: two", "Text.").importAll();
        blog.article("a.md", "A", "id: y\nslug: one", "Text.").article("b.md", "B", "id: x\nslug: two", "Text.");

        assertEquals("2 changed, 9 unchanged", blog.counts());
        RestAssured.get("/articles/one").then().statusCode(200).body(org.hamcrest.Matchers.containsString("<title>A"));
    }

    @Test
    void anExchangeThatIsNotConsistentChangesNothing() {
        blog.article("a.md", "A", "slug: one", "Text.").article("b.md", "B", "slug: two", "Text.")
                .article("c.md", "C", "slug: three", "Text.").importAll();
        blog.article("a.md", "A", "slug: two", "Text.").article("b.md", "B", "slug: three", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("10 unchanged, 2 failed", TestBlog.counts(report));
        assertEquals(List.of("a.md", "b.md"), report.problems().stream().map(Problem::file).toList());
        RestAssured.get("/articles/one").then().statusCode(200).body(org.hamcrest.Matchers.containsString("<title>A"));
        RestAssured.get("/articles/two").then().statusCode(200).body(org.hamcrest.Matchers.containsString("<title>B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2015/11/%e4%bd%a0%e5%a5%bd/", "/2015/11/%E4%BD%A0%E5%A5%BD", "/2015/11/\u4f60\u597d", "/blog/foo%20bar",
            "/what%3Fnow"})
    void anAliasMayBePercentEncoded(String asked) {
        blog.article("a.md", "A", "aliases: ['/2015/11/%e4%bd%a0%e5%a5%bd/', '/blog/foo%20bar', '/what%3fnow']", "Text.")
                .article("b.md", "B", "slug: '%c3%9cber-uns'", "Text.").article("c.md", "C", "path: '/%c3%a4lter/100%25'", "Text.")
                .importAll();

        Response response = RestAssured.given().redirects().follow(false).urlEncodingEnabled(asked.indexOf('%') < 0).get(asked);
        assertEquals(301, response.statusCode());
        assertTrue(response.header("Location").endsWith("/articles/a"), response.header("Location"));
        RestAssured.given().urlEncodingEnabled(false).get("/articles/%C3%BCber-uns").then().statusCode(200);
        RestAssured.given().urlEncodingEnabled(false).get("/%C3%A4lter/100%25").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags", "/tags/x", "/page/2", "/authors/ada", "/rss.xml", "/search", "/assets/x", "/q/health", "/articles",
            "/series", "/archive/2026"})
    void theSitesOwnAddressesAreNotForArticles(String address) {
        blog.article("a.md", "A", "path: " + address, "Text.").article("b.md", "B", "aliases: [" + address + "]", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("10 new, 1 failed", TestBlog.counts(report), "an alias alone is only a warning");
        assertTrue(report.problems().get(0).message().startsWith("'" + address + "' is an address of the site itself"),
                report.problems()::toString);
    }

    @Test
    void aPageMayNotBeCalledLikeAPartOfTheSite() {
        blog.article("pages/tags.md", "Tags");

        assertEquals("9 new, 1 failed", blog.counts());
    }

    @Test
    void articlesAndPagesShareTheirAddresses() {
        blog.article("pages/about.md", "About").article("b.md", "B", "path: /about", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("10 new, 1 failed", TestBlog.counts(report));
        assertTrue(report.problems().get(0).message().contains("/about"), report.problems()::toString);
    }

    private static void assertRedirect(String from, String to) {
        Response response = RestAssured.given().redirects().follow(false).get(from);
        assertEquals(301, response.statusCode());
        assertTrue(response.header("Location").endsWith(to), response.header("Location"));
    }

    private static int status(String path) {
        return RestAssured.given().redirects().follow(false).get(path).statusCode();
    }
}
