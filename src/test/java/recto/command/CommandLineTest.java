package recto.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void withoutAWordTheSiteIsServed() {
        assertEquals(Command.SERVE, CommandLine.parse().command());
        assertEquals(Command.SERVE, CommandLine.parse("serve").command());
    }

    @ParameterizedTest
    @CsvSource({"import,IMPORT", "check,CHECK"})
    void aFolderMayBeNamedAndNeedNotBe(String word, Command command) {
        CommandLine named = CommandLine.parse(word, "some where/articles");
        assertEquals(command, named.command());
        assertEquals(Path.of("some where/articles"), named.folder());

        CommandLine unnamed = CommandLine.parse(word);
        assertEquals(command, unnamed.command());
        assertNull(unnamed.folder());
    }

    @Test
    void massRemovalIsAskedForBeforeOrAfterTheFolder() {
        assertTrue(CommandLine.parse("import", "--allow-mass-removal", "articles").allowMassRemoval());
        assertTrue(CommandLine.parse("import", "articles", "--allow-mass-removal").allowMassRemoval());
        assertFalse(CommandLine.parse("import", "articles").allowMassRemoval());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "import --help", "publish --help"})
    void helpIsAnAnswerAndNoFault(String line) {
        CommandLine help = CommandLine.parse(line.split(" "));
        assertNull(help.command());
        assertEquals(0, help.exitStatus());
        for (Command command : Command.values()) {
            assertThat(help.answer(), containsString(command.word()));
            assertThat(help.answer(), containsString(command.meaning()));
        }
    }

    @Test
    void theVersionIsANumber() {
        CommandLine version = CommandLine.parse("--version");
        assertEquals(0, version.exitStatus());
        assertThat(version.answer(), matchesPattern("Recto \\d+\\.\\d+\\.\\d+(-\\S+)?"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "publish, 'publish' is not a command",
            "--fast, '--fast' is not an option",
            "import --fast, '--fast' is not an option of 'import'",
            "import one two, 'two' is one word too many for 'import'",
            "serve articles, 'articles' is one word too many for 'serve'",
            "check --allow-mass-removal, --allow-mass-removal goes with 'import' only"})
    void wrongUsageIsNamedAndAnsweredWithStatus2(String line, String complaint) {
        CommandLine wrong = CommandLine.parse(line.split(" "));
        assertNull(wrong.command());
        assertEquals(2, wrong.exitStatus());
        assertThat(wrong.answer(), containsString(complaint));
        assertThat(wrong.answer(), containsString("recto --help"));
    }
}
