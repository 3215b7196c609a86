package recto.sharing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.article.Article;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.site.SiteConfig;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class CardResourceTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void anArticleWithoutAPictureHasOneToBeSharedWith() throws IOException {
        blog.article("a.md", "Alpha", "author: Ada", "Text.").importAll();
        SharePicture picture = picture();
        assertEquals("Alpha", picture.alt());

        String path = picture.url().substring(site.url().toString().length());
        for (int i = 0; i < 2; i++) { // drawn, and kept
            byte[] png = when().get(path).then().statusCode(200).header("Content-Type", equalTo("image/png"))
                    .header("Content-Encoding", nullValue())
                    .header("Cache-Control", equalTo("public, max-age=31536000, immutable")).extract().asByteArray();
            BufferedImage card = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(picture.width(), card.getWidth());
            assertEquals(picture.height(), card.getHeight());
        }
        given().header("If-None-Match", when().get(path).header("ETag")).get(path).then().statusCode(304);
    }

    @Test
    void theAddressOfAnEarlierCardLeadsToThePresentOne() {
        blog.article("a.md", "Alpha").importAll();
        String before = path();
        when().get(before).then().statusCode(200);

        blog.article("a.md", "Beta").importAll();
        given().redirects().follow(false).get(before).then().statusCode(301).header("Location", containsString(path()));
        when().get(path()).then().statusCode(200);
    }

    @Test
    void whatNobodyMayReadHasNoCard() {
        blog.article("a.md", "Alpha").importAll();
        String path = path();
        blog.article("a.md", "Alpha", "draft: true", "Text.").importAll();

        when().get(path).then().statusCode(404).header("Content-Type", containsString("text/html"));
        when().get("/media/og/999-0123456789ab.png").then().statusCode(404);
        when().get("/media/og/x.png").then().statusCode(404);
    }

    @Test
    void anArticleWithAPictureIsSharedWithThat() {
        blog.file("a.jpg", TestPictures.jpeg(1000, 500)).article("a.md", "Alpha", "heroImage: a.jpg\nheroAlt: A cat", "Text.").importAll();
        assertTrue(picture().url().endsWith("/a.jpg"));
        assertEquals(1000, picture().width());
        assertEquals("A cat", picture().alt());

        blog.article("a.md", "Alpha", "heroImage: https://example.org/b.jpg", "Text.").importAll();
        assertEquals(new SharePicture("https://example.org/b.jpg", null, null, "Alpha"), picture());
        assertNull(picture().width());

        blog.file("a.svg", TestPictures.svg()).article("a.md", "Alpha", "heroImage: a.svg", "Text.").importAll();
        assertTrue(picture().url().contains("/media/og/"), "a network shows no drawing");
    }

    private SharePicture picture() {
        return QuarkusTransaction.requiringNew().call(() -> SharePicture.of(Article.<Article>findAll().firstResult(), site));
    }

    private String path() {
        return picture().url().substring(site.url().toString().length());
    }
}
