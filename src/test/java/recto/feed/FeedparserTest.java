package recto.feed;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** Every RSS and Atom feed as a second program reads it that nobody here wrote: Debian's python3-feedparser. Without it the tests are skipped, but fail where CI is true. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedparserTest {

    private static final String NONE = "There is no Python with feedparser on this machine (Debian: apt-get install python3-feedparser)";

    private static String python;

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @TempDir
    Path folder;

    @BeforeAll
    static void findIt() throws IOException, InterruptedException {
        // Debian's own first: another python3 on the PATH does not see what Debian installs
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            try {
                if (new ProcessBuilder(candidate, "-c", "import feedparser").redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0) {
                    python = candidate;
                    return;
                }
            } catch (IOException notThere) {
                // The next one
            }
        }
        assertTrue(!Boolean.parseBoolean(System.getenv("CI")), NONE);
        assumeTrue(false, NONE);
    }

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void twoHundredArticlesAreReadAsTheyAreInTheDatabase() throws Exception {
        for (int i = 0; i < 200; i++) {
            blog.article("article-%d.md".formatted(i), "Article %d: \"odd\" & <even> ]]> 東京 👩‍👩‍👧 &amp;".formatted(i), """
                    publish_date: 20%02d-%02d-%02dT%02d:30:00Z
                    author: [%s, 'Émile & Co']
                    tags: [Tag %d, 'A < B', العربية]
                    description: 'What number %d is "about"'
                    """.formatted(10 + i / 20, 1 + i % 12, 1 + i % 28, i % 24, i % 2 == 0 ? "Ada Lovelace" : "Charles Babbage", i % 5, i),
                    """
                            Number %1$d, with a [link](/articles/article-%1$d#x), a note[^n], `a < b && c` and ]]>.

                            ![A picture](/favicon.svg "Titled")

                            | Column | Other |
                            | --- | ---: |
                            | %1$d | <&> |

                            > [!WARNING]
                            > شديد

                            ```java
                            List<String> %1$d = a && b;
                            ```

                            [^n]: Said so.
                            """.formatted(i));
        }
        blog.importAll();

        List<String> feeds = new ArrayList<>(feeds());
        IntStream.rangeClosed(1, 10)
                .forEach(archive -> Stream.of("rss.xml", "atom.xml").forEach(file -> feeds.add("/feeds/" + archive + "/" + file)));
        assertEquals(200, compare(feeds));
    }

    @Test
    void theSampleSiteIsReadAsItIsInTheDatabase() throws Exception {
        blog.importFrom(Path.of("content"), new ImportOptions(false, false, null));

        assertTrue(compare(feeds()) > 0);
    }

    private List<String> feeds() {
        List<String> groups = blog
                .list("select '/tags/' || slug || '/' from tag t where exists (select from article_tag where tag_id = t.id)"
                        + " union all select '/authors/' || slug || '/' from author t where exists (select from article_author where author_id = t.id)");
        return Stream.concat(Stream.of("/"), groups.stream()).flatMap(group -> Stream.of(group + "rss.xml", group + "atom.xml")).toList();
    }

    /** @return how many articles were met */
    private int compare(List<String> paths) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "src/test/resources/read-feeds.py"));
        for (int i = 0; i < paths.size(); i++) {
            command.add(Files.write(folder.resolve(i + ".xml"), given().get(paths.get(i)).then().statusCode(200).extract().asByteArray())
                    .toString());
        }
        Path output = folder.resolve("output.json");
        Path errors = folder.resolve("errors.txt");
        int status = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
        assertEquals(0, status, () -> {
            try {
                return Files.readString(errors);
            } catch (IOException e) {
                return e.toString();
            }
        });
        Set<String> met = new HashSet<>();
        JsonNode feeds = new ObjectMapper().readTree(output.toFile());
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            JsonNode feed = feeds.get(i);
            assertEquals(null, feed.path("fault").textValue(), path);
            assertEquals(path.endsWith("rss.xml") ? "rss20" : "atom10", feed.path("version").textValue());
            assertTrue(!feed.path("items").isEmpty(), path);
            feed.path("items").forEach(item -> met.add(assertIsStored(item, path)));
        }
        return met.size();
    }

    private String assertIsStored(JsonNode item, String path) {
        String guid = item.path("guid").textValue();
        assertEquals(blog.ask("select title from article where guid = ?", guid), item.path("title").textValue(), path);
        String link = site.absolute(blog.ask("select path from article where guid = ?", guid));
        assertEquals(link, item.path("link").textValue());
        assertEquals(blog.ask("select extract(epoch from publish_at)::bigint from article where guid = ?", guid),
                item.path("published").asText(), path);
        if (path.endsWith("atom.xml")) {
            assertEquals(blog.ask("select extract(epoch from greatest(publish_at, updated_at))::bigint from article where guid = ?", guid),
                    item.path("updated").asText(), path);
        }
        assertEquals(blog.list(
                "select u.name from article a join article_author x on x.article_id = a.id join author u on u.id = x.author_id where a.guid = ? order by position",
                guid),
                texts(item.path("authors")), path);
        assertEquals(blog.list(
                "select t.name from article a join article_tag x on x.article_id = a.id join tag t on t.id = x.tag_id where a.guid = ? order by position",
                guid),
                texts(item.path("tags")), path);
        assertEquals(FeedHtml.of(blog.ask("select html from article where guid = ?", guid), link).strip(),
                item.path("html").textValue().strip(), path);
        return guid;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
