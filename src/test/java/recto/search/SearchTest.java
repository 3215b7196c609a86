package recto.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class SearchTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void moreReadersThanConnectionsSearchAtOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            blog.article(i + ".md", "Zebra " + i);
        }
        blog.importAll();
        ExecutorService readers = Executors.newFixedThreadPool(40);
        List<Future<Integer>> answers = readers.invokeAll(Collections.nCopies(200, () -> when().get("/search?q=zebra").statusCode()));
        readers.shutdown();

        for (Future<Integer> answer : answers) {
            assertEquals(200, answer.get());
        }
    }

    // ---- what is found ----

    @Test
    void theSixFieldsCountInTheirOrder() {
        // The less a field counts, the newer and the more repetitive the article
        blog.article("f.md", "In body", "publish_date: 2026-05-06", "zebra ".repeat(50));
        blog.article("e.md", "In author", "publish_date: 2026-05-05\nauthor: Zebra", "x");
        blog.article("d.md", "In tags", "publish_date: 2026-05-04\ntags: [zebra]", "x");
        blog.article("c.md", "In description", "publish_date: 2026-05-03\ndescription: A zebra", "x");
        blog.article("b.md", "In subtitle", "publish_date: 2026-05-02\nsubtitle: The zebra", "x");
        blog.article("a.md", "In title: zebra", "publish_date: 2026-05-01", "x");
        blog.importAll();

        assertEquals(List.of("In title: zebra", "In subtitle", "In description", "In tags", "In author", "In body"), found("zebra"));
    }

    @Test
    void wordsAreFoundInTheirOtherForms() {
        blog.article("a.md", "Running", "", "Two engines measured.").importAll();

        assertEquals(List.of("Running"), found("runs"));
        assertEquals(List.of("Running"), found("engine measuring"));
    }

    @Test
    void anArticleIsFoundInItsOwnLanguage() {
        blog.article("a.md", "Über Häuser", "lang: de", "Die Bücher liegen in den alten Häusern.");
        blog.article("b.md", "Houses", "", "Old houses.");
        blog.importAll();

        assertEquals(List.of("Über Häuser"), found("Haus"));
        assertEquals(List.of("Über Häuser"), found("buch"));
        assertEquals(List.of("Houses"), found("house"));
        when().get("/search?q=haus").then().body(containsString("Über <mark>Häuser</mark>"));
    }

    @Test
    void aLanguageWithoutAConfigurationIsFoundWordByWord() {
        blog.article("a.md", "Þekking", "lang: is", "Þögnin er gull.").importAll();

        assertEquals(List.of("Þekking"), found("thognin"));
        assertEquals(List.of("Þekking"), found("gull"));
    }

    @Test
    void quotesMinusAndOr() {
        blog.article("a.md", "A", "", "A quiet machine, and learning.");
        blog.article("b.md", "B", "", "Quiet machine learning.");
        blog.article("c.md", "C", "", "A telescope.");
        blog.importAll();

        assertEquals(List.of("B"), found("\"machine learning\""));
        assertEquals(List.of("B"), found("“machine learning”"));
        assertEquals(List.of("A", "B"), sorted(found("machine learning")));
        assertEquals(List.of("A"), found("machine -\"machine learning\""));
        assertEquals(List.of("C"), found("telescope -machine"));
        assertEquals(List.of("B", "C"), sorted(found("telescope or \"machine learning\"")));
        assertEquals(List.of("A", "B", "C"), sorted(found("telescope OR machine")));
        assertEquals(List.of(), found("telescope machine"));
    }

    @Test
    void accentsDoNotMatter() {
        blog.article("a.md", "Réflexions d'été", "", "Un café à Łódź, Smørrebrød, Großes.");
        blog.importAll();

        for (String query : List.of("reflexions", "réflexions", "ete", "ÉTÉ", "cafe", "CAFÉ", "lodz", "smorrebrod", "grosses", "Großes",
                "cafe\u0301")) {
            assertEquals(List.of("Réflexions d’été"), found(query), query);
        }
        when().get("/search?q=cafe").then().body(containsString("Un <mark>café</mark> à"));
    }

    @Test
    void scriptsWithoutSpacesAreFoundFromTheMiddle() {
        blog.article("a.md", "機械学習の静かな革命", "lang: ja", "データの温度について。");
        blog.article("b.md", "数据的温度", "lang: zh", "这是一篇关于猫的文章。");
        blog.article("c.md", "한국의 데이터 이야기", "lang: ko", "조용한 이야기.");
        blog.article("d.md", "ภาษาไทย", "lang: th", "สวัสดีครับ");
        blog.importAll();

        assertEquals(List.of("機械学習の静かな革命"), found("学習"));
        assertEquals(List.of("機械学習の静かな革命"), found("データ"));
        assertEquals(List.of("数据的温度"), found("猫"));
        assertEquals(List.of("数据的温度"), found("关于猫的文章"));
        assertEquals(List.of("数据的温度", "機械学習の静かな革命"), sorted(found("温度")));
        assertEquals(List.of("한국의 데이터 이야기"), found("데이터"));
        assertEquals(List.of("ภาษาไทย"), found("ไทย"));
        assertEquals(List.of(), found("学機"));
        when().get("/search?q=学習").then().body(containsString("機械<mark>学習</mark>の静かな革命"));
    }

    @Test
    void wordsInAngleBracketsAndOtherSignsAreWords() {
        blog.article("a.md", "Hello <World> & co", "",
                "Use `List<String>` of node.js in C++ and foo_bar, or a/path/to/file, me@example.org.");
        blog.article("b.md", "Only C", "", "The letter C.");
        blog.importAll();

        for (String query : List.of("World", "<World>", "string", "List<String>", "node.js", "node", "c++", "foo_bar", "bar", "path",
                "a/path", "me@example.org", "\"hello <world>\"")) {
            assertEquals(List.of("Hello <World> & co"), found(query), query);
        }
    }

    @Test
    void aPageOfItsOwnIsFound() {
        blog.article("pages/imprint.md", "Imprint", "", "Printed by nobody.").importAll();

        assertEquals(List.of("Imprint"), found("printed nobody"));
        when().get("/search?q=imprint").then().body(containsString("href=\"/imprint\""));
    }

    // ---- what is not found ----

    @Test
    void whatAReaderMayNotSeeIsNotFound() {
        blog.article("draft.md", "Walrus draft", "draft: true", "walrus");
        blog.article("later.md", "Walrus later", "publish_date: 2999-01-01", "walrus");
        blog.article("over.md", "Walrus over", "expiry_date: 2026-05-02", "walrus");
        blog.article("gone.md", "Walrus gone", "", "walrus");
        for (int i = 0; i < 6; i++) {
            blog.article("a" + i + ".md", "Other " + i);
        }
        blog.importAll();
        assertEquals(List.of("Walrus gone"), found("walrus"));

        blog.delete("gone.md").importAll();
        assertEquals(List.of(), found("walrus"));
        when().get("/search?q=walrsu").then().body(not(containsString("/search?q=walrus"))).body(not(containsString(">walrus<")));
        // whatever the table of search says, the article itself decides
        blog.update("update article set draft = true where title = 'Other 1'");
        assertEquals(List.of("Other 0"), found("\"other 0\""));
        assertEquals(List.of(), found("\"other 1\""));
    }

    @Test
    void anArticleThatBecomesADraftIsNotFoundAnyMore() {
        blog.article("a.md", "Walrus").importAll();
        assertEquals(List.of("Walrus"), found("walrus"));

        blog.article("a.md", "Walrus", "draft: true", "Text.").importAll();
        assertEquals(List.of(), found("walrus"));

        blog.article("a.md", "Walrus").importAll();
        assertEquals(List.of("Walrus"), found("walrus"));
    }

    @Test
    void importingTwiceWritesNothing() {
        blog.article("a.md", "Alpha").article("b.md", "Beta", "tags: [x]\nauthor: Ada", "Text.").settle().importAll();
        List<String> versions = blog.rowVersions();

        blog.importAll();
        assertEquals(versions, blog.rowVersions());
    }

    @Test
    void whatWasImportedBeforeThereWasASearchIsFoundAfterTheNextImport() {
        blog.article("a.md", "Alpha").settle().importAll();
        blog.update("delete from article_search");
        blog.update("update article set rendered_by = '1 UTC /articles/{slug}'");
        assertEquals(List.of(), found("alpha"));

        blog.importAll();
        assertEquals(List.of("Alpha"), found("alpha"));
    }

    // ---- misspelt ----

    @Test
    void misspeltWordsAreCorrected() {
        blog.article("a.md", "Machine learning", "", "How machines learn.").article("b.md", "Gardens", "", "A garden.").importAll();

        when().get("/search?q=machne lerning").then().statusCode(200)
                .body(containsString("Showing results for <strong>machine learning</strong>"))
                .body(containsString("<mark>Machine</mark> <mark>learning</mark>"))
                .body(containsString("href=\"/search?q=machne+lerning&amp;exact=true\""));
        assertEquals(List.of("Machine learning"), found("\"machne lerning\" -graden"));
        assertEquals(List.of("Gardens"), found("gadren"));
        when().get("/search?q=machne lerning&exact=true").then().body(containsString("No article for “machne lerning”"));
    }

    @Test
    void aWordThatIsRareAndLooksLikeACommonOneIsAskedFor() {
        for (int i = 0; i < 12; i++) {
            blog.article("a" + i + ".md", "Number " + i, "", "Machines.");
        }
        blog.article("b.md", "Typo", "", "A machne.").importAll();

        when().get("/search?q=machne").then().body(containsString(">Typo<"))
                .body(containsString("Did you mean: <a href=\"/search?q=machines\""));
    }

    // ---- narrowed, in pages ----

    @Test
    void aSearchIsNarrowedByTagAuthorAndYear() {
        for (int i = 1; i <= 6; i++) {
            blog.article("a" + i + ".md", "Lake " + i,
                    "publish_date: 202%d-05-01\ntags: [%s]\nauthor: %s".formatted(i % 2 + 4, i <= 3 ? "C++" : "Water",
                            i == 6 ? "Bob O'Neil" : "Ada"),
                    "A lake.");
        }
        blog.importAll();

        String page = when().get("/search?q=lake").asString();
        assertTrue(
                page.contains(
                        "<a href=\"/search?q=lake&amp;tag=c-plus-plus\" rel=\"nofollow\">C++ <span class=\"facet-count\">3</span></a>"),
                page);
        assertTrue(page.contains(
                "<a href=\"/search?q=lake&amp;author=bob-oneil\" rel=\"nofollow\">Bob O&#39;Neil <span class=\"facet-count\">1</span></a>"),
                page);
        assertTrue(page.contains("<a href=\"/search?q=lake&amp;year=2024\" rel=\"nofollow\">2024 <span class=\"facet-count\">3</span></a>"),
                page);

        assertEquals(List.of("Lake 1", "Lake 2", "Lake 3"), sorted(found("lake", "tag=c-plus-plus")));
        assertEquals(List.of("Lake 2"), found("lake", "tag=c-plus-plus&year=2024"));
        assertEquals(List.of("Lake 6"), found("lake", "author=bob-oneil"));
        when().get("/search?q=lake&tag=c-plus-plus&year=2024").then()
                .body(containsString(
                        "<a href=\"/search?q=lake&amp;year=2024\" rel=\"nofollow\"><span class=\"visually-hidden\">Remove the filter </span>C++</a>"))
                .body(containsString(
                        "<a href=\"/search?q=lake&amp;tag=c-plus-plus\" rel=\"nofollow\"><span class=\"visually-hidden\">Remove the filter </span>2024</a>"));
        when().get("/search?q=lake&tag=nothing").then().body(containsString("No article for “lake”"))
                .body(containsString("without the filters"));
    }

    @Test
    void resultsHavePagesAndNoOthers() {
        for (int i = 1; i <= 12; i++) {
            blog.article("a" + i + ".md", "Lake " + i, "publish_date: 2026-05-%02d".formatted(i), "A lake.");
        }
        blog.importAll();

        when().get("/search?q=lake").then().body(containsString("role=\"status\">12 articles for “lake”<"))
                .body(containsString(">Lake</mark> 12"))
                .body(containsString("href=\"/search?q=lake&amp;page=2\" rel=\"next\""));
        when().get("/search?q=lake&page=2").then().body(containsString("12 articles for “lake”, page 2 of 2"))
                .body(containsString(">Lake</mark> 2<"))
                .body(containsString("href=\"/search?q=lake\" rel=\"prev\""));
        for (String page : List.of("3", "0", "-1", "x", "999999", "99999999999999")) {
            when().get("/search?q=lake&page=" + page).then().statusCode(404);
        }
        when().get("/search?q=lake&year=x").then().statusCode(404);
        when().get("/search?q=lake 12").then().body(containsString("role=\"status\">1 article for “lake 12”<"));
    }

    @Test
    void onEveryPageTheBodyDecidesBetweenArticlesWhoseHeadsMatchAlike() {
        // The more often the word is in the body, the better the match; the dates are in no such order
        for (int times = 1; times <= 14; times++) {
            String date = "publish_date: 2026-05-%02d".formatted(1 + times * 5 % 17);
            blog.article("t" + times + ".md", "Lake T" + times, date, "A lake. ".repeat(times))
                    .article("b" + times + ".md", "River B" + times, date, "A lake. ".repeat(times));
        }
        blog.importAll();

        List<String> best = Stream.concat(IntStream.iterate(14, times -> times - 1).limit(14).mapToObj(times -> "Lake T" + times),
                IntStream.iterate(14, times -> times - 1).limit(14).mapToObj(times -> "River B" + times)).toList();
        for (int page = 1; page <= 3; page++) {
            assertEquals(best.subList(page * 10 - 10, Math.min(28, page * 10)), found("lake", "page=" + page));
        }
    }

    @Test
    void ofAVeryCommonWordTheNewestArticlesAreRanked() {
        for (int i = 1; i <= SearchStore.RANKED + 20; i++) {
            blog.article("a" + i + ".md", "Number " + i, "publish_date: 20%02d-05-01".formatted(i % 20), "A lake.");
        }
        blog.article("old.md", "Lake", "publish_date: 1999-05-01", "Text.").importAll();

        when().get("/search?q=lake").then().body(containsString(SearchStore.RANKED + " or more articles"))
                .body(containsString("<h2><a href=\"/articles/old\">"));
    }

    // ---- how it is shown ----

    @Test
    void theSentenceIsShownWithItsWordsMarked() {
        blog.article("a.md", "Alpha", "",
                "First sentence here. " + "Filler words go on. ".repeat(40) + "The measure of a page is what a *reader* feels. "
                        + "More filler follows. ".repeat(40))
                .importAll();

        when().get("/search?q=reader measures").then().body(containsString(
                "<p class=\"teaser\">The <mark>measure</mark> of a page is what a <mark>reader</mark> feels. More filler"));
    }

    @Test
    void nothingThatAnAuthorOrAReaderWritesIsMarkup() {
        blog.article("a.md", "A <script>alert(1)</script> title", "",
                "Walrus `<script>alert(2)</script>` \uE000walrus\uE001 <mark>walrus</mark> &lt;b&gt;.").importAll();

        String page = when().get("/search?q=walrus script").asString();
        assertTrue(page.contains("A &lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; title"), page);
        assertTrue(page.contains("&lt;<mark>script</mark>&gt;alert(2)&lt;/"), page);
        assertTrue(!page.contains("<script"), page);
        for (String typed : List.of("\"><script>alert(3)</script>", "</title><script>alert(3)</script>", "' onfocus='alert(3)",
                "\" autofocus onfocus=\"alert(3)")) {
            String answer = given().queryParam("q", typed).get("/search").asString();
            assertTrue(!answer.contains("<script") && !answer.contains("\" onfocus") && !answer.contains("\" autofocus"), answer);
        }
    }

    @Test
    void withoutAQuestionThePageHelps() {
        blog.article("a.md", "Alpha", "tags: [Engines]", "Text.").importAll();

        when().get("/search").then().statusCode(200).body(containsString("role=\"search\"")).body(containsString("href=\"/tags/engines\""))
                .body(containsString(">Alpha</a>")).body(containsString("<link rel=\"canonical\" href=\"http://localhost:8080/search\">"));
        when().get("/search?q=%20").then().statusCode(200).body(containsString("href=\"/tags/engines\""));
        when().get("/search?q=xylophone").then().statusCode(200).body(containsString("No article for “xylophone”"))
                .body(containsString("href=\"/tags/engines\""))
                .body(containsString(">Alpha</a>"));
    }

    @Test
    void everyTagThatIsOfferedHasAPage() {
        blog.article("a.md", "Alpha", "tags: [Engines]", "Text.");
        blog.article("over.md", "Over", "expiry_date: 2026-05-02\ntags: [Expired]", "Text.");
        blog.article("pages/about.md", "About", "tags: [About us]", "Text.").importAll();

        List<String> tags = Jsoup.parse(when().get("/search").asString()).select(".used-tags a").eachAttr("href");

        assertEquals(List.of("/tags/engines"), tags);
        when().get("/tags/engines").then().statusCode(200);
    }

    @Test
    void everyPageHasTheFieldOnce() {
        blog.article("a.md", "Alpha").importAll();

        for (String path : List.of("/", "/articles/a", "/search", "/search?q=alpha", "/search?q=none", "/nowhere", "/tags")) {
            String page = when().get(path).asString();
            assertEquals(2, page.split("role=\"search\"", -1).length, path);
        }
    }

    @Test
    void aBrowserLearnsHowToSearch() {
        when().get("/opensearch.xml").then().statusCode(200).contentType("application/opensearchdescription+xml")
                .body(containsString("template=\"http://localhost:8080/search?q={searchTerms}\""))
                .body(containsString("<Image>http://localhost:8080/favicon.ico</Image>"));
        when().get("/").then().body(containsString("href=\"http://localhost:8080/opensearch.xml\""));
    }

    // ---- HTTP ----

    @Test
    void anAnswerIsForOneReaderAndHasAnETag() {
        blog.article("a.md", "Alpha").importAll();

        String etag = when().get("/search?q=alpha").then().header("Cache-Control", equalTo("private, max-age=30")).extract().header("ETag");
        given().header("If-None-Match", etag).get("/search?q=alpha").then().statusCode(304);
        blog.article("a.md", "Alpha", "", "Another alpha.").importAll();
        given().header("If-None-Match", etag).get("/search?q=alpha").then().statusCode(200).body(containsString("Another"));
    }

    private List<String> found(String query) {
        return found(query, "");
    }

    /** The titles, in the order of the page. */
    private List<String> found(String query, String filters) {
        var request = given().queryParam("q", query);
        for (String filter : filters.isEmpty() ? new String[0] : filters.split("&")) {
            request = request.queryParam(filter.split("=")[0], filter.split("=")[1]);
        }
        String page = request.get("/search").then().statusCode(200).extract().asString();
        return Pattern.compile("(?s)<h2><a [^>]*>(.*?)</a></h2>").matcher(page).results()
                .map(title -> title.group(1).replaceAll("</?mark>", "").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
                        .replace("&amp;", "&").strip())
                .toList();
    }

    private static List<String> sorted(List<String> titles) {
        return titles.stream().sorted().toList();
    }
}
