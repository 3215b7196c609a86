package recto.search;

import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Searches that take long, more of them than there are connections. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SearchGateTest {

    private static final int READERS = 60;

    @Inject
    TestBlog blog;

    @TestHTTPResource
    URI home;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void slowSearchesLeaveThePagesToReadersAndTheRestAreAskedToComeBack() throws Exception {
        blog.empty().article("a.md", "Alpha").importAll();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (Connection lock = DriverManager.getConnection(url, user, password); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table article_search in access exclusive mode");
            for (int i = 0; i < READERS; i++) {
                answers.add(client.sendAsync(HttpRequest.newBuilder(home.resolve("/search?q=alpha" + i)).build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            Thread.sleep(500);
            when().get("/archive").then().statusCode(200);
            assertTrue(answers.stream().anyMatch(answer -> !answer.isDone()), "Searches still wait when the page is there");
        }
        int refused = 0;
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            HttpResponse<String> response = answer.get();
            if (response.statusCode() == 503 && response.body().contains("Many are searching")) {
                refused++;
                assertEquals("5", response.headers().firstValue("Retry-After").orElseThrow());
                assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
                assertTrue(response.body().contains("class=\"masthead\""));
            }
        }
        assertThat(refused, greaterThan(READERS / 2));
        when().get("/search?q=alpha").then().statusCode(200);
    }
}
