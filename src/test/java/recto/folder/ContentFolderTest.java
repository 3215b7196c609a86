package recto.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.frontmatter.Problem;

class ContentFolderTest {

    @TempDir
    Path temp;
    private Path root;

    @BeforeEach
    void folder() throws IOException {
        root = Files.createDirectory(temp.resolve("content"));
    }

    @Test
    void everyMarkdownFileIsFoundAndNothingElse() throws IOException {
        write("a.md").write("deep/er/b.markdown").write("C.MD").write("日本/記事.md").write("a b.md").write("note.txt").write("md")
                .write("x.md.bak");

        assertEquals(Set.of("a.md", "deep/er/b.markdown", "C.MD", "日本/記事.md", "a b.md"), walk().files);
        assertEquals(List.of(), walk().problems);
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOutWithoutAWord() throws IOException {
        write(".hidden.md").write(".git/a.md").write("deep/.trash/a.md").write("seen.md");

        assertEquals(Set.of("seen.md"), walk().files);
        assertEquals(List.of(), walk().problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.sync-conflict-20260102-101010-ABCDEFG.md", "a (conflicted copy 2026-01-02).md",
            "a (Ada's conflicted copy 2026-01-02).md",
            "a (conflicted copy 2026-01-02 101010).md", "a (In Konflikt stehende Kopie von Ada 2026-01-02).md", "a (Case Conflict 1).md",
            "~$a.md",
            "a (SFConflict ada@example.org 2026-01-02-10-10-10).md", "a_conflict-20260102-101010.md", "a [Conflict].md", "a_conf(1).md",
            "a.Conflict.md",
            "a-DESKTOP-AB12CD3.md", "a-LAPTOP-AB12CD3-2.md", "a_disk_Jan-02-101010-2026_Conflict.md", "a (case clash from Ada).md",
            "a.bak.md", "a.orig.md",
            "a~.md", "a_LOCAL_4711.md", "a_BACKUP_4711.md", "_index.md", "_index.de.md", "a 2.md", "a (1).md", "a - Copy.md", "a copy.md",
            "a copy 2.md",
            "a - Kopie (2).md", "pages/a (conflicted copy 2026-01-02).md"})
    void copiesAndSectionFilesAreLeftOutAndNamed(String name) throws IOException {
        write("a.md", "---\ntitle: 'A'\n---\n\nOne.\n").write(name, "---\ntitle: 'A'\ndate: 2026-06-01\n---\n\nTwo.\n");

        Walk walk = walk();
        assertEquals(Set.of("a.md"), walk.files);
        assertEquals(List.of(name), walk.problems.stream().map(Problem::file).toList());
        assertFalse(walk.problems.get(0).isError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"conflict.md", "merge_conflict.md", "on-conflict-resolution.md",
            "war (a history of conflicts in two parts).txt.md", "part 2.md",
            "London Calling (The Clash).md", "Congo (conflict).md", "a-desktop-story.md", "copy.md", "hard copy.md",
            "drafts.md", "a (2).md", "a~b.md", "old.md"})
    void articlesWithNamesLikeCopiesAreNoCopies(String name) throws IOException {
        write("part.md", "---\ntitle: Part\n---\n").write(name, "---\ntitle: Another\n---\n").write("a.md", "---\ntitle: A\n---\n");

        assertEquals(Set.of("part.md", "a.md", name), walk().files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "notes/readme.md", "CHANGELOG.md", "index.md", "blog/index.md", "blog/index.es.md", "_part.md",
            "blog/_ideas/a.md", "_wip/a.md"})
    void whatOtherEnginesDoNotPublishAsAnArticleIsLeftOutAndNamed(String name) throws IOException {
        write("a.md").write("blog/a.md").write(name, "---\ntitle: Another\n---\n\nText.\n");

        Walk walk = walk();
        assertEquals(Set.of("a.md", "blog/a.md"), walk.files);
        assertEquals(List.of(name), walk.problems.stream().map(Problem::file).toList());
        assertFalse(walk.problems.get(0).isError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shed/index.md", "blog/2019-07-04-shed/index.md", "pages/index.md", "_posts/a.md", "blog/changelog.md",
            "topic/_posts/a.md"})
    void anIndexAloneInItsFolderAndTheFoldersOfJekyllAreArticles(String name) throws IOException {
        write("a.md").write("blog/a.md").write("pages/about.md").write(name, "---\ntitle: Another\n---\n\nText.\n");

        assertEquals(Set.of("a.md", "blog/a.md", "pages/about.md", name), walk().files);
    }

    @Test
    void anIndexWithADateIsAnArticleWhateverStandsBesideIt() throws IOException {
        write("shed/index.md", "---\ntitle: Shed\ndate: 2019-07-04\n---\n").write("shed/more.md");

        assertEquals(Set.of("shed/index.md", "shed/more.md"), walk().files);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eleventy.config.js || notes/notes.json | { \"permalink\": false }",
            ".eleventy.js || notes/notes.11tydata.js | module.exports = {¦  draft: true¦};",
            "hugo.toml | title = 'x' | notes/_index.md | ---¦cascade:¦  draft: true¦---",
            "hugo.toml | title = 'x' | notes/_index.md | +++¦[[cascade]]¦[cascade.build]¦render = 'never'¦+++",
            "config.toml | base_url = 'https://x.example' | notes/_index.md | +++¦draft = true¦+++"})
    void whatTheEngineHidesByItsFolderIsLeftOutAndNamed(String config, String text, String data, String hidden) throws IOException {
        write("../" + config, text == null ? "" : text).write(data, hidden.replace('¦', '\n')).write("notes/deep/a.md").write("seen.md");

        Walk walk = walk();
        assertEquals(Set.of("seen.md"), walk.files);
        assertEquals(List.of("notes"), walk.problems.stream().map(Problem::file).toList());
        assertTrue(walk.problems.get(0).message().startsWith("is a folder that is not published, as "));
        assertTrue(new ContentFolder(root, 1_000).file("notes/deep/a.md").isEmpty());
        assertTrue(new ContentFolder(root, 1_000).file("seen.md").isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eleventy.config.js | notes/notes.js | { permalink: false }",
            "eleventy.config.js | notes/notes.11tydata.js | // permalink: false,¦permalink: data => data.x ? false : '/x/'",
            "hugo.toml | notes/_index.md | ---¦draft: true¦---", "hugo.toml | notes/_index.md | ---¦cascade: {type: docs}¦---",
            "hugo.toml | notes/_index.md | ---¦cascade: {draft: true, target: {kind: section}}¦---"})
    void whatHidesNoArticlesLeavesThem(String config, String data, String text) throws IOException {
        write("../" + config, "").write(data, text.replace('¦', '\n')).write("notes/a.md");

        assertEquals(Set.of("notes/a.md"), walk().files);
    }

    @Test
    void ofJekyllsCollectionsThoseThatItWritesAreArticles() throws IOException {
        write("_config.yml", "title: x\ncollections:\n  poems:\n    output: true\n  recipes: {}\ninclude: [_pages]\n")
                .write("_poems/a.md").write("_recipes/a.md").write("_posts/2019-01-01-a.md").write("_pages/a.md").write("_other/a.md");

        Walk walk = walk();
        assertEquals(Set.of("_poems/a.md", "_posts/2019-01-01-a.md", "_pages/a.md"), walk.files);
        assertEquals(List.of("_other", "_recipes"), walk.problems.stream().map(Problem::file).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"hugo.toml || shed/index.md | shed/part.md", "hugo.toml || shed/index.md | shed/deep/part.md",
            "content/_config.yml | title: x | _posts/2019-07-04-shed.md | _posts/shed.md",
            "_config.yml | defaults: [{scope: {path: 'content/cat'}, values: {published: false}}] | said.md | cat/hidden.md",
            "_config.yml | defaults: [{scope: {path: '', type: posts}, values: {published: false}}] | a.md | _posts/2019-07-04-a.md",
            "_config.yml | defaults: [{scope: {path: 'content/*/in'}, values: {published: false}}] | cat/a.md | cat/in/a.md",
            "_config.yml | defaults: [{scope: {path: ''}, values: {published: false}}, {scope: {path: 'content/a'}, values: {published: true}}] | a/a.md | b.md",
            "eleventy.config.js | | cat/said.md | cat/draft.md",
            "pelicanconf.py | DEFAULT_METADATA = {'status': 'draft'} | cat/said.md | cat/draft.md"})
    void whatTheEngineMakesNoPageOfIsLeftOutAndNamed(String config, String text, String article, String other) throws IOException {
        write("cat/draft.json", "{ \"draft\": true }");
        write("../" + config, text == null ? "" : text).write(article, "Title: x\nStatus: published\n\nText.\n").write(other, "Title: y\n");

        Walk walk = walk();
        assertEquals(Set.of(article), walk.files);
        assertEquals(List.of(other), walk.problems.stream().map(Problem::file).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"_config.yml | exclude: [content/old, content/*.txt.md] | cat/old/a.md | old/b.md",
            "_config.yml | exclude:¦  [content/old] | cat/old/a.md | old/b.md",
            "_config.yml | \uFEFFexclude: [content/old] | cat/old/a.md | old/b.md",
            "_config.yml | %YAML 1.2¦--- ¦exclude: ['content/**/old/**/*.md']¦... | cat/a.md | old/b.md",
            "content/_config.yml | exclude: ['*.draft.md'] | a.md | b.draft.md",
            "_config.yml | source_dir: content¦ignore: '**/private-*.md' | cat/a.md | cat/private-b.md",
            "_config.yml | source_dir: content¦exclude: ['secret/**'] | a.md | secret/deep/b.md",
            "_config.yml | source_dir: content¦skip_render: [raw/*.md] | raw.md | raw/b.md",
            "config.toml | base_url = 'https://example.org'¦ignored_content = ['temp.*', '**/part/*'] | a.md | cat/temp.md",
            "hugo.toml | ignoreFiles = ['\\.skip\\.md$'] | a.md | b.skip.md",
            "hugo.yaml | ignoreFiles: ['^old/'] | cat/old/a.md | old/b.md",
            "pelicanconf.py | IGNORE_FILES = ['temp*', '.#*'] | a.md | cat/temp-b.md",
            "pelicanconf.py | ARTICLE_EXCLUDES = ['kept'] | a.md | kept/b.md",
            "docusaurus.config.ts | blog: {exclude: ['**/wip-*.md']} | a.md | deep/wip-b.md",
            "docusaurus.config.ts | blog: {'exclude': ['**/[xyz]/**', `**/wip-*.md`, more()]} | a.md | deep/wip-b.md",
            "eleventy.config.js | c.ignores.add('content/old/**'); | cat/old/a.md | old/b.md",
            "eleventy.config.js | // c.ignores.add('content/a.md')¦c.ignores.add('./content/b.md') | a.md | b.md"})
    void whatTheConfigurationOfItsEngineLeavesOutIsLeftOutAndNamed(String config, String text, String article, String other)
            throws IOException {
        write("../" + config, text.replace('¦', '\n')).write(article, "Title: x\n\nText.\n").write(other, "Title: y\n");

        Walk walk = walk();
        assertEquals(Set.of(article), walk.files);
        assertEquals(1, walk.problems.size());
        assertTrue(other.startsWith(walk.problems.get(0).file()), walk.problems.toString());
        assertTrue(new ContentFolder(root, 1_000).file(other).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hugo.toml | ignoreFiles = ['\\.draft\\.md$', '(?P<x>a)\\z('] | the pattern '(?P<x>a)\\z(' cannot be read, so nothing is left out by it",
            "_config.yml | exclude: ['a[', b] | the pattern 'a[' cannot be read, so nothing is left out by it",
            "_config.yml | exclude: [a.md | , so it may leave out less than it is to"})
    void whatTheConfigurationMayMeanToLeaveOutAndCannotBeReadIsNamed(String config, String text, String problem) throws IOException {
        write("../" + config, text).write("a.md");

        assertTrue(walk().problems.stream().anyMatch(found -> found.file().equals(config) && found.message().endsWith(problem)),
                walk().problems.toString());
    }

    @Test
    void aFolderWithoutArticlesThatAnEngineLeavesOutIsNotWorthAWord() throws IOException {
        write("_config.yml", "exclude: [bin, page.html]\n").write("bin/build.sh").write("bin/a.html", "---\ntitle: Not one\n---\n")
                .write("page.html", "---\ntitle: Nor this\n---\n").write("a.md");

        Walk walk = walk();
        assertEquals(Set.of("a.md"), walk.files);
        assertEquals(List.of("bin/a.html", "page.html"), walk.problems.stream().map(Problem::file).sorted().toList());
    }

    @Test
    void eleventysListOfIgnoredFilesIsKept() throws IOException {
        write("../eleventy.config.js", "").write("../.eleventyignore", "# mine\ncontent/old/\ndrafted.md\n").write("a.md")
                .write("old/b.md").write("cat/old/c.md").write("cat/drafted.md");

        Walk walk = walk();
        assertEquals(Set.of("a.md", "cat/old/c.md"), walk.files);
        assertEquals(List.of("cat/drafted.md", "old"), walk.problems.stream().map(Problem::file).sorted().toList());
    }

    @Test
    void astrosCollectionsLeaveOutWhatTheirPatternsForbid() throws IOException {
        write("../astro.config.mjs", "")
                .write("../src/content.config.ts", "glob({ base: 'content', pattern: ['**/*.md', '!**/parts/**'] })")
                .write("a.md").write("cat/parts/b.md");

        assertEquals(Set.of("a.md"), walk().files);
    }

    @Test
    void pagesForFaultsAndTemplatesForManyPagesAreNoArticles() throws IOException {
        write("a.md").write("404.md").write("pages/404.mdx").write("tags/[tag].mdx").write("[...slug].md").write("b/500.md")
                .write("404-days.md")
                .write("posts/index.md", "---\ntype: posts\ntitle: All\ndate: 2021-03-18\n---\n").write("posts/c.md");

        assertEquals(Set.of("a.md", "404-days.md", "posts/c.md"), walk().files);
    }

    @Test
    void whatSaysItselfThatItIsPublishedIsAnArticleWhateverTheDefaultsOfItsFolder() throws IOException {
        write("../_config.yml", "defaults: [{scope: {path: ''}, values: {published: false}}]\n").write("a.md",
                "---\npublished: true\n---\n");

        assertEquals(Set.of("a.md"), walk().files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date: 2026-05-02", "slug: second", "path: /letters/second", "id: second"})
    void whatTheFrontMatterTellsApartIsNoCopy(String own) throws IOException {
        write("Letter.md", "---\ntitle: Letter\ndate: 2026-05-01\n---\n\nDear readers, it is May.\n")
                .write("Letter 2.md", "---\ntitle: Letter\n" + own + "\n---\n\nDear readers, it rains.\n");

        assertEquals(Set.of("Letter.md", "Letter 2.md"), walk().files);
    }

    @Test
    void theTitleOfAnArticleIsNotLookedForInItsText() throws IOException {
        write("Form.md", "---\nsummary: One\n---\n\ntitle: the first field\n")
                .write("Form 2.md", "---\nsummary: Two\n---\n\nA form.\n\ntitle: the first field\n");

        assertEquals(Set.of("Form.md", "Form 2.md"), walk().files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: A better title", "title: Post\nslug: best", "title: Post\ndate: 2026-06-30", "title: Post\nid: p",
            "title: [broken"})
    void aStaleCopyIsLeftOutWhateverIsEditedInTheOriginal(String edited) throws IOException {
        write("Post.md", "---\n" + edited + "\n---\n\nThe text of a post.\n")
                .write("Post 2.md", "---\ntitle: Post\ndate: 2026-05-01\n---\n\nThe text of a post.\n");

        Walk walk = walk();
        assertEquals(Set.of("Post.md"), walk.files);
        assertTrue(walk.problems.get(0).hint().contains("slug of its own"), walk.problems::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gaza (conflicted zone).md", "中美关系 (冲突与合作).md", "Карабах (конфликт).md", "Love (en conflit).md"})
    void aWordInBracketsMakesNoConflictCopyWithoutADateOrAnOriginal(String name) throws IOException {
        write(name);
        assertEquals(Set.of(name), walk().files);

        String original = name.replaceFirst(" \\(.*\\)", "");
        write(original);
        assertEquals(Set.of(original), walk().files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a (conflicted copy 2026-01-02 101010).md", "a (Ada's conflicted copy 2026-01-02).md",
            "a (SFConflict ada@example.org 2026-01-02-10-10-10).md", "a (in Konflikt stehende Kopie 02.01.2026).md"})
    void aConflictCopyWithADateNeedsNoOriginal(String name) throws IOException {
        write(name);

        assertEquals(Set.of(), walk().files);
    }

    @Test
    void foldersOfDraftsAndOfOtherProgramsAreLeftOutAndNamedOnce() throws IOException {
        write("a.md").write("_drafts/b.md").write("_drafts/c.md").write("blog/Drafts/d.md").write("node_modules/x/README.md")
                .write("_posts/e.md");

        Walk walk = walk();
        assertEquals(Set.of("a.md", "_posts/e.md"), walk.files);
        assertEquals(Set.of("_drafts", "blog/Drafts", "node_modules"), Set.copyOf(walk.problems.stream().map(Problem::file).toList()));
    }

    @Test
    void whatTheOperatorExcludesIsLeftOutWithoutAWord() throws IOException {
        write("a.md").write("notes/b.md").write("x/notes/deep/c.md").write("old/2019/d.md").write("x/old/e.md").write("f.draft.md")
                .write("top/g.md").write("x/top/h.md");

        Walk walk = walk(new ContentFolder(root, 1_000, new Excluded("notes, *.{draft,tmp}.md, /old/**, /top")));
        assertEquals(Set.of("a.md", "x/old/e.md", "x/top/h.md"), walk.files);
        assertEquals(List.of(), walk.problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/notes", "**/notes/**", "x/**/notes,/notes", "**/x/**/notes, notes/"})
    void twoStarsStandForNoFolderAsWell(String patterns) throws IOException {
        write("a.md").write("notes/b.md").write("x/notes/c.md").write("x/y/notes/d.md");

        assertEquals(Set.of("a.md"), walk(new ContentFolder(root, 1_000, new Excluded(patterns))).files);
    }

    @Test
    void linksAreNotFollowedButNamed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "---\ntitle: Secret\n---\n");
        write("a.md");
        Files.createSymbolicLink(root.resolve("file.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Files.createSymbolicLink(root.resolve("round"), root);
        Files.createSymbolicLink(root.resolve("dangling.md"), outside.resolve("nothing"));
        Files.createSymbolicLink(root.resolve("picture.jpg"), outside.resolve("picture.jpg"));

        Walk walk = walk();
        assertEquals(Set.of("a.md"), walk.files);
        assertEquals(Set.of("file.md", "folder", "round", "dangling.md"), Set.copyOf(walk.problems.stream().map(Problem::file).toList()));
        assertTrue(walk.problems.stream().noneMatch(Problem::isError));
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException, ContentException {
        write("deep/a.md");
        ContentFolder folder = new ContentFolder(Files.createSymbolicLink(temp.resolve("link"), root), 1_000);

        assertEquals(Set.of("deep/a.md"), walk(folder).files);
        assertEquals(0, folder.read(entry("deep/a.md", 0)).bytes().length);
    }

    @Test
    void aFileThatBecameALinkSinceItWasListedIsNotRead() throws IOException {
        Files.writeString(temp.resolve("secret.md"), "secret");
        write("a.md");
        Files.delete(root.resolve("a.md"));
        Files.createSymbolicLink(root.resolve("a.md"), temp.resolve("secret.md"));

        ContentException refused = assertThrows(ContentException.class, () -> new ContentFolder(root, 1_000).read(entry("a.md", 0)));
        assertTrue(refused.isUnreadable());
    }

    @Test
    void aFileThatWentAwaySinceItWasListedIsNotThere() {
        assertThrows(NoSuchFileException.class, () -> new ContentFolder(root, 1_000).read(entry("a.md", 0)));
    }

    @Test
    @Timeout(10)
    void aPipeIsNotReadForEver() throws IOException, InterruptedException {
        assumeTrue(new ProcessBuilder("mkfifo", root.resolve("pipe.md").toString()).start().waitFor() == 0, "needs mkfifo");

        Walk walk = walk();
        assertEquals(Set.of(), walk.files);
        assertEquals(List.of("pipe.md"), walk.problems.stream().map(Problem::file).toList());
    }

    @Test
    void theFilesOfAuthorsAreAmongThem() throws IOException {
        write("authors/ada.md").write("deep/authors/a.md");

        Walk walk = walk();
        assertEquals(Set.of("authors/ada.md", "deep/authors/a.md"), walk.files);
        assertEquals(List.of(), walk.problems);
    }

    @Test
    void aMissingFolderAndAFileInItsPlaceAreToldApart() throws IOException {
        assertTrue(new ContentFolder(temp.resolve("nowhere"), 1).missing().get().message().endsWith("nowhere is missing"));
        Files.writeString(temp.resolve("file"), "");
        assertTrue(new ContentFolder(temp.resolve("file"), 1).missing().get().message().endsWith("file is not a folder"));
        assertTrue(new ContentFolder(root, 1).missing().isEmpty());
    }

    @Test
    void aFolderThatCannotBeReadIsNamedAndTheRestIsRead() throws IOException, InterruptedException {
        assumeTrue(!"root".equals(System.getProperty("user.name")),
                "root reads everything; ImportPassTest has a folder that even root cannot read");
        write("a.md").write("closed/b.md");
        Path closed = root.resolve("closed");
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            Walk walk = walk();
            assertEquals(Set.of("a.md"), walk.files);
            assertEquals(Set.of("closed"), walk.unread);
            assertTrue(walk.problems.get(0).message().contains("permission denied"));
        } finally {
            new ProcessBuilder("chmod", "700", closed.toString()).start().waitFor();
        }
    }

    @Test
    void aNameThatIsNotUtf8IsNamed() throws IOException, InterruptedException {
        String script = "printf x > \"$1/$(printf 'caf\\351.md')\"";
        assumeTrue(new ProcessBuilder("sh", "-c", script, "sh", root.toString()).start().waitFor() == 0);

        Walk walk = walk();
        assertEquals(Set.of(), walk.files);
        assertTrue(walk.problems.get(0).message().startsWith("has a name that is not UTF-8"), walk.problems::toString);
    }

    @Test
    void aFileMayHaveAsMuchAsIsAllowedAndNotAByteMore() throws IOException, ContentException {
        Files.write(root.resolve("a.md"), new byte[1_000]);
        ContentFolder folder = new ContentFolder(root, 1_000);
        assertArrayEquals(new byte[1_000], folder.read(entry("a.md", 1_000)).bytes());

        Files.write(root.resolve("a.md"), new byte[1_001]);
        assertThrows(ContentException.class, () -> folder.read(entry("a.md", 1_001)));
        assertThrows(ContentException.class, () -> folder.read(entry("a.md", 1_000)), "it grew since it was listed");
    }

    @Test
    void aFileOf30MegabytesIsRefusedUnread() {
        ContentException refused = assertThrows(ContentException.class,
                () -> new ContentFolder(root, 5 << 20).read(entry("not even there.md", 30 << 20)));
        assertEquals(
                "not even there.md:1:1: has 30.0 MB, more than the 5.0 MB that are allowed; split the article, or raise recto.import.max-file-size",
                refused.problem().toString());
        assertFalse(refused.isUnreadable());
    }

    @Test
    void aTimeIsTrustedOnceTheClockHasMovedOn() {
        Instant now = Instant.parse("2026-05-01T12:00:00Z");
        assertTrue(at(now.minusMillis(2_500)).isSettledAt(now));
        assertTrue(at(now.minusMillis(1_500)).isSettledAt(now), "this file system knows milliseconds");
        assertFalse(at(now.minusMillis(50)).isSettledAt(now));
        assertFalse(at(now.minusSeconds(1)).isSettledAt(now), "this one may know seconds only");
        assertFalse(at(now.plusMillis(500)).isSettledAt(now));
        assertTrue(at(now.plusSeconds(3_600)).isSettledAt(now), "another clock's time: nothing would be won by waiting for it");
    }

    private static ContentFile at(Instant modified) {
        return new ContentFile("a.md", 1, modified);
    }

    private static ContentFile entry(String path, long size) {
        return new ContentFile(path, size, Instant.EPOCH);
    }

    private ContentFolderTest write(String path, String text) throws IOException {
        write(path);
        Files.writeString(root.resolve(path), text);
        return this;
    }

    private ContentFolderTest write(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.createFile(root.resolve(path));
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(0, TimeUnit.SECONDS));
        return this;
    }

    private Walk walk() throws IOException {
        return walk(new ContentFolder(root, 1_000));
    }

    private static Walk walk(ContentFolder folder) throws IOException {
        Walk walk = new Walk();
        folder.walk(walk);
        return walk;
    }

    private static final class Walk implements FolderVisitor {
        final Set<String> files = new TreeSet<>();
        final Set<String> unread = new TreeSet<>();
        final List<Problem> problems = new java.util.ArrayList<>();

        @Override
        public void file(ContentFile entry) {
            files.add(entry.path());
        }

        @Override
        public void unreadable(String path, Problem problem) {
            unread.add(path);
            problems.add(problem);
        }

        @Override
        public void warning(Problem problem) {
            problems.add(problem);
        }
    }
}
