package recto.browser;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.media.TestPictures;

/** What a reader sees of the pages that lead to articles. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ListLookTest extends LookedAt {

    @Test
    void theArchiveOfAShortBlogNamesAllArticlesAndNoYearOrMonthTwice() {
        blog.article("a.md", "Spring tide", "publish_date: 2026-05-14", PARAGRAPH)
                .article("b.md", "Neap tide", "publish_date: 2025-11-03", PARAGRAPH).importAll();

        show("/archive", DESK);
        assertEquals(List.of("Spring tide", "Neap tide"), page.locator("main li a").allTextContents());
        assertEquals(List.of("14 May", "3 November"), page.locator("main time").allTextContents());
        show("/archive/2026", DESK);
        assertEquals("2026", page.locator("h1").textContent());
        assertEquals("14", page.locator("main time").textContent());
        show("/archive/2026/05", DESK);
        assertEquals("May 2026", page.locator("h1").textContent());
        assertEquals("14", page.locator("main time").textContent());
        assertEquals(1, page.locator("main").innerText().split("2026", -1).length - 1, "the year is there once");
        page.getByText("The whole year").click();
        assertTrue(page.url().endsWith("/archive/2026"));
    }

    @Test
    void theMastheadIsOneLineHoweverManyPagesThereAre() {
        for (String name : List.of("Colophon", "Contact", "Imprint", "Newsletter", "Privacy", "Speaking", "Workshops")) {
            blog.article("pages/" + name.toLowerCase() + ".md", name);
        }
        blog.article("a.md", "A").importAll();

        for (int width : List.of(320, TELEPHONE, 768)) {
            show("/", width);
            assertTrue(box(".masthead").height < 70, "one line at " + width);
            assertTrue(box(".masthead-name").height < 40, "the name too at " + width);
            page.getByText("Workshops").first().focus();
            BoundingBox last = page.getByText("Workshops").first().boundingBox();
            assertTrue(last.x >= 0 && last.x + last.width <= width, "the last page can be reached at " + width);
            assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), "nothing stands out sideways");
        }
    }

    @Test
    void theMastheadLeadsToTagsAndAuthorsOnlyWhereThereAreAny() {
        blog.article("a.md", "A").importAll();
        when().get("/").then().body(not(containsString("\"/tags\""))).body(not(containsString("\"/authors\"")));

        blog.article("b.md", "B", "tags: [Lamps]\ndraft: true", "Text.").importAll();
        when().get("/").then().body(not(containsString("\"/tags\"")));

        blog.article("c.md", "C", "tags: [Lamps]", "Text.").importAll();
        when().get("/").then().body(containsString("\"/tags\"")).body(not(containsString("\"/authors\"")));

        blog.article("d.md", "D", "author: Ada", "Text.").importAll();
        when().get("/articles/a").then().body(containsString("\"/authors\""));
    }

    @Test
    void theFrontPageSaysWhatTheSiteIs() {
        blog.article("a.md", "A").importAll();
        show("/", DESK);
        assertEquals("A blog that is served", page.locator("h1").textContent());
        assertTrue(page.locator("h1").isVisible());

        blog.file("pages/harbour.jpg", TestPictures.jpeg(600, 600)).article("pages/home.md", "Notes from a harbour",
                "heroImage: harbour.jpg\nheroAlt: The harbour", "Written by the people who *keep the lamp*.").importAll();
        for (int width : List.of(TELEPHONE, DESK)) {
            show("/", width);
            assertEquals("Notes from a harbour", page.locator("h1").textContent());
            assertTrue(page.getByText("keep the lamp").isVisible());
            assertTrue(page.getByAltText("The harbour").boundingBox().y < box(".contents").y, "above the list at " + width);
            assertTrue(page.getByAltText("The harbour").boundingBox().width <= 200, "small at " + width);
        }
        assertEquals(0, page.locator(".masthead a[href='/home']").count(), "it is in no menu");
        given().redirects().follow(false).when().get("/home").then().statusCode(301).header("Location", equalTo("/"));
        when().get("/sitemap-articles-1.xml").then().body(not(containsString("/home")));

        blog.article("pages/home.md", "Notes from a harbour", "draft: true", "Written by the people.").importAll();
        show("/", DESK);
        assertEquals("A blog that is served", page.locator("h1").textContent());
    }

    @Test
    void aListShowsThePictureOfAnArticleSmall() {
        blog.file("sea.jpg", TestPictures.jpeg(1200, 600)).article("a.md", "Lead", "publish_date: 2026-05-03", PARAGRAPH)
                .article("b.md", "Pictured", "heroImage: sea.jpg\npublish_date: 2026-05-02\ndescription: " + PARAGRAPH.strip(), PARAGRAPH)
                .article("c.md", "Plain", "publish_date: 2026-05-01\ndescription: " + PARAGRAPH.strip(), PARAGRAPH).importAll();

        for (String path : List.of("/", "/search?q=keeper")) {
            show(path, DESK);
            BoundingBox text = page.locator(".teaser").last().boundingBox();
            BoundingBox picture = box(".thumbnail img");
            assertTrue(picture.x > text.x + text.width, "in the margin of " + path);
            assertTrue(picture.width <= 200 && picture.x + picture.width <= DESK, "small");

            show(path, TELEPHONE);
            text = page.locator(".contents li:has(.thumbnail) h2").boundingBox();
            picture = box(".thumbnail img");
            assertTrue(picture.y < text.y + text.height && picture.x + picture.width <= TELEPHONE - 15, "beside the text of " + path);
            assertTrue(picture.width <= 120);
        }
        assertEquals(1, page.locator(".thumbnail").count());
    }
}
