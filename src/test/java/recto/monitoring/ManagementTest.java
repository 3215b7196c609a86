package recto.monitoring;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import recto.TestPostgres;
import recto.command.RectoCommand;
import recto.imports.TestBlog;

/** What an orchestrator and Prometheus learn of a node, and where. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ManagementTest {

    @Inject
    TestBlog blog;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @BeforeEach
    void anArticle() {
        blog.empty().article("articles/hello.md", "Hello", "tags: [notes]", "Text.").importAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics", "/q/health-ui",
            "/q/dev-ui"})
    void theSiteHasNeitherHealthNorMetrics(String path) {
        when().get(path).then().statusCode(404).body(containsString("<html"));
        given().header("X-Forwarded-Port", "9000").header("Host", "localhost:9000").when().get(path).then().statusCode(404);
    }

    @Test
    void theLastImportsAreToldToPeopleAndPrograms() {
        blog.file("bad.md", "---\ntitle: Bad\npublish_date: <soon>\n---\n").importAll();
        when().get(management.resolve("/q/import")).then().statusCode(200).header("Cache-Control", "no-store")
                .contentType(containsString("text/html"))
                .body(containsString("0 new, 0 changed, 0 renamed, 0 removed, 1 unchanged, 1 failed"))
                .body(containsString("bad.md:3:15: publish_date &#39;&lt;soon&gt;&#39; is not a date"))
                .body(containsString("<pre>publish_date: &lt;soon&gt;</pre>")).body(containsString("1 errors, 0 warnings"));
        given().accept("application/json").when().get(management.resolve("/q/import")).then().statusCode(200)
                .contentType(containsString("application/json")).body("runs[0].problems[0].excerpt", equalTo("publish_date: <soon>"))
                .body("running", equalTo(null)).body("runs.size()", equalTo(2));
        when().get("/q/import").then().statusCode(404);
    }

    @Test
    void withoutASecretNothingIsAtTheHook() {
        given().header("X-Hub-Signature-256", "sha256=" + "0".repeat(64)).body("{}").post("/hooks/import").then().statusCode(404);
    }

    @Test
    void theManagementPortHasNoPages() {
        when().get(management.resolve("/articles/hello")).then().statusCode(404);
    }

    @Test
    void aNodeThatServesIsStartedLiveAndReady() {
        when().get(management.resolve("/q/health/started")).then().statusCode(200).body("status", equalTo("UP"));
        when().get(management.resolve("/q/health/live")).then().statusCode(200).body("checks.name", hasItems("event-loops"));
        when().get(management.resolve("/q/health/ready")).then().statusCode(200)
                .body("checks.name", hasItems("database", "first-import", "Graceful Shutdown")).body("status", equalTo("UP"));
    }

    @Test
    void aNodeWhoseConnectionsAreAllInUseByReadersIsReady() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            // One is the listener's
            while (database.unwrap(AgroalDataSource.class).getMetrics().activeCount() < connections) {
                taken.add(database.getConnection());
            }
            when().get(management.resolve("/q/health/ready")).then().statusCode(200);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"health, Recto is ready", "health --live, Recto is live"})
    void theProgramAsksAnotherHowItIs(String line, String words) {
        assertEquals(0, ask(management.getPort(), line));
        assertEquals(words + System.lineSeparator(), said.toString());
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotWell() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(1, ask(port, "health"));
        assertThat(said.toString(), containsString("No Recto answers at http://localhost:" + port + "/q/health/ready"));
    }

    private final StringWriter said = new StringWriter();

    private int ask(int port, String line) {
        String before = System.getProperty("quarkus.management.port");
        System.setProperty("quarkus.management.port", Integer.toString(port));
        try {
            CommandLine recto = RectoCommand.line(CommandLine.defaultFactory()).setOut(new PrintWriter(said, true));
            RectoCommand.Reading read = RectoCommand.read(recto, line.split(" "));
            assertNull(read.command());
            return read.exitStatus();
        } finally {
            if (before == null) {
                System.clearProperty("quarkus.management.port");
            } else {
                System.setProperty("quarkus.management.port", before);
            }
        }
    }

    @Test
    void requestsAreCountedByKindCacheAndStatus() {
        double missed = metric("recto_requests_total", "cache=\"miss\",kind=\"article\",status=\"2xx\"");
        double hit = metric("recto_requests_total", "cache=\"hit\",kind=\"article\",status=\"2xx\"");
        double known = metric("recto_requests_total", "cache=\"hit\",kind=\"article\",status=\"3xx\"");
        double nowhere = metric("recto_requests_total", "cache=\"miss\",kind=\"article\",status=\"4xx\"");
        double moved = metric("recto_requests_total", "cache=\"pass\",kind=\"tag\",status=\"3xx\"");
        double refused = metric("recto_requests_total", "cache=\"pass\",kind=\"other\",status=\"4xx\"");
        double rendered = metric("recto_render_seconds_count", "kind=\"article\"");

        String etag = when().get("/articles/hello").then().statusCode(200).extract().header("ETag");
        when().get("/articles/hello").then().statusCode(200);
        given().header("If-None-Match", etag).when().get("/articles/hello").then().statusCode(304);
        when().get("/articles/nowhere").then().statusCode(404);
        given().redirects().follow(false).when().get("/tags/").then().statusCode(301);
        when().post("/articles/hello").then().statusCode(405);

        assertEquals(missed + 1, metric("recto_requests_total", "cache=\"miss\",kind=\"article\",status=\"2xx\""));
        assertEquals(hit + 1, metric("recto_requests_total", "cache=\"hit\",kind=\"article\",status=\"2xx\""));
        assertEquals(known + 1, metric("recto_requests_total", "cache=\"hit\",kind=\"article\",status=\"3xx\""));
        assertEquals(nowhere + 1, metric("recto_requests_total", "cache=\"miss\",kind=\"article\",status=\"4xx\""));
        assertEquals(moved + 1, metric("recto_requests_total", "cache=\"pass\",kind=\"tag\",status=\"3xx\""));
        assertEquals(refused + 1, metric("recto_requests_total", "cache=\"pass\",kind=\"other\",status=\"4xx\""));
        assertEquals(rendered + 2, metric("recto_render_seconds_count", "kind=\"article\""));
    }

    @Test
    void theCacheTheImportsTheDatabaseAndTheLoopsAreMeasured() {
        when().get("/articles/hello").then().statusCode(200);

        assertThat(metric("recto_cache_entries", ""), greaterThan(0.0));
        assertThat(metric("recto_cache_size_bytes", ""), greaterThan(0.0));
        assertThat(metric("recto_cache_limit_bytes", ""), greaterThan(0.0));
        assertEquals(connections, metric("recto_database_connections_limit", ""));
        assertThat(metric("agroal_available_count", "datasource=\"default\""), greaterThan(0.0));
        assertEquals(1, metric("recto_database_up", ""));
        assertThat(metrics(), containsString("recto_cache_evictions_total"));
        assertThat(metrics(), containsString("recto_import_runs_total{result=\"refused\"}"));
        assertThat(metrics(), containsString("recto_import_files_total{outcome=\"failed\"}"));
        assertThat(metrics(), containsString("recto_event_loop_lag_seconds_max"));
        assertThat(metrics(), containsString("jvm_memory_used_bytes"));
        assertThat(metrics(), not(containsString("http_server_requests")));
    }

    private String metrics() {
        return when().get(management.resolve("/q/metrics")).then().statusCode(200).extract().asString();
    }

    /** @param labels in the order of their names; 0 where there is no such series yet */
    private double metric(String name, String labels) {
        String line = labels.isEmpty() ? name + " " : name + "{" + labels + "} ";
        return metrics().lines().filter(l -> l.startsWith(line)).mapToDouble(l -> Double.parseDouble(l.substring(line.length())))
                .findFirst()
                .orElse(0);
    }
}
