package recto.article;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** Articles that say one translation_key lead to one another. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class TranslationTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    TestClock clock;

    @BeforeEach
    void threeLanguages() {
        blog.empty().article("en.md", "Bread", "translation_key: bread", "Text.")
                .article("de.md", "Brot", "translation_key: bread\nlang: de", "Text.")
                .article("fr.md", "Le pain", "translation_key: bread\nlang: fr", "Text.")
                .article("alone.md", "Alone", "translation_key: alone", "Text.")
                .article("other.md", "Other").article("another.md", "Another").importAll();
    }

    @Test
    void eachNamesAllOfThemAndTheOneForEverybodyElse() {
        for (String path : List.of("/articles/en", "/articles/de", "/articles/fr")) {
            assertEquals(List.of("de " + site.absolute("/articles/de"), "en " + site.absolute("/articles/en"),
                    "fr " + site.absolute("/articles/fr"),
                    "x-default " + site.absolute("/articles/en")), alternates(path));
        }
        assertEquals(List.of(), alternates("/articles/alone"));
        assertEquals(List.of(), alternates("/articles/other"));
    }

    @Test
    void aReaderFindsTheOthersByTheirOwnNames() {
        assertEquals(List.of("Deutsch", "Français"), languages("/articles/en"));
        assertEquals(List.of("Deutsch", "English"), languages("/articles/fr"));
        assertEquals(List.of(), languages("/articles/alone"));
    }

    @Test
    void aPathThatNamesALanguageIsATranslationWhicheverComesFirst() {
        blog.article("shed.md", "Shed").importAll();
        blog.article("shed.de.md", "Schuppen").article("fr/shed.md", "Cabane").article("es/bread.md", "Pan").importAll();
        blog.article("bread.md", "Bread").importAll();

        assertEquals(List.of("Deutsch", "Français"), languages("/articles/shed"));
        assertEquals(List.of("English", "Français"), languages("/de/articles/shed"));
        assertEquals(List.of("English"), languages("/es/articles/bread"));
        assertEquals(List.of("Español"), languages("/articles/bread"));
        when().get("/de/articles/shed").then().statusCode(200);
    }

    @Test
    void whatIsHiddenIsNoTranslation() {
        blog.article("de.md", "Brot", "translation_key: bread\nlang: de\ndraft: true", "Text.")
                .article("fr.md", "Le pain", "translation_key: bread\nlang: fr\nnoindex: true", "Text.").importAll();

        assertEquals(List.of("Français"), languages("/articles/en"));
        assertEquals(List.of(), alternates("/articles/en"));
        assertEquals(List.of(), alternates("/articles/fr"));
    }

    @Test
    void whatChangesInOneIsSeenInTheOthers() {
        assertEquals(List.of("Deutsch", "Français"), languages("/articles/en"));

        blog.article("es.md", "El pan", "translation_key: bread\nlang: es", "Text.").importAll();
        assertEquals(List.of("Deutsch", "Español", "Français"), languages("/articles/en"));

        blog.article("es.md", "El pan", "translation_key: pan\nlang: es", "Text.").importAll();
        assertEquals(List.of("Deutsch", "Français"), languages("/articles/en"));

        blog.delete("de.md").importAll();
        assertEquals(List.of("Français"), languages("/articles/en"));
    }

    @Test
    void noCopyOfAPageOutlivesTheMomentAtWhichATranslationAppears() {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
        clock.set(soon.minusMillis(1));
        blog.update("update article set publish_at = '%s' where slug = 'de'".formatted(soon));
        blog.tell();
        assertEquals(List.of("Français"), languages("/articles/en"));

        clock.set(soon);
        assertEquals(List.of("Deutsch", "Français"), languages("/articles/en"));
    }

    private List<String> alternates(String path) {
        return page(path).select("link[rel=alternate][hreflang]").stream().map(link -> link.attr("hreflang") + " " + link.attr("href"))
                .toList();
    }

    private List<String> languages(String path) {
        return page(path).select("main a[rel=alternate][hreflang]").eachText();
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
    }
}
