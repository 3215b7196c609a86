package recto.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.Eventually;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;

/** The server runs, but has no connection for the program. How a server that is gone is answered, ProgramIT tells. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class DatabaseAwayTest {

    private static final String TOO_MANY_CLIENTS = "53300";

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int poolSize;

    private final List<Connection> taken = new ArrayList<>();
    private String picture;
    private String card;

    @BeforeEach
    void anArticleWithAPictureAndOneWithACard() {
        blog.empty().file("a.gif", TestPictures.gif()).article("a.md", "Alpha", "heroImage: a.gif", "Text.").article("b.md", "Beta")
                .importAll();
        picture = page("/articles/a").selectFirst(".hero img").attr("src");
        card = page("/articles/b").selectFirst("meta[property=og:image]").attr("content").replaceFirst("^http://[^/]+", "");
    }

    @AfterEach
    void giveBackWhatWasTaken() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
        taken.clear();
        // The program asks for the database twice a second
        Eventually.holds("the database is there again", () -> when().get("/search?q=" + System.nanoTime()).statusCode() == 200);
    }

    @Test
    void whileTheServerTakesNoMoreClientsReadersAreAskedToComeBack() throws SQLException {
        takeEveryConnectionOfTheServer();

        // None of the connections that the program had is used again
        for (int i = 0; i <= poolSize; i++) {
            unavailable(picture).body(equalTo(""));
        }
        for (String path : List.of("/tags", "/authors", "/archive", "/search?q=alpha", "/no/such/page", "/rss.xml")) {
            unavailable(path).body(containsString("Back in a moment")).body(containsString("href=\"/archive\""));
        }
        unavailable(card).body(equalTo(""));
        when().head(picture).then().statusCode(503);
        // What is in memory is served all the same
        when().get("/articles/a").then().statusCode(200);
    }

    @Test
    void whileEveryConnectionOfTheProgramIsInUseReadersAreAskedToComeBack() throws SQLException {
        taken.addAll(connectionsOfTheProgram());

        unavailable("/tags").body(containsString("Back in a moment"));
    }

    private static ValidatableResponse unavailable(String path) {
        return given().urlEncodingEnabled(false).get(path).then().statusCode(503).header("Retry-After", equalTo("10"))
                .header("Cache-Control", equalTo("no-store"));
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
    }

    /** Also those that the program holds; it may come back for one at any moment. */
    private void takeEveryConnectionOfTheServer() throws SQLException {
        takeWhatIsFree();
        try (Statement statement = taken.get(0).createStatement()) {
            int others;
            do {
                try (ResultSet ended = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where backend_type = 'client backend' and application_name <> 'taken'""")) {
                    ended.next();
                    others = ended.getInt(1);
                }
                takeWhatIsFree();
            } while (others > 0);
        }
    }

    private void takeWhatIsFree() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "postgres");
        properties.put("password", "postgres");
        properties.put("ApplicationName", "taken");
        try {
            while (true) {
                taken.add(DriverManager.getConnection(url, properties));
            }
        } catch (SQLException full) {
            assertEquals(TOO_MANY_CLIENTS, full.getSQLState());
        }
    }

    /** All but the one over which the program listens for changes. */
    private List<Connection> connectionsOfTheProgram() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < poolSize - 1; i++) {
            all.add(database.getConnection());
        }
        return all;
    }
}
