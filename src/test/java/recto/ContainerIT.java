package recto;

import static io.restassured.RestAssured.get;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program in the file system that the image gives it, under the compose file's restrictions: user 1001, no capabilities, nothing to be
 * written but /tmp, the articles in /content. The image itself needs an engine for containers; this needs only a mount namespace.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerIT {

    /** What the Dockerfile sets, as in ENV LC_ALL=C.UTF-8 RECTO_CONTENT_DIR=/content. */
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");

    private static final Pattern METRIC = Pattern.compile("\\b(?:recto|jvm|process|agroal)_[a-z0-9_]+");

    /** Makes the root below $1, with the program from $2 and the articles from $3, and becomes the rest of its arguments in there. */
    private static final String ROOT = """
            set -e
            root=$1 program=$2 articles=$3
            shift 3
            mount -t tmpfs root "$root"
            put() { mkdir -p "$root$2"; mount --bind "$1" "$root$2"; mount -o remount,bind,ro "$root$2"; }
            for dir in /bin /lib /lib64 /sbin; do
              if [ -L $dir ]; then cp -P $dir "$root"; elif [ -d $dir ]; then put $dir $dir; fi
            done
            put /usr /usr
            put /etc /etc
            put "$JAVA_HOME" /jvm
            put "$program" /recto
            put "$articles" /content
            mkdir -p "$root/proc" "$root/dev" "$root/tmp"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs -o size=64m,mode=1777 tmp "$root/tmp"
            mount -o remount,ro "$root"
            exec chroot "$root" setpriv --reuid 1001 --regid 1001 --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
            """;

    @TempDir
    static Path folder;

    private EmbeddedPostgres server;
    private Program program;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(canMount(), "Only root may mount, and not in every container");
        Path articles = Files.createDirectories(folder.resolve("articles"));
        Files.writeString(articles.resolve("first.md"), "---\ntitle: The first article\npublish_date: 2026-05-01\n---\n\nSome text.\n");
        server = EmbeddedPostgres.builder().setDataDirectory(Files.createTempDirectory("recto-test-container").resolve("data")).start();
        program = Program.run(folder, settings(server), inTheContainer(articles, program()));
        program.awaitServing();
        program.awaitOutput("1 new");
    }

    @AfterAll
    void stop() throws IOException {
        if (program != null) {
            program.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void itServesFromAReadOnlyFileSystemAsAUserWithoutPrivileges() {
        String article = get(program.awaitServing() + "/articles/first").then().statusCode(200).extract().asString();
        String cover = Jsoup.parse(article).select("meta[property=og:image]").attr("content").replaceFirst("https?://[^/]+", "");
        // Its letters are drawn by libraries in C, with fonts that are searched for
        assertEquals("image/png", get(program.awaitServing() + cover).contentType());
        assertThat(program.output(), not(containsString("\tat ")));
        assertThat(program.output(), not(containsString("WARN")));
    }

    /** A graph of a metric that was renamed is empty, and an alert on it is silent: nobody notices either. */
    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yml"})
    void itHasEveryMetricThatTheOperatorsFilesAskFor(String file) throws IOException {
        get(program.awaitServing() + "/articles/first").then().statusCode(200);
        String metrics = get(program.awaitManagement() + "/q/metrics").asString();
        Set<String> asked = METRIC.matcher(Files.readString(Path.of("src/main/ops", file))).results().map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(asked, hasItem("recto_requests_total"));
        for (String name : asked) {
            assertThat(metrics, anyOf(containsString("\n" + name + "{"), containsString("\n" + name + " ")));
        }
    }

    private static List<String> program() {
        return Program.isNative()
                ? List.of("/recto/" + Program.executable().getFileName())
                : List.of("/jvm/bin/java", "-XX:+ExitOnOutOfMemoryError", "-jar", "/recto/quarkus-run.jar");
    }

    private static List<String> inTheContainer(Path articles, List<String> program) throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        return Stream.concat(Stream.of("unshare", "--mount", "sh", "-c", ROOT, "sh", root.toString(), Program.artifactFolder().toString(),
                articles.toString()), program.stream()).toList();
    }

    private static Map<String, String> settings(EmbeddedPostgres server) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("quarkus.datasource.jdbc.url", server.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres", "quarkus.http.port", "0"));
        String file = Files.readString(Path.of("src/main/docker", Program.isNative() ? "Dockerfile.native" : "Dockerfile.jvm"));
        String image = file.substring(file.lastIndexOf("\nFROM "));
        image.replace("\\\n", " ").lines().filter(line -> line.startsWith("ENV ")).flatMap(line -> VARIABLE.matcher(line).results())
                .forEach(variable -> settings.put(variable.group(1), value(variable)));
        return settings;
    }

    private static String value(MatchResult variable) {
        return variable.group(2) == null ? variable.group(3) : variable.group(2);
    }

    private static boolean canMount() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt").start().waitFor() == 0;
    }
}
