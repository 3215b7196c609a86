package recto.look;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;

@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class AssetsTest {

    @Test
    void theAccentIsThatOfTheSiteInBothSchemes() {
        String stylesheet = stylesheet();

        when().get(stylesheet).then().statusCode(200).header("Cache-Control", containsString("immutable"))
                .body(containsString("--rubric:light-dark(#1a5fb4,#70adff)")).body(not(containsString("a8231a")))
                .body(not(containsString("/*")));
    }

    @Test
    void aStylesheetOfYesterdayIsTodaysForAMoment() {
        when().get("/assets/recto.000000000000.css").then().statusCode(200).header("Cache-Control", not(containsString("immutable")));
        when().get("/assets/none.css").then().statusCode(404);
    }

    @Test
    void theMarkIsTheFirstLetterOfTheTitleInTheAccent() {
        when().get("/favicon.svg").then().statusCode(200).contentType("image/svg+xml")
                .body(containsString("fill=\"#1a5fb4\"")).body(containsString("fill:#70adff")).body(containsString(">É</text>"));
    }

    static String stylesheet() {
        return when().get("/tags").then().extract().htmlPath().getString("html.head.link.find { it.@rel == 'stylesheet' }.@href");
    }
}
