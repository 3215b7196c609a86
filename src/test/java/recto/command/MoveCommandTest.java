package recto.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import recto.content.DefaultSettings;
import recto.content.TestCheck;
import recto.moving.Move;
import recto.site.SiteConfig;

class MoveCommandTest {

    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path blog;
    private Path report;
    private Path settings;

    @BeforeEach
    void aBlog() throws Exception {
        blog = Files.createDirectories(temporary.toRealPath().resolve("blog"));
        report = blog.resolveSibling("report.txt");
        settings = blog.resolveSibling("config/application.properties");
        Files.createDirectories(blog.resolve("content/posts"));
        Files.writeString(blog.resolve("hugo.toml"), "title = 'Über Holz'\nbaseURL = 'https://wood.example/'\n");
        Files.writeString(blog.resolve("content/posts/a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\n{{< x >}} {{< y >}}\n");
        Files.writeString(blog.resolve("content/posts/B_b.md"), "---\ntitle: B\ndate: 2026-01-02\n---\n\n{{< x >}}\n");
    }

    private int run(String... more) throws Exception {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"move", blog.toString(), "--report", report.toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return call(words);
    }

    private int call(String... words) throws Exception {
        out.getBuffer().setLength(0);
        CommandLine line = RectoCommand.line(CommandLine.defaultFactory()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        RectoCommand.Reading reading = RectoCommand.read(line, words);
        if (reading.command() == null) {
            return reading.exitStatus();
        }
        MoveCommand command = (MoveCommand) reading.command();
        assertEquals(StartMode.FILES, command.startMode());
        Clock clock = Clock.systemUTC();
        command.move = new Move(TestCheck.at(clock), DefaultSettings.of(SiteConfig.class), clock);
        command.settings = settings;
        return command.call();
    }

    @Test
    void theSettingsAndTheTallyAreTold() throws Exception {
        assertEquals(0, run());
        assertEquals(
                """
                        BLOG is a blog of Hugo: there is BLOG/hugo.toml.

                        recto.content.dir=BLOG/content
                        recto.site.url=https://wood.example
                        recto.site.title=Über Holz
                        recto.site.permalink=/{folder}/{slug}

                        Add --write to put these settings into SETTINGS.

                        2 of 2 articles come over, 1 address kept, 1 redirects, 3 shortcodes in 2 files need you.

                        0 errors, 3 warnings. Of each kind, how many and the first:
                              3  posts/B_b.md:6:1: warning: the template code '{{< x >}}' is not executed, and is left out; write in Markdown what it stands for; if readers are to see it as code, put it into backticks

                        All of them are in REPORT.
                        """,
                out.toString().replace(settings.toString(), "SETTINGS").replace(report.toString(), "REPORT").replace(blog.toString(),
                        "BLOG"));
        assertEquals(3, Files.readAllLines(report).size());
        assertFalse(Files.exists(settings));
    }

    @Test
    void theSettingsAreWrittenOnRequestAndWhatIsThereStays() throws Exception {
        assertEquals(0, run("--write"));
        assertThat(out.toString(), containsString("4 of 4 settings were added to " + settings));
        assertThat(Files.readString(settings), containsString("recto.site.title=Über Holz\n"));
        assertEquals(0, run("--write"));
        assertThat(out.toString(), containsString("0 of 4 settings were added to " + settings));

        Files.writeString(settings, "# mine\nrecto.site.title = Wood");
        assertEquals(1, run("--write"));
        assertThat(out.toString(), containsString("recto.site.title stays 'Wood' there; the proposal is 'Über Holz'"));
        assertThat(Files.readString(settings), containsString("# mine\nrecto.site.title = Wood\nrecto.content.dir="));
    }

    @Test
    void eachFolderIsToldAndAnotherCanBeAskedFor() throws Exception {
        Files.delete(blog.resolve("hugo.toml"));
        Files.writeString(blog.resolve("next.config.js"), "");
        Files.createDirectories(blog.resolve("notes"));
        Files.writeString(blog.resolve("notes/n.md"), "---\ntitle: N\ndate: 2026-01-03\n---\n\nText.\n");
        assertEquals(0, run());
        assertThat(out.toString(), containsString("notes:1:1: warning: 1 Markdown file does not come over"));
        assertEquals(0, run("--with", "notes"));
        assertThat(out.toString(), containsString("  content/posts: 2 of 2 articles come over"));
        assertThat(out.toString(), containsString("  notes: 1 of 1 articles come over, 1 address kept, 0 redirect.\n"));
        assertEquals(0, run("--with", "notes", "--json"));
        assertEquals("notes", new ObjectMapper().readTree(out.toString()).get("folders").get(1).get("path").asText());
        assertEquals(2, run("--with", "nothing"));
        assertThat(err.toString(), containsString("recto: nothing is no folder; name one of the blog"));
    }

    @Test
    void aFileThatCannotComeIsAnError() throws Exception {
        Files.writeString(blog.resolve("content/posts/c.md"), "---\ntitle: C\ndate: 03/04/2025\n---\n\nText.\n");
        assertEquals(1, run());
        assertThat(out.toString(), containsString("2 of 3 articles come over"));
        assertThat(out.toString(), containsString("posts/c.md:3:7: date '03/04/2025' may mean two days"));
    }

    @Test
    void aProgramGetsJson() throws Exception {
        assertEquals(0, run("--json"));
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertEquals("Hugo", answer.get("engine").asText());
        assertEquals("Über Holz", answer.get("settings").get("recto.site.title").asText());
        assertEquals(3, answer.get("problems").size());
        assertFalse(Files.exists(report));
    }

    @Test
    void wrongUsageIsNamed() throws Exception {
        assertEquals(2, call("move", blog.resolve("nowhere").toString()));
        assertEquals(2, call("move", blog.resolve("hugo.toml").toString()));
        assertEquals(2, call("move"));
        assertEquals("""
                recto: BLOG/nowhere is not there; name the folder of a blog
                recto: BLOG/hugo.toml is a file; name the folder of a blog, or read an export of WordPress or Ghost by 'recto convert'
                recto: Missing required parameter: 'DIR'; 'recto move --help' lists what there is
                """, err.toString().replace(blog.toString(), "BLOG"));
    }

    @Test
    void theHelpShowsTheWayIn() throws Exception {
        assertEquals(0, call("move", "--help"));
        for (String text : new String[] {"recto move my-blog --write", "nothing in DIR is executed or changed", "recto-move.txt",
                "Exit status: 0 every article comes over"}) {
            assertThat(out.toString(), containsString(text));
        }
    }
}
