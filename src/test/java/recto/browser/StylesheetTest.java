package recto.browser;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;

/** The stylesheet as a browser reads it. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class StylesheetTest {

    /** The rules of a stylesheet, without the white space that the values of custom properties keep. */
    private static final String RULES = """
            css => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s+/g, ' ').replace(/ ?([,:;(){}]) ?/g, '$1'));
            }""";

    @Test
    void whatIsServedSaysWhatWasWritten() throws IOException {
        String path = when().get("/tags").then().extract().htmlPath().getString("html.head.link.find { it.@rel == 'stylesheet' }.@href");
        String served = when().get(path).asString();
        try (Page page = Chromium.browser().newPage()) {
            List<?> rules = (List<?>) page.evaluate(RULES, served);
            for (String layer : List.of("tokens", "base", "layout", "components", "prose")) {
                List<?> written = (List<?>) page.evaluate(RULES, written(layer));
                assertEquals(1, written.size());
                assertTrue(rules.contains(written.get(0)), layer);
            }
        }
    }

    private static String written(String layer) throws IOException {
        try (InputStream in = StylesheetTest.class.getResourceAsStream("/assets/" + layer + ".css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
