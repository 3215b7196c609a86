package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.database.Sql;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class KnownFolderTest {

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;

    @BeforeEach
    void threeFilesAndAPass() {
        blog.empty().article("a.md", "A").article("deep/b.md", "B").file("authors/agnes.md", "---\nname: Agnes\n---\nWrites.\n").settle();
        assertEquals("3 new", blog.counts());
    }

    @Test
    void ofAFolderThatIsAsItWasNoFileIsComparedWithItsArticle() throws SQLException {
        change("update article set file_size = 0");

        assertEquals("3 unchanged", blog.counts());
        assertEquals(2, first("select count(*) as n from article where file_size = 0"));
    }

    @Test
    void everyChangeOfTheFolderIsSeen() throws Exception {
        blog.article("a.md", "Another").settle();
        assertEquals("1 changed, 2 unchanged", blog.counts());
        assertEquals("3 unchanged", blog.counts());
        blog.article("c.md", "C").settle();
        assertEquals("1 new, 3 unchanged", blog.counts());
        blog.move("c.md", "deep/c.md");
        assertEquals("1 renamed, 3 unchanged", blog.counts());
        Files.setLastModifiedTime(blog.folder().resolve("a.md"), FileTime.from(Instant.parse("2026-05-01T12:00:00Z")));
        change("update article set source_hash = '' where title = 'Another'");
        assertEquals("1 changed, 3 unchanged", blog.counts());
    }

    @Test
    void whatAnotherProgramWroteIsSeen() throws SQLException {
        change("update article set rendered_by = 'before'; insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')");
        assertEquals("2 changed, 1 unchanged", blog.counts());
        change("delete from article_search; delete from article where title = 'B'");
        assertEquals("1 new, 2 unchanged", blog.counts());
        change("insert into remote_picture (url, named_at, changed_at) values ('https://a.example/a.png', now(), now())");
        change("update article set rendered_by = 'before'");
        assertEquals("2 changed, 1 unchanged", blog.counts());
    }

    @Test
    void aFileThatFailedIsReportedAgain() {
        blog.file("bad.md", "---\ntitle: [\n---\n").settle();
        assertEquals("3 unchanged, 1 failed", blog.counts());
        assertEquals("3 unchanged, 1 failed", blog.counts());
    }

    @Test
    void aFileThatMayChangeWithinItsPresentTimeIsReadAgain() throws SQLException {
        blog.article("a.md", "Another");
        assertEquals("1 changed, 2 unchanged", blog.counts());
        change("update article set source_hash = '' where title = 'Another'");
        assertEquals("1 changed, 2 unchanged", blog.counts());
    }

    @Test
    void aWarningOfTheListingIsReportedEachTime() {
        blog.file("notes.rst", "Notes").settle();
        assertEquals(1, blog.importAll().problemCount());
        assertEquals(1, blog.importAll().problemCount());
    }

    /** As another program does it, or somebody by hand. */
    private void change(String statements) throws SQLException {
        try (Sql sql = Sql.open(database)) {
            sql.run(statements);
        }
    }

    private long first(String query) throws SQLException {
        try (Sql sql = Sql.open(database)) {
            return sql.of(query).first(row -> row.number("n")).orElseThrow();
        }
    }
}
