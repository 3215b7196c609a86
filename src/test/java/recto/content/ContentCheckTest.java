package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.convert.BlogExport;
import recto.imports.TestBlog;
import recto.report.ImportReport;

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
    void aHandleThatNoFileExplainsIsToldOnceWithItsFirstPlace() throws IOException {
        blog.article("a.md", "A", "authors: [ada, Jo, zk]", "Text.").article("b.md", "B", "authors:\n  - name: zk", "Text.")
                .article("c.md", "C", "author: Ada Lovelace", "Text.").article("d.md", "D", "author: eve", "Text.")
                .file("authors/ada.md", "---\nname: Ada\n---\n");
        check.run(blog.folder(), p -> problems.add(p.toString()));
        assertEquals(List.of(
                "d.md:4:9: warning: the author 'eve' is shown by this name, since no file says who that is; 1 article has it; write authors/eve.md with a line name: 'Ada Example' in its front matter",
                "a.md:4:20: warning: the author 'zk' is shown by this name, since no file says who that is; 2 articles have it, and this is the first; write authors/zk.md with a line name: 'Ada Example' in its front matter"),
                problems);

        ImportReport report = blog.importAll();
        assertEquals(problems.stream().sorted().toList(), report.problems().stream().map(Object::toString).sorted().toList());
        assertEquals(0, blog.importAll().problemCount());

        blog.file("authors/zk.md", "---\nname: Zeno\n---\n").article("e.md", "E");
        assertEquals(1, blog.importAll().problemCount());
    }

    @Test
    void aFolderWithNothingButOtherFormatsIsOneOfWhichNothingIsRead() throws IOException {
        blog.file("posts/a.dj", "# A").file("posts/b.dj", "# B");
        assertEquals(true, check.run(blog.folder(), p -> problems.add(p.toString())).isNothingRead());
        assertEquals(true, blog.importAll().isNothingRead());
        blog.article("c.md", "C");
        assertEquals(false, check.run(blog.folder(), p -> problems.add(p.toString())).isNothingRead());
        assertEquals(false, blog.importAll().isNothingRead());
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

    @Test
    void itAdvisesWhatAnImportDoesNotSay() throws IOException {
        blog.article("a.md", "Same", "description: d",
                "Text.\n\n```\n#### code\n![](x)\n```\n\n## Two\n\n#### Four\n\n![ ](https://example.org/x.png)")
                .article("b.md", "Same", "description: d\npublish_date: 2999-01-01", "Text.").article("c.md", "C")
                .article("d.md", "D", "draft: true", "Text.");
        assertEquals(0, check.run(blog.folder(), p -> problems.add(p.toString())).problems());
        ContentCheck.Result result = check.run(blog.folder(), p -> problems.add(p.toString().replaceFirst("; .*", "")), true);
        assertEquals(0, result.failed());
        assertEquals(List.of("a.md:18:1: warning: the picture has no description for those who do not see it",
                "a.md:16:1: warning: the heading 'Four' is of level 4 below one of level 2",
                "b.md:1:1: warning: is to appear on 2999-01-01T00:00:00Z, so readers do not see it yet",
                "b.md:1:1: warning: has the title 'Same', as a.md has",
                "c.md:1:1: warning: has no description, so lists and search engines show the beginning of its text"), problems);
    }

    @Test
    void oneWithoutADateIsNotToAppearOnlyAfterTheCheck() throws IOException {
        for (int i = 0; i < 300; i++) {
            blog.file(i + ".md", "---\ntitle: T%d\ndescription: d\n---\n\nText.\n".formatted(i));
        }
        check.run(blog.folder(), p -> problems.add(p.toString().replaceFirst("^[^ ]+ ", "").replaceFirst("; .*", "")), true);

        assertEquals(Set.of("warning: has no date, so it gets the moment at which it is first imported"), Set.copyOf(problems));
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
