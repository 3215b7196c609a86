package recto.export;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.frontmatter.Problem;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class BlogExporterTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"?#]*)");

    @Inject
    BlogExporter exporter;
    @Inject
    TestBlog blog;
    @TempDir
    Path temporary;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "src/test/resources/content", "src/test/resources/engines", "src/test/resources/exports/wordpress"})
    void theImportOfAnExportGivesTheSamePages(String content) throws Exception {
        copy(Path.of(content), blog.folder());
        blog.importAll();
        TreeMap<String, String> before = pages();
        assertTrue(before.size() > 3, before.keySet().toString());

        importExported();
        TreeMap<String, String> after = pages();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((path, page) -> assertEquals(page, after.get(path), path));
    }

    @Test
    void filesOfRedirectsComeBackAsTheyWere() throws Exception {
        String lines = "# mine\n/old   /articles/a  301\n/shop/*  https://example.org/:splat  302!\n/gone  /  410\n";
        blog.article("a.md", "A", "slug: a", "Text.").file("_redirects", "/first /articles/a\n").file("static/_redirects", lines)
                .file("redirects.yaml", "/now: {to: /articles/a, status: 302}\n");
        blog.importAll();
        TreeMap<String, String> before = redirects();
        assertEquals("301 /articles/a", before.get("/old").replaceFirst("https?://[^/]+", ""), before.toString());

        importExported();
        assertEquals(lines, Files.readString(blog.folder().resolve("static/_redirects")));
        assertEquals("/first /articles/a\n", Files.readString(blog.folder().resolve("_redirects")));
        assertEquals("/now: {to: /articles/a, status: 302}\n", Files.readString(blog.folder().resolve("redirects.yaml")));
        assertEquals(before, redirects());
    }

    private static TreeMap<String, String> redirects() {
        TreeMap<String, String> answers = new TreeMap<>();
        for (String path : List.of("/first", "/old", "/shop/a/b", "/gone", "/now")) {
            Response answer = given().redirects().follow(false).get(path);
            answers.put(path, answer.statusCode() + " " + answer.header("Location"));
        }
        return answers;
    }

    @Test
    void whatRectoAloneKnowsGoesAlong() throws Exception {
        blog.file("yaml.md", "---\n# mine\ntitle: Yaml\nmood: good\naliases:\n  - /older\n---\nText.\n")
                .file("toml.md", "+++\ntitle = \"Toml\"\nweight = 3\n[extra]\na = 1\n+++\nText.\n")
                .file("json.md", "{\"title\": \"Json\", \"mood\": [1, null]}\nText.\n").file("2026-05-01-bare.md", "# Bare\n\nText.\n")
                .article("b.md", "B", "slug: first\ndraft: true", "Draft.");
        blog.importAll();
        blog.file("yaml.md", "---\n# mine\ntitle: Yaml\nmood: good\naliases:\n  - /older\nslug: new\n---\nText, edited.\n");
        blog.importAll();
        List<String> stored = facts();

        importExported();
        assertEquals(stored, facts());
        String yaml = Files.readString(blog.folder().resolve("yaml.md"));
        assertTrue(yaml.contains("mood: \"good\"\n") && yaml.contains("aliases: [\"/older\",\"/articles/yaml\"]\n")
                && yaml.contains("id: \"urn:uuid:") && yaml.endsWith("---\nText, edited.\n"), yaml);
        assertTrue(Files.readString(blog.folder().resolve("toml.md")).contains("weight = 3\n[extra]\na = 1\n+++"));
        assertTrue(Files.readString(blog.folder().resolve("json.md")).contains("mood: [1,null]"));
        // A second export adds nothing
        TreeMap<String, String> files = texts(blog.folder());
        exporter.run(temporary.resolve("again"), temporary.resolve("none"), count -> {});
        assertEquals(files, texts(temporary.resolve("again")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "eleventy.config.js | posts/posts.json | {\"tags\": [\"wood\"], \"authors\": [\"Jo\"], \"eleventyExcludeFromCollections\": true, \"lang\": \"de\"}",
            "hugo.toml | posts/_index.md | ---¦cascade: {tags: [wood], author: Jo, build: {list: never}, expiryDate: 2199-01-01}¦---",
            "_config.yml | _config.yml | defaults: [{values: {categories: [wood, oak], author: {name: Jo, mail: x}, hidden: true, lang: de}}]",
            "pelicanconf.py | pelicanconf.py | AUTHOR = 'Jo'¦DEFAULT_METADATA = {'tags': 'wood, oak', 'status': 'hidden'}"})
    void whatAnArticleWasGivenByItsFolderGoesAlongInItsHeader(String config, String data, String given) throws Exception {
        blog.file(config, "").file(data, given.replace('¦', '\n')).article("posts/a.md", "A", "tags: [own]", "# Head\n\nText.")
                .article("posts/b.md", "B").file("posts/t.md", "+++\ntitle = 'T'\ndate = 2026-05-02\n+++\nText.\n")
                .file("posts/p.md", "Title: P\nDate: 2026-05-03\nTags: own\n\nText.\n")
                .file("posts/j.md", "{\"title\": \"J\", \"date\": \"2026-05-04\"}\nText.\n");
        blog.importAll();
        List<String> facts = facts();
        List<String> groups = groups();
        List<String> articles = List.of("/articles/a", "/articles/b", "/articles/t", "/articles/p", "/articles/j");
        List<String> before = articles.stream().map(path -> given().get(path).asString()).toList();
        assertTrue(groups.get(0).contains("Jo"), groups.toString());

        importExported();
        assertTrue(Files.notExists(blog.folder().resolve(config)));
        assertEquals(groups, groups());
        assertEquals(facts, facts());
        assertEquals(before, articles.stream().map(path -> given().get(path).asString()).toList());
    }

    private List<String> groups() {
        return blog.list("select title || ' ' || coalesce((select string_agg(t.name, ',' order by l.position) from article_tag l"
                + " join tag t on t.id = l.tag_id where l.article_id = article.id), '-') || ' ' || coalesce((select string_agg(u.name, ','"
                + " order by l.position) from article_author l join author u on u.id = l.author_id where l.article_id = article.id), '-')"
                + " || ' ' || coalesce(lang, '-') || ' ' || unlisted || ' ' || coalesce(expire_at::text, '-') from article order by source_path");
    }

    @Test
    void picturesComeFromTheDatabaseWhereTheFolderIsGone() throws Exception {
        copy(Path.of("content"), blog.folder());
        blog.importAll();
        BlogExporter.Result result = exporter.run(temporary.resolve("new"), temporary.resolve("none"), count -> {});
        assertTrue(Files.size(temporary.resolve("new/articles/an-opening.png")) > 100);
        assertEquals(2, result.pictures());
        assertEquals(List.of("authors/helen-marsh.md", "authors/teodor-vasile.md"), result.problems().stream().map(Problem::file).toList());
    }

    @Test
    void picturesBesideTheContentFolderGoAlong() throws Exception {
        copy(Path.of("content/articles"), temporary.resolve("site/static/img"));
        Files.writeString(temporary.resolve("site/hugo.toml"), "");
        Files.createDirectories(temporary.resolve("site/content"));
        exporter.run(temporary.resolve("new"), temporary.resolve("site/content"), count -> {});
        assertTrue(Files.size(temporary.resolve("new/static/img/an-opening.png")) > 100);
    }

    @Test
    void aFolderThatHasSomethingIsRefused() throws IOException {
        Files.writeString(temporary.resolve("mine.md"), "Mine.");
        assertFalse(BlogExporter.refusal(temporary).isEmpty());
        assertFalse(BlogExporter.refusal(temporary.resolve("mine.md")).isEmpty());
        assertEquals("", BlogExporter.refusal(temporary.resolve("new")));
    }

    private void importExported() throws Exception {
        Path folder = temporary.resolve("new");
        exporter.run(folder, blog.folder(), count -> {});
        blog.empty();
        copy(folder, blog.folder());
        blog.importAll();
    }

    private List<String> facts() {
        return blog.list("select title || ' ' || guid || ' ' || publish_at || ' ' || coalesce(updated_at::text, '-') || ' ' || path || ' '"
                + " || extra::text || ' ' || (select string_agg(r.path, ',' order by r.path) from redirect r where r.article_id = article.id)"
                + " from article order by source_path");
    }

    /** Every page to which links lead from the front page, and what is behind it. */
    private static TreeMap<String, String> pages() {
        TreeMap<String, String> pages = new TreeMap<>();
        Deque<String> next = new ArrayDeque<>(List.of("/", "/archive", "/tags", "/authors", "/series"));
        while (!next.isEmpty() && pages.size() < 300) {
            String path = next.pop();
            if (path.startsWith("/assets/") || path.startsWith("/media/") || path.matches(".*\\.(?:xml|json|svg|ico|png|opml|txt|css)")
                    || pages.containsKey(path)) {
                continue;
            }
            String page = given().urlEncodingEnabled(false).redirects().follow(false).get(path).asString();
            pages.put(path, page);
            Matcher link = LINK.matcher(page);
            while (link.find()) {
                next.add(link.group(1));
            }
        }
        return pages;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }

    private static TreeMap<String, String> texts(Path folder) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
