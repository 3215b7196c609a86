package recto.publishing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.Eventually;
import recto.TestPostgres;
import recto.imports.ImportJob;
import recto.imports.TestBlog;
import recto.report.ImportTally;

@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class HooksResourceTest {

    @Inject
    ImportJob job;
    @Inject
    TestBlog blog;

    @AfterEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void aSignedMessageStartsOneImportForTheWholeBurst() {
        blog.empty();
        long before = runs();
        String message = "{\"ref\":\"" + "x".repeat(100_000) + "\"}";
        for (int i = 0; i < 10; i++) {
            given().header("X-Hub-Signature-256", signature(message)).body(message.getBytes(StandardCharsets.UTF_8)).post("/hooks/import")
                    .then()
                    .statusCode(202).header("Cache-Control", "no-store").body(containsString("The import begins"));
        }
        Eventually.holds("the import", () -> runs() > before && job.running().isEmpty());
        when().get("/articles/getting-started").then().statusCode(200);
        assertTrue(runs() - before <= 2, "one import, or two for messages that came during the first");
    }

    @Test
    void nobodyElseStartsOne() {
        long before = runs();
        given().body("{}").post("/hooks/import").then().statusCode(403);
        given().header("X-Hub-Signature-256", "sha256=zz").body("{}").post("/hooks/import").then().statusCode(403);
        given().header("X-Hub-Signature-256", signature("{ }")).body("{}").post("/hooks/import").then().statusCode(403);
        when().get("/hooks/import").then().statusCode(404);
        given().body("{}").post("/hooks/other").then().statusCode(405);
        assertTrue(runs() == before);
    }

    private long runs() {
        long all = 0;
        for (ImportTally.Result result : ImportTally.Result.values()) {
            all += job.tally().runs(result).sum();
        }
        return all;
    }

    private static String signature(String message) {
        return "sha256=" + HexFormat.of().formatHex(Signature.of(AnotherSite.HOOK_SECRET, message.getBytes(StandardCharsets.UTF_8)));
    }
}
