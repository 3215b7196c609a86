package recto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;

/** What a reader sees when even the page of an error cannot be made. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class LastResortTest {

    /** Fails where no template is asked. */
    static class FailingRoute {
        void register(@Observes Router router) {
            router.route("/media/test-fails").order(-1000).handler(context -> {
                throw new IllegalStateException("for the test");
            });
            router.route("/media/test-loses-the-database").order(-1000).handler(context -> {
                throw new IllegalStateException("for the test", new SQLException("the connection was reset", "08006"));
            });
            router.route("/media/test-refuses").order(-1000).handler((RoutingContext context) -> context.fail(403));
        }
    }

    @Test
    void aFailureWithoutAPageOfItsOwnHasThePageInTheSitesLook() {
        page(500, "/media/test-fails").body(containsString("That went wrong"));
        page(403, "/media/test-refuses").body(containsString("That cannot be done here"));
        given().request(Method.HEAD, "/media/test-fails").then().statusCode(500).body(equalTo(""));
    }

    /** As where it goes after the article was looked for and before the page that says "not found" shows the newest. */
    @Test
    void aDatabaseThatGoesDuringAnErrorPageIsNoFault() {
        page(503, "/media/test-loses-the-database").header("Retry-After", equalTo("10")).body(containsString("Back in a moment"));
    }

    private static ValidatableResponse page(int status, String path) {
        return given().header("Accept", "application/json").get(path).then().statusCode(status)
                .header("Content-Type", equalTo("text/html;charset=UTF-8")).header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("class=\"masthead\"")).body(containsString("/assets/recto.")).body(not(containsString("Error id")));
    }
}
