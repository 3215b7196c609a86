package recto.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;

class GivenKeysTest {

    private static GivenKeys keys(String yaml, String... added) {
        return GivenChecker.take("data.yml", ((Fields) Notations.data("data.yml", yaml, new ArrayList<>())).fields(), Set.of(added),
                new ArrayList<>());
    }

    private static FrontMatter read(GivenKeys given, String header) {
        List<Problem> problems = new ArrayList<>();
        FrontMatter read = FrontMatterParser.parse("a.md", "---\ntitle: T\n" + header + "\n---\n", ZoneOffset.UTC, given, problems)
                .orElseThrow();
        assertEquals(List.of(), problems);
        return read;
    }

    @Test
    void whatTheArticleDoesNotSayItIsGiven() {
        FrontMatter read = read(keys("tags: [wood]\nauthors: [Jo, Ines]\nlang: de\nhidden: true\nseries: Trees\nlayout: x"), "");

        assertEquals(List.of("wood"), read.tags());
        assertEquals(List.of("Jo", "Ines"), read.authors());
        assertEquals("de", read.lang());
        assertEquals("Trees", read.series());
        assertTrue(read.unlisted());
        assertEquals(Map.of("tags", List.of("wood"), "authors", List.of("Jo", "Ines"), "lang", "de", "hidden", true, "series", "Trees"),
                read.given());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"author: Jo | authors: [Ines]", "authors: [Jo] | author: Ines", "tag: a | tags: [b]",
            "category: a | categories: b", "lang: de | language: fr", "draft: true | draft: false", "published: false | published: true",
            "date: 2020-01-01 | pubDate: 2021-01-01", "build: {render: never} | build: {render: always}",
            "permalink: false | permalink: /a/",
            "series: a | Series: b", "status: draft | Status: published"})
    void whatTheArticleSaysItselfCounts(String given, String own) {
        FrontMatter read = read(keys(given), own);

        assertEquals(read(GivenKeys.NONE, own), read);
        assertFalse(read.draft());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"published: false | draft: false", "draft: true | published: 2020-01-01",
            "permalink: false | path: /a"})
    void whatHidesHidesBesideAnyOtherKey(String given, String own) {
        assertTrue(read(keys(given), own).draft());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tags: [b] | a, b", "tags: b, c | a, b, c", "keywords: b | a, b", "tags: | a", "mood: x | a"})
    void whatIsAddedComesBeforeTheArticlesOwn(String own, String tags) {
        assertEquals(List.of(tags.split(", ")), read(keys("tags: a", "tags"), own).tags().stream().sorted().toList());
    }

    @Test
    void theNearerKeysCountMore() {
        GivenKeys both = keys("tags: [b]\nlang: fr", "tags").over(keys("tags: [a]\nlang: de\nauthor: Jo", "tags"));

        assertEquals("[tags=[a, b], lang=fr, author=Jo]", both.toString());
        assertEquals(List.of("a", "b", "c"), read(both, "tags: [c]").tags());
    }

    @Test
    void aKeyThatIsOfOneArticleAloneIsNotGiven() {
        assertEquals(GivenKeys.NONE,
                keys("title: x\nslug: y\npermalink: /:title/\nid: z\naliases: [/a]\nimage: a.png\ndescription: d\npinned: true"));
    }

    @Test
    void theMarkTellsEveryDifference() {
        assertEquals(keys("tags: [a]").mark(), keys("tags:\n  - a").mark());
        assertNotEquals(keys("tags: [a]").mark(), keys("tags: [a]", "tags").mark());
        assertNotEquals(keys("tags: [a]").mark(), keys("tags: [b]").mark());
        assertNotEquals(keys("draft: true").mark(), keys("draft: 'yes'").mark());
        assertEquals("", GivenKeys.NONE.mark());
    }

    @Test
    void aValueThatCannotBeReadIsToldOfItsOwnFile() {
        List<Problem> problems = new ArrayList<>();
        GivenKeys given = GivenChecker.take("data.yml",
                ((Fields) Notations.data("data.yml", "a: 1\nlang: '?'\nauthor: {x: y}", problems)).fields(),
                Set.of(), problems);

        assertEquals(GivenKeys.NONE, given);
        assertEquals(List.of("data.yml:2:7: warning: lang '?' is not a language tag, so the articles get none; write it as en or pt-BR",
                "data.yml:3:9: warning: this author has no name, so the articles get none; add name: to it"),
                problems.stream().map(Problem::toString).toList());
    }
}
