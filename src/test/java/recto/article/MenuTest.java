package recto.article;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.ElsewhereProfile;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** The links at the head and the foot of each page are those that the owner set, in the owner's order. */
@QuarkusTest
@TestProfile(ElsewhereProfile.class)
@WithTestResource(TestPostgres.class)
class MenuTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void publish() {
        blog.empty().article("a.md", "A", "tags: [Lamps]", "Text.").article("pages/about.md", "About & more")
                .article("pages/imprint.md", "Imprint")
                .article("pages/zoo.md", "The zoo").article("pages/jobs.md", "Work with us").importAll();
    }

    @Test
    void theHeadHasPagesAndPartsInTheOrderOfTheOwner() {
        assertEquals(List.of("About & more /about", "Writing /", "Topics /tags", "The zoo /zoo", "Shop https://shop.example.org",
                "Search /search", "Jobs /jobs"), links("/", ".masthead li a"));
    }

    @Test
    void theFootHasTheOtherLinksAndAPageIsNotNamedTwice() {
        assertEquals(
                List.of("Mastodon https://example.social/@ada", "Code https://code.example.org/ada", "Imprint /imprint", "Notes /feeds",
                        "Colophon /about#colophon", "me@example.org mailto:me@example.org", "Licence https://licences.example.org/by/4.0/"),
                links("/articles/a", ".foot li a"));
    }

    @Test
    void onlyOtherPlacesOfTheOwnerAreMarkedAsSuch() {
        assertEquals(List.of("Mastodon", "Code", "me@example.org"), page("/").select("a[rel=me]").eachText());
    }

    @Test
    void aReaderSeesWhereTheyAre() {
        for (String here : List.of("/about About & more page", "/ Writing page", "/articles/a Writing true", "/tags Topics page",
                "/tags/lamps Topics true", "/search Search page", "/imprint Imprint page", "/feeds Notes page", "/jobs Jobs page")) {
            String[] parts = here.split(" ", 2);
            assertEquals(parts[1],
                    page(parts[0]).select("[aria-current]").stream().map(link -> link.text() + " " + link.attr("aria-current"))
                            .reduce("", (all, one) -> all + one),
                    parts[0]);
        }
    }

    @Test
    void withoutTagsNothingLeadsToThem() {
        blog.article("a.md", "A", "", "Text.").importAll();

        assertEquals(List.of(), page("/").select("a[href=/tags]"));
    }

    @Test
    void aPageThatMovesIsFoundAndOneThatIsGoneIsLeftOut() {
        blog.article("pages/imprint.md", "Who prints this", "", "Nobody.").delete("pages/about.md").importAll();

        assertEquals(List.of(), page("/").select(".masthead a[href=/about]"));
        assertEquals("Who prints this", page("/").select(".foot a[href=/imprint]").text());
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).asString());
    }

    private static List<String> links(String path, String selector) {
        return page(path).select(selector).stream().map(link -> link.text() + " " + link.attr("href")).toList();
    }
}
