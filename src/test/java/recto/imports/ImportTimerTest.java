package recto.imports;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Eventually;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.folder.FolderWatch;

/** What the system says of changes is acted upon at once, and what it says too little of is looked for in the whole folder. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "Java asks no other system for the names of changed files here")
class ImportTimerTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private interface Change {
        void make() throws IOException;
    }

    private record Config(boolean atStart, Duration every) implements ImportConfig {
        @Override
        public boolean allowMassRemoval() {
            return true;
        }

        @Override
        public boolean showProblems() {
            return false;
        }
    }

    @Inject
    TestBlog blog;
    @Inject
    ArticleImporter importer;
    @Inject
    PageCache pages;
    @Inject
    ShownProblems shown;
    @Inject
    Clock clock;
    private final Config config = new Config(true, Duration.ofHours(1));
    private final FolderWatch watch = FolderWatch.bySystem();
    private ImportJob job;

    @BeforeEach
    void someFiles() {
        blog.empty().article("a.md", "A").article("deep/b.md", "B").file("deep/_index.md", "---\ntitle: Deep\n---\n")
                .file("authors/agnes.md", "---\nname: Agnes\n---\nWrites.\n").file("a.png", "no picture").settle();
        job = job(Duration.ZERO);
    }

    @AfterEach
    void endTheWatch() {
        watch.close();
    }

    private ImportJob job(Duration rest) {
        return new ImportJob(importer, config, () -> blog.folder(), pages, shown, clock, rest);
    }

    /** Waits for the change to be named. @return whether the named files tell everything */
    private boolean look(Change change) throws Exception {
        change.make();
        watch.await(Duration.ofSeconds(10));
        // Linux names each step by itself, and the last one is what the others lead to
        Thread.sleep(50);
        return job.lookAtNamed(watch);
    }

    /** Writes an article whose time is long ago, so that it will not change within that time. */
    private void write(String text, Instant modified) throws IOException {
        blog.article("a.md", "A", "", text);
        Files.setLastModifiedTime(blog.folder().resolve("a.md"), FileTime.from(modified));
    }

    private static void assertShows(String page, String text) {
        RestAssured.get(page).then().body(containsString(text));
    }

    private Map<String, Change> edits() {
        Path a = blog.folder().resolve("a.md");
        Map<String, Change> edits = new TreeMap<>();
        edits.put("in place", () -> blog.article("a.md", "A", "", "Another text, in place."));
        edits.put("by a hidden file", () -> {
            blog.article(".a.md.swp", "A", "", "Another text, by a hidden file.");
            Files.move(a.resolveSibling(".a.md.swp"), a, StandardCopyOption.REPLACE_EXISTING);
        });
        edits.put("as vim does", () -> {
            Files.move(a, a.resolveSibling("a.md~"));
            blog.article("a.md", "A", "", "Another text, as vim does.").delete("a.md~");
        });
        edits.put("deep down", () -> blog.article("deep/b.md", "A", "", "Another text, deep down."));
        return edits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"in place", "by a hidden file", "as vim does", "deep down"})
    void ofAnEditNoOtherFileIsAskedFor(String how) throws Exception {
        job.look(watch);

        assertTrue(look(edits().get(how)));
        assertShows(how.equals("deep down") ? "/articles/b" : "/articles/a", "Another text, " + how);
        assertEquals("2", blog.ask("select count(*) from import_run"));
        assertEquals("2", blog.ask("select unchanged from import_run order by id desc limit 1"));
    }

    private Map<String, Change> others() {
        Path folder = blog.folder();
        Map<String, Change> others = new TreeMap<>();
        others.put("new article", () -> blog.article("new.md", "New"));
        others.put("gone article", () -> blog.delete("a.md"));
        others.put("moved article", () -> blog.move("a.md", "deep/a.md"));
        others.put("picture", () -> blog.file("a.png", "another"));
        others.put("author", () -> blog.file("authors/agnes.md", "---\nname: Agnes\n---\nReads.\n"));
        others.put("file of a folder", () -> blog.file("deep/_index.md", "---\ntitle: Deeper\n---\n"));
        others.put("new folder", () -> Files.createDirectory(folder.resolve("new")));
        others.put("folder that is taken out",
                () -> Files.move(folder.resolve("deep"), Files.createTempDirectory("recto").resolve("deep")));
        others.put("article that is a folder now", () -> {
            blog.delete("a.md");
            Files.createDirectory(folder.resolve("a.md"));
        });
        return others;
    }

    @ParameterizedTest
    @ValueSource(strings = {"new article", "gone article", "moved article", "picture", "author", "file of a folder", "new folder",
            "folder that is taken out", "article that is a folder now"})
    void whatConcernsOtherFilesTooIsLookedForInTheWholeFolder(String what) throws Exception {
        job.look(watch);

        assertFalse(look(others().get(what)));
        assertEquals("1", blog.ask("select count(*) from import_run"));
    }

    @Test
    void whatHasChangedNothingIsNoPass() throws Exception {
        job.look(watch);
        assertTrue(look(() -> {
            blog.file("4913", "");
            blog.delete("4913");
        }));
        assertTrue(look(
                () -> Files.setLastModifiedTime(blog.folder().resolve("a.md"), Files.getLastModifiedTime(blog.folder().resolve("a.md")))));

        assertEquals("1", blog.ask("select count(*) from import_run"));
        assertTrue(job.lookAtNamed(watch));
    }

    @Test
    void anEditThatWasNamedIsNoChangeOfTheFolderAnyMore() throws Exception {
        job.look(watch);
        assertTrue(look(() -> write("Another text.", NOON)));
        job.look(watch);
        job.look();

        assertEquals("2", blog.ask("select count(*) from import_run"));
        write("The third text.", NOON.plusSeconds(60));
        job.look();
        assertShows("/articles/a", "The third text.");
        // What the program saw by names, one that starts now finds in the database
        blog.update("update article set file_size = 0");
        job(Duration.ZERO).look();
        assertEquals("3", blog.ask("select unchanged from import_run order by id desc limit 1"));
    }

    @Test
    void anArticleThatFailedIsTriedAgainWithTheNextEdit() throws Exception {
        blog.article("twin.md", "Twin", "path: /articles/a", "Text of the twin.").settle();
        job.look(watch);
        assertEquals("1", blog.ask("select failed from import_run"));

        assertTrue(look(() -> blog.article("deep/b.md", "B", "", "Another.")));
        assertEquals("1", blog.ask("select failed from import_run order by id desc limit 1"));
        blog.article("twin.md", "Twin", "path: /articles/twin", "Text of the twin.");
        assertTrue(job.lookAtNamed(FolderWatch.none()));
        assertTrue(look(() -> blog.article("deep/b.md", "B", "", "The third.")));
        assertShows("/articles/twin", "Text of the twin.");
    }

    @Test
    void anEditIsTakenWhenTheFileHasGrownUp() throws Exception {
        job = job(Duration.ofSeconds(1));
        job.look(watch);
        Path file = blog.folder().resolve("a.md");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                try {
                    Files.writeString(file, "Piece " + i + ".\n\n", StandardOpenOption.APPEND);
                    Thread.sleep(200);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        assertTrue(look(writer::start));

        assertFalse(writer.isAlive());
        assertShows("/articles/a", "Piece 9.");
        assertEquals("2", blog.ask("select count(*) from import_run"));
    }

    @Test
    void noChangeWaitsForTheNextLook() throws Exception {
        ImportTimer timer = new ImportTimer(job(Duration.ofMillis(200)), config);
        timer.start(new StartupEvent());
        try {
            awaitText("/articles/a", "Text of A.");
            for (Map.Entry<String, Change> edit : edits().entrySet()) {
                edit.getValue().make();
                awaitText(edit.getKey().equals("deep down") ? "/articles/b" : "/articles/a", "Another text, " + edit.getKey());
            }
            blog.article("new.md", "New");
            awaitText("/articles/new", "Text of New.");
            blog.article("far/away/c.md", "C");
            awaitText("/articles/c", "Text of C.");
            blog.article("far/away/c.md", "C", "", "Another text of C.");
            awaitText("/articles/c", "Another text of C.");
            Files.move(blog.folder().resolve("far"), blog.folder().resolve("near"));
            blog.article("near/away/c.md", "C", "", "The third text of C.");
            awaitText("/articles/c", "The third text of C.");
            blog.article("near/away/c.md", "C", "", "The fourth text of C.");
            awaitText("/articles/c", "The fourth text of C.");
            blog.delete("new.md");
            Eventually.holds("the article without a file is gone", () -> RestAssured.get("/articles/new").statusCode() == 410);
        } finally {
            timer.stop(new ShutdownEvent());
        }
    }

    private static void awaitText(String page, String text) {
        Eventually.holds(page + " has " + text, () -> RestAssured.get(page).asString().contains(text));
    }
}
