package recto.look;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.site.SiteConfig;

/** The icon of the site for programs that show no SVG, and the logo at the head of its pages. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class IconsTest {

    private static final String DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='50'>%s</svg>";

    @Inject
    TestTheme theme;
    @Inject
    SiteConfig site;

    @BeforeEach
    @AfterEach
    void noTheme() {
        theme.empty().look();
    }

    @Test
    void aTelephoneGetsTheLetterInTheAccentOnPaperWithoutAHole() throws IOException {
        byte[] file = when().get("/apple-touch-icon.png").then().statusCode(200).contentType("image/png")
                .header("Cache-Control", containsString("max-age=3600")).extract().asByteArray();

        BufferedImage icon = ImageIO.read(new ByteArrayInputStream(file));
        assertEquals(180, icon.getWidth());
        assertEquals(180, icon.getHeight());
        assertFalse(icon.getColorModel().hasAlpha());
        assertEquals(0xFFFBFAF6, icon.getRGB(0, 0));
        assertTrue(hasColour(icon, 0xFF1A5FB4), "the accent of the site");
        assertTrue(file.length < 5_000, file.length + " bytes");
    }

    @Test
    void aTabWithoutSvgGetsThreeSizes() throws IOException {
        byte[] file = when().get("/favicon.ico").then().statusCode(200).contentType("image/x-icon").extract().asByteArray();

        ByteBuffer ico = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, ico.getShort());
        assertEquals(1, ico.getShort());
        int count = ico.getShort();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file, ico.getInt(entry + 12), ico.getInt(entry + 8)));
            assertEquals(image.getWidth(), ico.get(entry));
            assertTrue(image.getRGB(0, 0) >>> 24 < 128, "outside of the corner");
            sizes.add(image.getWidth());
        }
        assertEquals(List.of(16, 32, 48), sizes);
    }

    @Test
    void theThemeMayHaveItsOwn() {
        byte[] own = {1, 2, 3};
        theme.file("assets/favicon.ico", own).file("assets/apple-touch-icon.png", own).look();

        assertArrayEquals(own, when().get("/favicon.ico").asByteArray());
        assertArrayEquals(own, when().get("/apple-touch-icon.png").asByteArray());
    }

    @Test
    void everyFeedHasTheIcon() {
        String icon = site.absolute("/apple-touch-icon.png");

        when().get("/atom.xml").then().body("feed.icon", equalTo(icon)).body(not(containsString("<logo>")));
        when().get("/rss.xml").then().body("rss.channel.image.url", equalTo(icon)).body("rss.channel.image.title",
                equalTo(AnotherSite.TITLE));
        when().get("/feed.json").then().body("icon", equalTo(icon)).body("favicon", equalTo(site.absolute("/favicon.ico")));
    }

    @Test
    void withoutALogoTheIconStandsForTheSite() {
        when().get("/").then()
                .body(containsString("\"logo\":{\"@type\":\"ImageObject\",\"url\":\"" + site.absolute("/apple-touch-icon.png") + "\"}"));
    }

    @Test
    void theLogoOfTheThemeStandsForTheTitle() {
        assertEquals(AnotherSite.TITLE, head().text());

        theme.file("assets/logo.svg", DRAWING.formatted("")).look();

        assertEquals("", head().text());
        assertEquals(AnotherSite.TITLE, head().select("img").attr("alt"));
        assertEquals("200 x 50", head().select("img").attr("width") + " x " + head().select("img").attr("height"));
        when().get(head().select("img").attr("src")).then().statusCode(200).contentType("image/svg+xml");
        when().get("/").then().body(containsString("\"logo\":{\"@type\":\"ImageObject\",\"url\":\"" + site.absolute("/assets/logo.svg")));
        when().get("/atom.xml").then().body("feed.logo", equalTo(site.absolute("/assets/logo.svg")));
    }

    @Test
    void onDarkPagesTheLogoHasPaperBelowItUnlessItIsMadeForThem() {
        theme.file("assets/logo.svg", DRAWING.formatted("")).look();
        assertTrue(head().select("img").hasClass("on-paper"));

        theme.file("assets/logo.svg", DRAWING.formatted("<style>@media (prefers-color-scheme: dark) { path { fill: #fff } }</style>"))
                .look();
        assertFalse(head().select("img").hasClass("on-paper"));

        theme.empty().file("assets/logo.svg", DRAWING.formatted("")).file("assets/logo-dark.png", "dark").look();
        assertFalse(head().select("img").hasClass("on-paper"));
        assertEquals("/assets/logo-dark.png", head().select("picture source").attr("srcset"));
    }

    @Test
    void aLogoThatNoBrowserShowsIsLeftOut() {
        theme.file("assets/logo.png", "not a picture").look();

        assertEquals(AnotherSite.TITLE, head().text());
    }

    private static Element head() {
        return Jsoup.parse(when().get("/tags").asString()).selectFirst("a.masthead-name");
    }

    private static boolean hasColour(BufferedImage image, int rgb) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }
}
