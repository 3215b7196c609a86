package recto.live;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** What readers get: nothing of what dev mode adds. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class NoLiveReloadTest {

    @Inject
    TestBlog blog;

    @Test
    void aPageHasNoScriptAndMayHaveNone() {
        blog.empty().article("a.md", "Alpha").importAll();
        for (String path : List.of("/", "/articles/a", "/no/such/page")) {
            when().get(path).then().header("Content-Security-Policy", not(containsString("script-src")))
                    .body(not(containsString("live.js")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LiveReload.EVENTS, LiveReload.SCRIPT})
    void neitherTheEventsNorTheScriptAreThere(String path) {
        when().get(path).then().statusCode(404);
    }

    @Test
    void onlyDevModeTurnsItOn() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .filter(line -> line.contains("recto.site.live-reload")).toList();
        assertEquals(List.of("%dev.recto.site.live-reload=true"), lines);
        assertTrue(Files.exists(Path.of("src/main/resources/assets/live.js")));
    }
}
