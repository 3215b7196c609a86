package recto.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSiteIsServed() {
        assertEquals(StartMode.SERVER, read("serve").command().startMode());
    }

    @Test
    void aFolderMayBeNamedAndNeedNotBe() {
        assertEquals(Path.of("some where/articles"), ((ImportCommand) read("import", "some where/articles").command()).folder);
        assertNull(((ImportCommand) read("import").command()).folder);
        assertEquals(Path.of("some where/articles"), ((CheckCommand) read("check", "some where/articles").command()).folder);
        assertNull(((CheckCommand) read("check").command()).folder);
    }

    @Test
    void anExportIsConvertedWithoutADatabase(@TempDir Path temporary) throws Exception {
        Path export = Path.of("src/test/resources/exports/ghost.json");
        ApplicationCommand convert = read("convert", export.toString(), temporary.resolve("new").toString()).command();
        assertEquals(StartMode.FILES, convert.startMode());
        assertEquals(0, convert.call());
        assertThat(out.toString(), containsString("     11 articles"));
        assertThat(out.toString(),
                containsString("Converted an export of Ghost into " + temporary.resolve("new") + ": 0 errors, 5 warnings"));

        assertEquals(2, convert.call());
        assertThat(err.toString(),
                containsString(" is not empty, and nothing in it is overwritten; name a folder that is empty or not there"));
        Path damaged = Files.writeString(temporary.resolve("damaged.json"), Files.readString(export).substring(0, 5_000));
        assertEquals(1, read("convert", damaged.toString(), temporary.resolve("part").toString()).command().call());
        assertThat(out.toString(), containsString("damaged.json:"));
        assertNothingToStart(2, "convert");
        assertThat(err.toString(), containsString("Missing required parameters: 'FILE', 'DIR'"));
    }

    @Test
    void checkNeedsNoDatabaseAndImportServesNothing() {
        assertEquals("false", read("check").command().startMode().settings().get("quarkus.datasource.active"));
        assertNull(read("import").command().startMode().settings().get("quarkus.datasource.active"));
        assertEquals("false", read("check").command().startMode().settings().get("quarkus.http.host-enabled"));
        assertEquals("false", read("import").command().startMode().settings().get("quarkus.http.host-enabled"));
    }

    @Test
    void massRemovalIsAskedForBeforeOrAfterTheFolder() {
        assertTrue(((ImportCommand) read("import", "--allow-mass-removal", "articles").command()).allowMassRemoval);
        assertTrue(((ImportCommand) read("import", "articles", "--allow-mass-removal").command()).allowMassRemoval);
        assertFalse(((ImportCommand) read("import", "articles").command()).allowMassRemoval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "publish --help"})
    void helpIsAnAnswerAndNoFault(String line) {
        assertNothingToStart(0, line);
        assertEquals("", err.toString());
        for (String text : new String[] {"recto [-hV] [COMMAND]", "Serve the site and import what changes (the default).",
                "Import the articles of DIR into the database", "Report what is wrong with the articles of DIR, without a database",
                "generate-completion", "RECTO_CONTENT_DIR",
                "Exit status: 0 all is well, 1 some files failed, 2 wrong usage, 3 the database cannot be reached."}) {
            assertThat(out.toString(), containsString(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import --help", "help import", "import articles --help"})
    void aCommandHasAHelpOfItsOwn(String line) {
        assertNothingToStart(0, line);
        assertThat(out.toString(), containsString("recto import [-hV] [--allow-mass-removal] [--dry-run] [--full]"));
        assertThat(out.toString(), containsString("recto.content.dir"));
        assertThat(out.toString(), containsString("Take down the articles whose files are gone, however many"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsANumber(String line) {
        assertNothingToStart(0, line);
        assertThat(out.toString().strip(), matchesPattern("Recto \\d+\\.\\d+\\.\\d+(-\\S+)?"));
    }

    @Test
    void aShellCanCompleteTheWords() {
        assertNothingToStart(0, "generate-completion");
        assertThat(out.toString(), startsWith("#!/usr/bin/env bash"));
        assertThat(out.toString(), containsString("--allow-mass-removal"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "publish, 'publish' is not a command, recto --help",
            "imprt, 'imprt' is not a command; did you mean 'import'?, recto --help",
            "--fast, '--fast' is not an option, recto --help",
            "import --fast, '--fast' is not an option of 'import', recto import --help",
            "import --allow-mas-removal, '--allow-mas-removal' is not an option of 'import'; did you mean '--allow-mass-removal'?, recto import --help",
            "import one two, 'two' is one word too many for 'import', recto import --help",
            "serve articles, 'articles' is one word too many for 'serve', recto serve --help",
            "help nix, Unknown subcommand 'nix', recto --help",
            "check --allow-mass-removal, '--allow-mass-removal' is not an option of 'check', recto check --help"})
    void wrongUsageIsNamedInOneLineAndAnsweredWithStatus2(String line, String complaint, String help) {
        assertNothingToStart(2, line);
        assertEquals("recto: %s; '%s' lists what there is%n".formatted(complaint, help), err.toString());
        assertEquals("", out.toString());
    }

    private void assertNothingToStart(int exitStatus, String line) {
        RectoCommand.Reading reading = read(line.split(" "));
        assertNull(reading.command());
        assertEquals(exitStatus, reading.exitStatus(), () -> err.toString());
    }

    private RectoCommand.Reading read(String... words) {
        CommandLine line = RectoCommand.line(CommandLine.defaultFactory()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return RectoCommand.read(line, words);
    }
}
