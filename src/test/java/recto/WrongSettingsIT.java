package recto;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged program, jar or native, says of each setting that it cannot use. */
class WrongSettingsIT {

    private static final Map<String, String> WRONG = wrong();

    @TempDir
    Path folder;

    private static Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("recto.site.url", "foo");
        wrong.put("recto.site.language", "English!");
        wrong.put("recto.site.time-zone", "Mars");
        wrong.put("recto.site.permalink", "/{year}");
        wrong.put("recto.site.page-size", "x");
        wrong.put("recto.site.accent", "red");
        wrong.put("recto.site.logo", "no/such.svg");
        wrong.put("recto.site.menu", "articles, about");
        wrong.put("recto.site.links", "Mastodon @ada");
        wrong.put("recto.theme.dir", "no/such/folder");
        wrong.put("recto.theme.edit", "often");
        wrong.put("recto.database.wait", "a while");
        wrong.put("recto.database.replica", "replica:5432");
        wrong.put("recto.import.max-file-size", "5 MB");
        wrong.put("recto.import.max-picture-size", "0");
        wrong.put("recto.import.at-start", "maybe");
        wrong.put("recto.import.every", "soon");
        wrong.put("recto.import.allow-mass-removal", "ja");
        wrong.put("recto.feed.content", "all");
        wrong.put("recto.feed.size", "0");
        wrong.put("recto.websub.hub", "hub.example.org");
        wrong.put("recto.indexnow.key", "short");
        wrong.put("recto.indexnow.endpoint", "ftp://example.org");
        wrong.put("recto.cache.max-bytes", "lots");
        wrong.put("quarkus.http.port", "99999");
        return wrong;
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables", "config/application.properties", ".env", "arguments", "mine.properties"})
    void eachIsNamedInOurWordsWhereverItWasSet(String place) throws IOException {
        Program program = start(place);

        assertEquals(1, program.awaitEnd(), program.output());
        assertEquals(WRONG.keySet().stream().sorted().toList(),
                program.output().lines().map(line -> line.replaceFirst("Wrong setting: (\\S+) is '.*'; it must be .+", "$1")).sorted()
                        .toList());
        WRONG.forEach((name, value) -> assertThat(program.output(),
                containsString("Wrong setting: %s is '%s'; it must be ".formatted(name, value))));
    }

    private Program start(String place) throws IOException {
        switch (place) {
            case "config/application.properties", "mine.properties" -> {
                Files.createDirectories(folder.resolve("config"));
                Files.write(folder.resolve(place),
                        WRONG.entrySet().stream().map(wrong -> wrong.getKey() + "=" + wrong.getValue()).toList());
                return Program.startAsItIs(folder, Map.of(), List.of("-Dquarkus.config.locations=mine.properties"), "serve");
            }
            case ".env" -> {
                Files.write(folder.resolve(place), WRONG.entrySet().stream()
                        .map(wrong -> wrong.getKey().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "=" + wrong.getValue())
                        .toList());
                return Program.startAsItIs(folder, Map.of(), List.of(), "serve");
            }
            case "arguments" -> {
                return Program.startAsItIs(folder, Map.of(),
                        WRONG.entrySet().stream().map(wrong -> "-D" + wrong.getKey() + "=" + wrong.getValue()).collect(Collectors.toList()),
                        "serve");
            }
            default -> {
                return Program.start(folder, WRONG, "serve");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"serve, jdbc:mysql://localhost/recto", "import, jdbc:mysql://localhost/recto",
            "serve, jdbc:postgresql://localhost:port/recto",
            "import, postgres://localhost/recto"})
    void anAddressThatLeadsToNoDatabaseCountsAsNone(String command, String url) {
        Program program = Program.start(folder, Map.of("quarkus.datasource.jdbc.url", url), command);

        assertEquals(3, program.awaitEnd(), program.output());
        assertThat(program.output(),
                containsString("quarkus.datasource.jdbc.url is '%s'; it must be the address of a PostgreSQL database".formatted(url)));
        assertThat(program.output(),
                containsString("No database is configured; set quarkus.datasource.jdbc.url (or QUARKUS_DATASOURCE_JDBC_URL)"));
        assertThat(program.output(), not(containsString("\tat ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "import"})
    void withoutAnEmbeddedDatabaseAMissingAddressIsNamed(String command) {
        assumeTrue(Program.isNative(), "The jar brings a database of its own");
        Program program = Program.start(folder, Map.of(), command);

        assertEquals(3, program.awaitEnd(), program.output());
        assertThat(program.output(),
                containsString("No database is configured, and this build of Recto contains none; set quarkus.datasource.jdbc.url"));
        assertThat(program.output(), not(containsString("\tat ")));
    }
}
