package recto.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.language.XmlText;

/** Whatever an author writes, or a program makes of it, can be read back; what no XML document may contain is in none. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class AnyTextTest {

    private static final List<String> ODD = List.of("]]>", "<![CDATA[", "<b>", "</item>", "&amp;", "&", "<", ">", "\"", "'", "&#0;",
            "&#x1;", "&nbsp;", "&copy;", "{x}", "{#if}",
            "<!--", "-->", "<?xml?>", "<script>alert(1)</script>", "\u0001", "\b", "\u000B", "\u001F", "\u007F", "\u0085", "\u009F",
            "\uFFFE", "\uFFFF", "\uFFFD", "\uD83D",
            "\uDE00", "😀", "👩‍👩‍👧", "\uDBFF\uDFFF", "\u202E", "\u200F", "العربية", "עברית", "東京の夏", "é", "e\u0301", "\u2028", "\u00A0",
            "\uFEFF", "#", ":", "- ", "*", "`", "[a](b)", "![a](b c)", "\\", "%", "%zz",
            "\t", "a", "word", "Another word", " ");

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    private static String any(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(random.nextInt(6) > 0 ? ODD.get(random.nextInt(ODD.size()))
                    : Character.toString(random.nextInt(0x2000) + (random.nextBoolean() ? 0 : 0xD000)));
        }
        return text.toString();
    }

    /** As YAML between double quotes has it: JSON is YAML, and here every odd character is an escape. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            quoted.append(c >= ' ' && c <= '~' && c != '"' && c != '\\' ? Character.toString(c) : "\\u%04X".formatted((int) c));
        }
        return quoted.append('"').toString();
    }

    @Test
    void whatTheImportTakesIsReadBackAsItIsInTheDatabase() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            boolean escaped = random.nextBoolean();
            String title = any(random, 6);
            String author = any(random, 3);
            String tag = any(random, 3);
            String description = any(random, 8);
            String header = escaped
                    ? "title: %s\nauthor: [%s]\ntags: [%s]\ndescription: %s\n".formatted(quoted(title), quoted(author), quoted(tag),
                            quoted(description))
                    : "title: |\n  T%s\nauthor: |\n  A%s\ntags:\n- |\n  t%s\ndescription: |\n  D%s\n".formatted(title, author, tag,
                            description);
            blog.file("any-%d.md".formatted(i), "---\n%spublish_date: %s\n---\n\n%s\n".formatted(header,
                    Instant.parse("2026-05-01T00:00:00Z").plusSeconds(i), any(random, 60)));
        }
        blog.importAll();

        int stored = Integer.parseInt(blog.ask("select count(*) from article"));
        assertTrue(stored >= 100, "most are taken: " + stored + ", seed " + seed);
        for (String format : List.of("rss.xml", "atom.xml", "feed.json")) {
            int read = 0;
            for (int archive = 1; archive <= stored / 20; archive++) {
                for (ReadFeed.Item item : ReadFeed.get("/feeds/%d/%s".formatted(archive, format)).items()) {
                    assertIsStored(item, format + ", seed " + seed);
                    read++;
                }
            }
            assertEquals(stored / 20 * 20, read);
        }
    }

    private void assertIsStored(ReadFeed.Item item, String where) {
        assertEquals(blog.ask("select title from article where guid = ?", item.guid()), item.title(), where);
        assertEquals(blog.list(
                "select u.name from article a join article_author x on x.article_id = a.id join author u on u.id = x.author_id where a.guid = ?",
                item.guid()),
                item.authors(), where);
        assertEquals(blog.list(
                "select t.name from article a join article_tag x on x.article_id = a.id join tag t on t.id = x.tag_id where a.guid = ?",
                item.guid()),
                item.tags(), where);
        String html = blog.ask("select html from article where guid = ?", item.guid());
        assertEquals(notBlank(FeedHtml.of(html, item.link())), notBlank(item.html()), where);
        assertEquals(Jsoup.parse(html).text().replaceAll("\\s+", " "),
                Jsoup.parse(String.valueOf(item.html() == null ? "" : item.html())).text().replaceAll("\\s+", " "), where);
    }

    /** Of an RSS item that is nothing but white space the reader leaves nothing. */
    private static String notBlank(String text) {
        return text == null || text.isBlank() ? "" : text;
    }

    @Test
    void whatXmlDoesNotKnowIsDroppedWhereItEnters() {
        blog.file("escaped.md", """
                ---
                title: "A\\u0001B\\uFFFEC\\x08D\\uD83DE"
                author: ["Ada\\u0002 L"]
                tags: ["En\\u001Fgines"]
                description: "De\\u0000scribed"
                publish_date: 2026-05-01
                ---

                Bo&#1;dy &#xFFFF; text.
                """).file("raw.md",
                "---\ntitle: R\u0001aw\nauthor: A\u0002\uFFFFda\ntags: [x\u0003y]\npublish_date: 2026-05-02\n---\n\nBo\u0001dy\uFFFE text.\n")
                .importAll();

        assertEquals(List.of("ABCDE", "Raw"), blog.list("select title from article order by title"));
        assertEquals(List.of("Ada", "Ada L"), blog.list("select name from author order by name"));
        assertEquals(List.of("Engines", "xy"), blog.list("select name from tag order by name"));
        assertEquals("Described", blog.ask("select description from article where description is not null"));
        for (String path : List.of("/rss.xml", "/atom.xml", "/feed.json")) {
            assertEquals(List.of("Raw", "ABCDE"), ReadFeed.get(path).titles());
            assertTrue(ReadFeed.get(path).item("Raw").html().contains("Body text."), path);
        }
    }

    /** And again where XML is written: what comes from a database that others write into. */
    @ParameterizedTest
    @EnumSource
    void whateverIsWrittenCanBeRead(FeedFormat format) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String title = any(random, 6);
            String author = any(random, 4);
            String category = any(random, 4);
            String html = any(random, 40);
            Feed.Item item = new Feed.Item(1, "urn:uuid:" + i, title, "https://example.org/a", any(random, 9), html, Instant.EPOCH,
                    Instant.EPOCH,
                    List.of(new Feed.Person(author, "https://example.org/b")), List.of(category),
                    new Feed.Picture("https://example.org/c?x=1&y=\"2\"", "image/png", 1, 2, any(random, 5)), "en");
            byte[] bytes = FeedWriter.write(new Feed("urn:uuid:0", any(random, 5), "P", any(random, 5), "https://example.org",
                    "https://example.org/", "en", Instant.EPOCH,
                    null, null, true, null, new Feed.Marks(null, null, null), List.of(item)), format);

            ReadFeed.Item read = ReadFeed.of("/" + format.file, bytes).items().get(0);
            String where = "seed %d, number %d".formatted(seed, i);
            assertText(title, read.title(), where);
            assertText(html.isBlank() ? "" : html, read.html() == null ? "" : read.html(), where);
            assertText(author, Stream.concat(read.authors().stream(), Stream.of("")).findFirst().orElseThrow(), where);
            if (format == FeedFormat.JSON) {
                new ObjectMapper().readTree(bytes);
            }
        }
    }

    /** Rome takes white space from both ends, and XML a line end for another. */
    private static void assertText(String written, String read, String where) {
        String allowed = XmlText.clean(written);
        assertFalse(read.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r'), where);
        assertEquals(allowed.replaceAll("\\r\\n?", "\n").strip(), read.replaceAll("\\r\\n?", "\n").strip(), where);
    }
}
