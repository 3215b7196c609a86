package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.convert.BlogExport;
import recto.imports.ImportReport;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ContentCheckTest {

    @Inject
    ContentCheck check;
    @Inject
    TestBlog blog;
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void aGoodFolderHasNoProblems() throws IOException {
        assertEquals(new ContentCheck.Result(5, 0, 0), check.run(Path.of("src/test/resources/content"), p -> problems.add(p.toString())));
        assertEquals(List.of(), problems);
    }

    @Test
    void itSaysWhatAnImportWouldSay() throws IOException {
        blog.article("a.md", "A").article("b.md", "B", "slug: a\nmood: x", "![x](x.png)").article("c.md", "C", "id: same", "Text.")
                .article("d.md", "D", "id: same", "Text.").article("e.md", "E", "aliases: [/tags]\ndtae: 2026-01-01", "Text.")
                .file("f.md", "---\ntitle: A: b\n---\n").file("g.md", new byte[0])
                .file("h.md", "---\ntitle: H\npublish_date: x\ndraft: y\n---\n")
                .file("i.md", new byte[6 << 20]).file("authors/ada.md", "")
                .file("authors/bob.md", "---\nname: ''\nlinks: [nowhere]\n---\n").file("authors/eve.md", "---\nname: Eve\n---\n")
                .file("authors/more/eve.md", "---\nname: Eve\n---\n");

        ContentCheck.Result result = check.run(blog.folder(), p -> problems.add(p.toString()));
        ImportReport report = blog.importAll();
        assertEquals(TestBlog.problems(report), problems.stream().sorted().toList());
        assertEquals(report.failed(), result.failed());
        assertEquals(13, result.files());
        assertEquals(problems.size(), result.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wordpress.xml", "ghost.json"})
    void aConvertedExportHasNoErrors(String export) throws IOException, BlogExport.RefusedException {
        BlogExport.convert(Path.of("src/test/resources/exports", export), blog.folder(), "https://old.example.org");
        ContentCheck.Result result = check.run(blog.folder(), p -> problems.add(p.toString()));
        assertEquals(0, result.failed(), problems.toString());
        ImportReport report = blog.importAll();
        assertEquals(0, report.failed());
        assertEquals(blog.importAll().unchanged(), report.created());
    }

    @Test
    void itWritesNothing() throws IOException {
        blog.article("a.md", "A");
        List<String> before = blog.rowVersions();

        check.run(blog.folder(), p -> {});
        assertEquals(before, blog.rowVersions());
        assertEquals("0", blog.ask("select count(*) from import_run"));
    }

    @Test
    void aMissingFolderIsAProblem() throws IOException {
        ContentCheck.Result result = check.run(blog.folder().resolve("nowhere"), p -> problems.add(p.message()));

        assertEquals(new ContentCheck.Result(0, 1, 1), result);
        assertEquals(List.of("the content folder " + blog.folder().resolve("nowhere") + " is missing"), problems);
    }
}
