package recto.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** One word in several spellings, and titles of nothing but stop words. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SpellingSearchTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    // ---- stop words ----

    @Test
    void titlesOfStopWordsAreFound() {
        blog.article("a.md", "The Who", "", "A band.").article("b.md", "IT", "", "A novel.").article("c.md", "To be or not to be", "",
                "A speech.");
        blog.article("d.md", "Before and After", "", "Photos.").article("e.md", "Gardens", "subtitle: 'It is what it is'",
                "Who was there? The dog, or not.");
        blog.importAll();

        for (String query : List.of("the who", "The Who", "\"the who\"", "\"The Who\"", "who")) {
            assertEquals(List.of("The Who"), found(query), query);
        }
        assertEquals("IT", found("it").get(0));
        assertEquals("IT", found("\"IT\"").get(0));
        assertEquals(List.of("Gardens"), found("\"it is what\""));
        assertEquals(List.of("To be or not to be"), found("to be or not to be"));
        assertEquals(List.of("To be or not to be"), found("\"to be or not to be\""));
        assertEquals(List.of("Before and After"), found("before and after"));
        assertEquals(List.of("Before and After"), found("after -band"));
        assertEquals(List.of(), found("\"and before\""));
        assertEquals("The Who",
                Jsoup.parse(page("the who")).select("h2 mark").eachText().stream().reduce((a, b) -> a + " " + b).orElse(""));
    }

    @Test
    void titlesOfStopWordsAreFoundInEachLanguage() {
        blog.article("de.md", "Das ist es nicht", "lang: de", "Ein Krimi.").article("fr.md", "Nous et vous", "lang: fr", "Un roman.");
        blog.article("ru.md", "Кто", "lang: ru", "Роман.").article("is.md", "Og", "lang: is", "Bók.").article("en.md", "The Who", "",
                "Das nous.");
        blog.article("the.md", "Über the who", "lang: de", "Ein Text.");
        blog.importAll();

        assertEquals(List.of("Das ist es nicht"), found("\"das ist es\""));
        assertEquals(List.of("Nous et vous"), found("nous et vous"));
        assertEquals(List.of("Nous et vous"), found("nous vous"));
        assertEquals(List.of("Кто"), found("кто"));
        assertEquals(List.of("Og"), found("og"));
        assertEquals(List.of("The Who", "Über the who"), found("the who"));
    }

    @Test
    void aTitleThatIsTheQueryComesBeforeTitlesThatHaveItsStopWords() {
        for (int i = 0; i < 15; i++) {
            blog.article(i + ".md", "How it works " + i, "publish_date: 2026-06-01", "Text.");
        }
        blog.article("it.md", "It", "publish_date: 2020-06-01", "Text.").importAll();

        assertEquals("It", found("IT").get(0));
    }

    @Test
    void stopWordsDecideBetweenTitlesWithTheSameOtherWords() {
        blog.article("home.md", "Home security", "publish_date: 2026-06-02", "About security, security and security.");
        blog.article("it.md", "IT security", "publish_date: 2026-06-01", "About machines.");
        blog.article("other.md", "It rains", "publish_date: 2026-06-03", "Security.").importAll();

        assertEquals(List.of("IT security", "Home security", "It rains"), found("it security"));
        assertEquals("Home security", found("security").get(0));
    }

    @Test
    void tagsAndAuthorsOfStopWordsAreFound() {
        blog.article("a.md", "Alpha", "tags: [The Who]", "Text.").article("b.md", "Beta", "author: The The", "Text.").importAll();

        assertEquals(List.of("Alpha"), found("the who"));
        assertEquals(List.of("Alpha", "Beta"), found("the").stream().sorted().toList());
    }

    // ---- normal forms ----

    @Test
    void eachNormalFormOfATextIsFound() {
        blog.article("ko.md", "한 글", "lang: ko", Normalizer.normalize("집에서 보낸 하루", Form.NFD));
        blog.article("ja.md", Normalizer.normalize("パンダの本", Form.NFD), "lang: ja", "ﾋﾟｱﾉの音、ガラス・ペン。");
        blog.article("vi.md", "Vi", "", Normalizer.normalize("Nguyễn and Škoda", Form.NFD));
        blog.article("wide.md", "Wide", "", "Ｗｉｄｅ ｌｅｔｔｅｒｓ, an e\uFB03cient ﬂoor, ㌔, 120 m² of Recto™ and a footnote¹.").importAll();

        for (String query : List.of("집에서", "하루", "보낸")) {
            assertEquals(List.of("한 글"), found(query), query);
            assertEquals(List.of("한 글"), found(Normalizer.normalize(query, Form.NFD)), query);
        }
        for (String query : List.of("パンダ", "ﾊﾟﾝﾀﾞ", "ピアノ", "ﾋﾟｱﾉ", "ガラスペン", "ガラス・ペン", "ペン")) {
            assertEquals(1, found(query).size(), query);
            assertEquals(1, found(Normalizer.normalize(query, Form.NFD)).size(), query);
        }
        for (String query : List.of("nguyen", "Nguyễn", Normalizer.normalize("Nguyễn", Form.NFD), "skoda")) {
            assertEquals(List.of("Vi"), found(query), query);
        }
        for (String query : List.of("letters", "ＬＥＴＴＥＲＳ", "efficient", "e\uFB03cient", "floor", "キロ", "m2", "m²", "recto", "Recto™",
                "footnote")) {
            assertEquals(List.of("Wide"), found(query), query);
        }
        assertEquals(Normalizer.normalize("하루", Form.NFD), Jsoup.parse(page("하루")).select(".teaser mark").text());
        assertEquals("ﾋﾟｱﾉ", Jsoup.parse(page("ピアノ")).select(".teaser mark").text());
    }

    // ---- hyphens and the like ----

    @Test
    void aWordIsFoundWithAndWithoutItsHyphen() {
        blog.article("parts.md", "In parts", "",
                "Of UTF-16, Hi-Fi, back‑end, e-mails, node.js, the O'Connor files, max_width, TCP/IP, Q&A and an E-Mail-Liste.");
        blog.article("whole.md", "In one piece", "",
                "Of UTF16, HiFi, backend, emails, nodejs, the OConnor files, maxwidth, TCPIP, QA and an EmailListe.").importAll();

        for (String query : List.of("utf16", "utf-16", "UTF16", "hifi", "hi-fi", "Hi‐Fi", "backend", "back-end", "email", "e-mail",
                "E-Mails", "nodejs", "node.js",
                "oconnor", "o'connor", "O’Connor", "maxwidth", "max_width", "tcpip", "tcp/ip", "qa", "q&a", "emailliste", "e-mail-liste",
                "email-liste", "e-mailliste",
                "\"utf16 hifi\"", "\"utf-16, hi-fi\"", "\"of utf16\"", "\"back-end emails\"", "\"hifi backend emails\"")) {
            assertEquals(List.of("In one piece", "In parts"), found(query).stream().sorted().toList(), query);
        }
        assertEquals(List.of("In parts"), found("utf"));
        assertEquals(List.of("In parts"), found("mail-liste"));
        assertEquals(List.of(), found("lettuce -hi-fi"));
        assertEquals(List.of(), found("emails -hifi"));
        assertEquals(List.of(), found("emails -hi-fi"));
        given().queryParam("q", "hifi").get("/search").then().body(containsString("<mark>Hi-Fi</mark>"))
                .body(containsString("<mark>HiFi</mark>"));
        given().queryParam("q", "hi-fi").get("/search").then().body(containsString("<mark>Hi-Fi</mark>"))
                .body(containsString("<mark>HiFi</mark>"));
    }

    @Test
    void signsThatBelongToANameAreKept() {
        blog.article("cpp.md", "Plus", "", "Written in C++17 and C++.").article("cs.md", "Sharp", "", "Written in C#.").article("c.md",
                "Plain", "", "Written in C.");
        blog.article("dot.md", "Version", "", "Release 2.0 of 3/4.").importAll();

        assertEquals(List.of("Plus"), found("c++"));
        assertEquals(List.of("Plus"), found("C++17"));
        assertEquals(List.of("Sharp"), found("c#"));
        assertEquals(List.of("Plain"), found("c"));
        assertEquals(List.of(), found("20"));
        assertEquals(List.of("Version"), found("2.0"));
    }

    @Test
    void apostrophesDoNotMatter() {
        blog.article("en.md", "English", "", "They don't know Rock'n'Roll.").article("fr.md", "Français", "lang: fr",
                "L’horloge d'aujourd'hui.");
        blog.article("uk.md", "Українська", "lang: uk", "Мій комп'ютер.").importAll();

        for (String query : List.of("don't", "don’t", "dont", "rocknroll", "rock'n'roll", "rock")) {
            assertEquals(List.of("English"), found(query), query);
        }
        for (String query : List.of("horloge", "l'horloge", "l’horloge", "aujourd'hui", "aujourdhui")) {
            assertEquals(List.of("Français"), found(query), query);
        }
        for (String query : List.of("комп'ютер", "комп’ютер", "комп\u02BCютер", "компютер")) {
            assertEquals(List.of("Українська"), found(query), query);
        }
    }

    @Test
    void theCellsOfATableAreWordsOfTheirOwn() {
        blog.article("a.md", "Table", "", "| Kettle | Weight |\n|---|---|\n| Copper | 1 |\n| Steel | 20 |")
                .article("b.md", "List", "", "## A heading\n\nA sentence.\n\n- one teapot\n- two\n\nThe end.")
                .article("c.md", "Code", "", "```js\nboil();\n  serve(drumkettle);\nend\n```").importAll();

        assertEquals(List.of("Table"), found("copper 1"));
        assertEquals("A heading · A sentence. one teapot · two · The end.", Jsoup.parse(page("heading")).select(".teaser").text());
        assertEquals("Kettle · Weight · Copper · 1 · Steel · 20", Jsoup.parse(page("kettle")).select(".teaser").text());
        assertEquals("serve(drumkettle); · end", Jsoup.parse(page("drumkettle")).select(".teaser").text());
    }

    private List<String> found(String query) {
        return Jsoup.parse(page(query)).select("h2:has(a[href^=/articles/])").eachText();
    }

    private String page(String query) {
        return given().queryParam("q", query).get("/search").then().statusCode(200).extract().asString();
    }
}
