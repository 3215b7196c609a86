package recto.sharing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** What a page says of itself to those who show a link to it, to search engines, and to programs of the open web. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SharingTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    // ---- OpenGraph ----

    @Test
    void anArticleTellsAllThatACardShows() {
        blog.article("a.md", "Alpha", """
                description: What it is about.
                lang: pt-BR
                author: [Ada Lovelace, Ünal]
                tags: [One, Two]
                updated_date: 2026-05-09
                heroImage: {src: /media/a.jpg, alt: A picture}
                """, "Text.").importAll();

        Document page = page("/articles/a");
        assertEquals("article", property(page, "og:type"));
        assertEquals("Alpha", property(page, "og:title"));
        assertEquals("What it is about.", property(page, "og:description"));
        assertEquals(site.absolute("/articles/a"), property(page, "og:url"));
        assertEquals("Recto", property(page, "og:site_name"));
        assertEquals("pt_BR", property(page, "og:locale"));
        assertEquals(site.absolute("/media/a.jpg"), property(page, "og:image"));
        assertEquals("A picture", property(page, "og:image:alt"));
        assertEquals("2026-05-01T00:00:00Z", property(page, "article:published_time"));
        assertEquals("2026-05-09T00:00:00Z", property(page, "article:modified_time"));
        assertEquals(List.of(site.absolute("/authors/ada-lovelace"), site.absolute("/authors/%C3%BCnal")),
                properties(page, "article:author"));
        assertEquals(List.of("One", "Two"), properties(page, "article:tag"));
        assertEquals("summary_large_image", page.select("meta[name=twitter:card]").attr("content"));
        assertEquals("A picture", page.select("meta[name=twitter:image:alt]").attr("content"));
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de_AT", "zh-Hans-CN, zh_CN", "sr-Latn-RS, sr_RS", "de,", "es-419,", "zh-Hant,", "he-IL-u-nu-latn, he_IL"})
    void theLocaleIsALanguageAndATerritoryOrIsNotGiven(String lang, String locale) {
        blog.article("a.md", "A", "lang: " + lang, "Text.").importAll();

        assertEquals(locale == null ? List.of() : List.of(locale), properties(page("/articles/a"), "og:locale"));
    }

    @Test
    void everyKindOfPageHasTheBasicFactsAndOneCanonicalAddress() {
        for (int i = 1; i <= 21; i++) {
            blog.article(i + ".md", "Number " + i, "author: Ada\ntags: [all]", "Text.");
        }
        blog.article("pages/about.md", "About").importAll();

        for (String path : List.of("/", "/page/2", "/articles/1", "/about", "/tags", "/tags/all", "/tags/all/page/2", "/authors",
                "/authors/ada", "/authors/ada/page/2")) {
            Document page = page(path);
            for (String name : List.of("og:title", "og:type", "og:url", "og:description", "og:site_name")) {
                assertEquals(1, properties(page, name).size(), name + " on " + path);
                assertFalse(property(page, name).isBlank(), name + " on " + path);
            }
            assertEquals(List.of(site.absolute(path)), page.select("link[rel=canonical]").eachAttr("href"), path);
            assertEquals(site.absolute(path), property(page, "og:url"));
            assertEquals(1, page.select("meta[name=description]").size(), path);
            assertEquals(1, page.select("meta[name=twitter:card]").size(), path);
            assertEquals(1, page.select("script").size(), path);
        }
    }

    @Test
    void whatNobodyHasSummedUpIsSummedUpByItsBeginning() {
        blog.article("a.md", "Alpha", "", "# A heading\n\nThe *first* paragraph.[^1]\n\nThe second.\n\n[^1]: A note.")
                .article("b.md", "Beta", "", "One word after the other, ".repeat(20) + "end.")
                .article("c.md", "Gamma", "", "機械学習の静かな革命".repeat(40))
                .article("d.md", "Delta", "", "- a list\n- and nothing else").importAll();

        assertEquals("The first paragraph.", property(page("/articles/a"), "og:description"));
        String cut = property(page("/articles/b"), "og:description");
        assertTrue(cut.length() <= 161 && cut.matches("(One word after the other, )+One word after the other…"), cut);
        assertTrue(property(page("/articles/c"), "og:description").length() <= 161);
        assertEquals(List.of(), properties(page("/articles/d"), "og:description"));
    }

    @Test
    void theHeadBeginsWithWhatABrowserNeedsFirst() {
        blog.article("a.md", "Alpha").importAll();

        List<String> first = page("/articles/a").head().children().stream().limit(4)
                .map(e -> e.tagName() + e.attr("charset") + e.attr("name") + e.attr("rel")).toList();
        assertEquals(List.of("metautf-8", "metaviewport", "title", "linkstylesheet"), first);
    }

    // ---- Search engines ----

    @Test
    void anArticleIsABlogPostingWithAllThatGoogleRecommends() throws IOException {
        blog.article("a.md", "Alpha", """
                subtitle: A second line
                author: [Ada Lovelace, Bob]
                tags: [One, Two]
                updated_date: 2026-05-09
                heroImage: https://images.example.org/a.jpg
                """, "Four words of text.").importAll();

        JsonNode posting = thing(page("/articles/a"), "BlogPosting");
        assertEquals("Alpha", posting.path("headline").asText());
        assertEquals("https://images.example.org/a.jpg", posting.path("image").path(0).path("url").asText());
        assertEquals("2026-05-01T00:00:00Z", posting.path("datePublished").asText());
        assertEquals("2026-05-09T00:00:00Z", posting.path("dateModified").asText());
        assertEquals("Person", posting.path("author").path(1).path("@type").asText());
        assertEquals("Bob", posting.path("author").path(1).path("name").asText());
        assertEquals(site.absolute("/authors/bob"), posting.path("author").path(1).path("url").asText());
        assertEquals("Recto", posting.path("publisher").path("name").asText());
        assertEquals(site.absolute("/articles/a"), posting.path("mainEntityOfPage").asText());
        assertEquals("A second line", posting.path("description").asText());
        assertEquals("en", posting.path("inLanguage").asText());
        assertEquals(4, posting.path("wordCount").asInt());
        assertEquals("[\"One\",\"Two\"]", posting.path("keywords").toString());
    }

    @Test
    void whatNoPersonHasSignedIsBySite() throws IOException {
        blog.article("a.md", "Alpha").importAll();

        JsonNode author = thing(page("/articles/a"), "BlogPosting").path("author").path(0);
        assertEquals("Organization Recto", author.path("@type").asText() + " " + author.path("name").asText());
    }

    @Test
    void theWayToAPageIsABreadcrumbList() throws IOException {
        blog.article("a.md", "Alpha", "author: Ada\ntags: [One]", "Text.").article("pages/about.md", "About").importAll();

        assertEquals(List.of("1 Recto /", "2 Alpha /articles/a"), breadcrumbs("/articles/a"));
        assertEquals(List.of("1 Recto /", "2 Tags /tags", "3 One /tags/one"), breadcrumbs("/tags/one"));
        assertEquals(List.of("1 Recto /", "2 Authors /authors", "3 Ada /authors/ada"), breadcrumbs("/authors/ada"));
        assertEquals(List.of("1 Recto /", "2 Tags /tags"), breadcrumbs("/tags"));
        assertEquals(List.of("1 Recto /", "2 About /about"), breadcrumbs("/about"));
    }

    @Test
    void theFrontPageIsTheSiteAndHowToSearchIt() throws IOException {
        for (int i = 1; i <= 21; i++) {
            blog.article(i + ".md", "Number " + i);
        }
        blog.importAll();

        JsonNode search = thing(page("/"), "WebSite").path("potentialAction");
        assertEquals(site.absolute("/search?q={search_term_string}"), search.path("target").path("urlTemplate").asText());
        assertEquals("Blog", thing(page("/"), "Blog").path("@type").asText());
        assertEquals(List.of("Blog"), types(page("/page/2")));
    }

    @Test
    void anAuthorsPageIsTheProfileOfAPerson() throws IOException {
        blog.article("a.md", "Alpha", "author: Ada", "Text.").importAll();

        JsonNode profile = thing(page("/authors/ada"), "ProfilePage");
        assertEquals("Ada", profile.path("mainEntity").path("name").asText());
        assertEquals(site.absolute("/authors/ada"), profile.path("mainEntity").path("url").asText());
    }

    @Test
    void whatAnAuthorsFileSaysStandsInTheProfile() throws IOException {
        blog.file("authors/ada.md", """
                ---
                name: Ada
                picture: /about/ada.jpg
                url: https://ada.example.org/
                email: ada@example.org
                ---

                Writes about *engines* </script>.
                """).importAll();

        JsonNode person = thing(page("/authors/ada"), "ProfilePage").path("mainEntity");
        assertEquals("Writes about engines .", person.path("description").asText());
        assertEquals(site.absolute("/about/ada.jpg"), person.path("image").asText());
        assertEquals("[\"https://ada.example.org/\"]", person.path("sameAs").toString());
    }

    @Test
    void noTitleEndsTheBlockOfDataItStandsIn() throws IOException {
        String title = "</script><script>alert(1)</script><!-- \u2028 q\"uoted & more";
        blog.article("a.md", title, "tags: ['</script>']", "Text.").importAll();

        Document page = page("/articles/a");
        assertEquals(1, page.select("script").size());
        assertEquals(title, thing(page, "BlogPosting").path("headline").asText());
    }

    @Test
    void whatIsNotToBeListedSaysSoTwice() {
        blog.article("a.md", "Alpha", "noindex: true", "Text.").article("b.md", "Beta").importAll();

        for (int i = 0; i < 2; i++) { // the first answer and the hit
            assertEquals("noindex", page("/articles/a").select("meta[name=robots]").attr("content"));
            when().get("/articles/a").then().header("X-Robots-Tag", "noindex");
            given().header("If-None-Match", "*").get("/articles/b").then().statusCode(304);
            when().get("/articles/b").then().header("X-Robots-Tag", nullValue());
        }
    }

    @Test
    void anArticleThatLivesElsewhereNamesThatAddressOnly() throws IOException {
        blog.article("a.md", "Alpha", "canonical_url: https://example.org/alpha", "Text.").importAll();

        Document page = page("/articles/a");
        assertEquals("https://example.org/alpha", page.select("link[rel=canonical]").attr("href"));
        assertEquals("https://example.org/alpha", property(page, "og:url"));
        assertEquals("https://example.org/alpha", thing(page, "BlogPosting").path("mainEntityOfPage").asText());
    }

    // ---- Microformats ----

    @Test
    void anArticleIsAnHEntry() {
        blog.article("a.md", "Alpha", """
                subtitle: A second line
                author: [Ada, Bob]
                tags: [One, Two]
                updated_date: 2026-05-09
                heroImage: /media/a.jpg
                """, "Text of Alpha.").importAll();

        Document page = page("/articles/a");
        assertEquals(1, page.select(".h-entry").size());
        assertEquals("Alpha", page.select(".h-entry h1.p-name").text());
        assertEquals("A second line", page.select(".h-entry data.p-summary").attr("value"));
        assertEquals("Text of Alpha.", page.select(".h-entry .e-content").text());
        assertEquals("2026-05-01T00:00:00Z", page.select(".h-entry time.dt-published").attr("datetime"));
        assertEquals("2026-05-09T00:00:00Z", page.select(".h-entry time.dt-updated").attr("datetime"));
        assertEquals(List.of("Ada", "Bob"), page.select(".h-entry a.p-author.h-card").eachText());
        assertEquals(List.of("One", "Two"), page.select(".h-entry a.p-category").eachText());
        assertEquals(site.absolute("/articles/a"), page.select(".h-entry .u-url.u-uid").text());
        assertEquals("/media/a.jpg", page.select(".h-entry img.u-featured").attr("src"));
    }

    @Test
    void aListIsAnHFeedOfHEntries() {
        blog.article("a.md", "Alpha", "author: Ada\ntags: [One]\ndescription: About it.", "Text.").article("b.md", "Beta").importAll();

        Document page = page("/");
        assertEquals(2, page.select(".h-feed > .h-entry").size());
        assertEquals(List.of("Beta", "Alpha"), page.select(".h-feed .p-name a.u-url").eachText());
        assertEquals("Text of Beta. About it.", page.select(".h-entry .p-summary").text());
        assertEquals(List.of("Ada"), page.select(".h-entry .p-author.h-card").eachText());
        assertEquals(List.of("One"), page.select(".h-entry .p-category").eachText());
        assertEquals(2, page.select(".h-entry time.dt-published").size());
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private static List<String> properties(Document page, String name) {
        return page.select("meta[property=" + name + "]").eachAttr("content");
    }

    private List<String> breadcrumbs(String path) throws IOException {
        JsonNode steps = thing(page(path), "BreadcrumbList").path("itemListElement");
        return StreamSupport.stream(steps.spliterator(), false)
                .map(step -> step.path("position").asInt() + " " + step.path("name").asText() + " "
                        + step.path("item").asText().substring(site.url().toString().length()))
                .toList();
    }

    private static List<String> types(Document page) throws IOException {
        return graph(page).findValuesAsText("@type").stream().filter(type -> !type.equals("Organization") && !type.equals("ImageObject"))
                .toList();
    }

    private static JsonNode thing(Document page, String type) throws IOException {
        for (JsonNode thing : graph(page)) {
            if (thing.path("@type").asText().equals(type)) {
                return thing;
            }
        }
        throw new AssertionError("no " + type + " in " + graph(page));
    }

    private static JsonNode graph(Document page) throws IOException {
        JsonNode document = new ObjectMapper().readTree(page.select("script[type=application/ld+json]").first().data());
        assertEquals("https://schema.org", document.path("@context").asText());
        return document.path("@graph");
    }
}
