package recto.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Tries;
import recto.frontmatter.Problem;

/** The exports below {@code exports}, and beside each the folder that it has to become. */
class BlogExportTest {

    private static final Path EXPORTS = Path.of("src/test/resources/exports");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"wordpress", "ghost"})
    void anExportBecomesThisFolder(String engine) throws IOException, BlogExport.RefusedException {
        Path export = EXPORTS.resolve(engine.equals("ghost") ? "ghost.json" : "wordpress.xml");
        BlogExport.Result result = BlogExport.convert(export, temporary.resolve("new"), "");

        assertEquals(texts(EXPORTS.resolve(engine)), texts(temporary.resolve("new")));
        assertFalse(result.isIncomplete());
        assertEquals(Files.readString(EXPORTS.resolve(engine + ".txt")).strip(), told(result));
    }

    @Test
    void whatNotEverybodyCouldReadIsADraft() throws IOException, BlogExport.RefusedException {
        BlogExport.convert(EXPORTS.resolve("wordpress.xml"), temporary.resolve("wordpress"), "");
        BlogExport.convert(EXPORTS.resolve("ghost.json"), temporary.resolve("ghost"), "");

        List<String> open = List.of("wordpress/articles/a-shed.md", "wordpress/articles/blocks.md", "wordpress/articles/木の小屋.md",
                "wordpress/pages/about.md", "wordpress/pages/archive-2.md", "ghost/articles/new-days.md", "ghost/articles/old-days.md",
                "ghost/articles/html-only.md", "ghost/articles/damaged.md", "ghost/pages/about.md", "ghost/pages/tags-2.md");
        texts(temporary).forEach((file, text) -> {
            if (!file.contains("/authors/") && !file.contains("/tags/")) {
                assertEquals(!open.contains(file), text.contains("\ndraft: true\n"), file);
            }
        });
    }

    @Test
    void picturesOfGhostStayAtItsAddress() throws IOException, BlogExport.RefusedException {
        BlogExport.convert(EXPORTS.resolve("ghost.json"), temporary.resolve("new"), "https://old.example.org/");
        String text = Files.readString(temporary.resolve("new/articles/new-days.md"));
        assertTrue(text.contains("heroImage: 'https://old.example.org/content/images/hero.jpg'"), text);
        assertTrue(text.contains("![A door](https://old.example.org/content/images/2024/05/door.jpg \"The door\")"), text);
        assertTrue(text.contains("[the old days](/old-days#top)"), text);
    }

    @Test
    void nothingIsWrittenIntoAFolderThatHasSomething() throws IOException {
        Path mine = Files.writeString(temporary.resolve("mine.md"), "Mine.");
        BlogExport.RefusedException refused = assertThrows(BlogExport.RefusedException.class,
                () -> BlogExport.convert(EXPORTS.resolve("ghost.json"), temporary, ""));
        assertEquals(temporary + " is not empty, and nothing in it is overwritten; name a folder that is empty or not there",
                refused.getMessage());
        assertEquals(Map.of("mine.md", "Mine."), texts(temporary));
        assertThrows(BlogExport.RefusedException.class, () -> BlogExport.convert(EXPORTS.resolve("ghost.json"), mine, ""));
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        for (String text : new String[] {"", "# Markdown", "<html><body>x</body></html>", "{\"a\":1"}) {
            Path file = Files.writeString(temporary.resolve("export"), text);
            Path folder = temporary.resolve("new");
            if (text.startsWith("{")) {
                assertDoesNotConvert(file, folder);
            } else {
                assertThrows(BlogExport.RefusedException.class, () -> BlogExport.convert(file, folder, ""), text);
            }
        }
        assertThrows(BlogExport.RefusedException.class, () -> BlogExport.convert(temporary.resolve("none"), temporary.resolve("new"), ""));
    }

    private static void assertDoesNotConvert(Path file, Path folder) throws IOException {
        try {
            assertTrue(BlogExport.convert(file, folder, "").isIncomplete());
        } catch (BlogExport.RefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ofADamagedExportOfWordPressTheOtherItemsAreRead() throws IOException, BlogExport.RefusedException {
        String whole = Files.readString(EXPORTS.resolve("wordpress.xml"));
        String damaged = whole.replace("<title><![CDATA[Blocks]]></title>", "<title>Blocks & more</title>")
                .replace("Secret.]]></content:encoded>\n\t\t<wp:post_id>14", "Sec\u000bret.]]></content:encoded>\n\t\t<wp:post_id>14");
        BlogExport.Result result = convert("damaged.xml", damaged.substring(0, damaged.indexOf("<title><![CDATA[A saw]]>") + 20));

        assertTrue(result.isIncomplete());
        assertEquals(List.of(line(damaged, "Blocks & more"), line(damaged, "[A saw]")),
                result.problems().stream().filter(Problem::isError).map(Problem::line).toList(), result.problems().toString());
        TreeMap<String, String> expected = texts(EXPORTS.resolve("wordpress"));
        expected.keySet().removeAll(List.of("articles/blocks.md", "authors/bob.md"));
        assertEquals(expected.keySet(), texts(temporary.resolve("new")).keySet());
        assertEquals(expected.get("articles/木の小屋.md"), texts(temporary.resolve("new")).get("articles/木の小屋.md"));
    }

    @Test
    void ofADamagedExportOfGhostWhatStandsBeforeIsRead() throws IOException, BlogExport.RefusedException {
        String whole = Files.readString(EXPORTS.resolve("ghost.json"));
        BlogExport.Result result = convert("damaged.json", whole.substring(0, whole.indexOf("Old days")));
        assertTrue(Files.exists(temporary.resolve("new/articles/new-days.md")));
        assertEquals(line(whole, "\"Old days\""), result.problems().stream().filter(Problem::isError).findFirst().orElseThrow().line());
    }

    @Test
    void noEntityOfAnExportLeadsToAnotherFileOrGrows() throws IOException, BlogExport.RefusedException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "SECRET");
        String item = "<item>\n<title>T</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>t</wp:post_name>"
                + "<content:encoded>&x;</content:encoded>\n</item>\n";
        BlogExport.Result result = convert("hostile.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">"
                .formatted(secret.toUri()) + "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<rss><channel>\n"
                + item
                + item.replace("&x;", "&b;") + item.replace("&x;", "fine").replace(">t<", ">../../up<") + "</channel></rss>");
        assertEquals(List.of("articles/up.md"), List.copyOf(texts(temporary.resolve("new")).keySet()));
        assertEquals(2, result.problems().stream().filter(Problem::isError).count(), result.problems().toString());
    }

    /** Seeded, so that a failure can be found again. */
    @ParameterizedTest
    @ValueSource(strings = {"wordpress.xml", "ghost.json"})
    void noDamageBreaksTheConversion(String export) throws IOException {
        byte[] whole = Files.readAllBytes(EXPORTS.resolve(export));
        for (int seed = 0; seed < Tries.of(60); seed++) {
            byte[] bytes = Damage.of(whole, new Random(seed));
            Path file = Files.write(temporary.resolve("export"), bytes);
            Path folder = temporary.resolve("new" + seed);
            try {
                BlogExport.convert(file, folder, "");
            } catch (BlogExport.RefusedException beginningIsGone) {
                continue;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(export + " with seed " + seed, e);
            }
            assertFalse(Files.exists(temporary.resolve("up.md")));
        }
    }

    private BlogExport.Result convert(String name, String text) throws IOException, BlogExport.RefusedException {
        Path file = Files.write(temporary.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return BlogExport.convert(file, temporary.resolve("new"), "");
    }

    private static int line(String text, String of) {
        return (int) text.substring(0, text.indexOf(of)).chars().filter(c -> c == '\n').count() + 1;
    }

    private static String told(BlogExport.Result result) {
        StringBuilder told = new StringBuilder();
        result.problems().forEach(problem -> told.append(problem).append('\n'));
        result.tally().forEach((what, count) -> told.append(count).append(' ').append(what).append('\n'));
        return told.toString().strip();
    }

    private static TreeMap<String, String> texts(Path folder) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
