package recto.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;

class FrontMatterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Problem> problems = new ArrayList<>();

    private FrontMatter parse(String text) {
        return FrontMatterParser.parse("a.md", text, BERLIN, problems).orElse(null);
    }

    /** A header with a title in its first line; what is given begins on line 3. */
    private FrontMatter titled(String keys) {
        return parse("---\ntitle: T\n" + keys + "\n---\nBody\n");
    }

    private FrontMatter clean(String keys) {
        FrontMatter frontMatter = titled(keys);
        assertProblems();
        return frontMatter;
    }

    private void assertProblems(String... expected) {
        assertEquals(List.of(expected), problems.stream().map(Problem::toString).toList());
    }

    private void assertError(String keys, String expected) {
        problems.clear();
        titled(keys);
        assertProblems("a.md:" + expected);
    }

    // The fences

    @Test
    void aHeaderGivesItsKeysAndTheTextBelowIt() {
        FrontMatter f = parse("""
                ---
                title: 'The title: with a colon'
                subtitle: Below it
                description: 'In short'
                author: Emily Stevens
                read_time: 8 mins
                publish_date: '2025-03-10'
                created_date: 2025-03-09
                updated_date: 2025-03-11T10:00:00Z
                expiry_date: 2030-01-01
                heroImage: https://example.org/a.jpg
                heroAlt: A picture
                cta: Follow **us**
                tags: [java, 'c, c++']
                series: Long reads
                slug: the-title
                path: /the/title
                aliases: [/old]
                draft: true
                pinned: true
                noindex: true
                lang: de
                translation_key: title
                canonical_url: https://example.org/title
                id: '17'
                ---

                Text
                """);
        assertProblems();
        assertEquals(new FrontMatter("The title: with a colon", "Below it", "In short", List.of("Emily Stevens"), "8 mins",
                Instant.parse("2025-03-09T23:00:00Z"), Instant.parse("2025-03-08T23:00:00Z"), Instant.parse("2025-03-11T10:00:00Z"),
                Instant.parse("2029-12-31T23:00:00Z"), "https://example.org/a.jpg", "A picture", 11, 12, "Follow **us**",
                List.of("java", "c, c++"), "Long reads", "the-title", "/the/title", List.of("/old"), true, true, true, false, null,
                "de", "title", "https://example.org/title", "17", Map.of(), Map.of(), "\nText\n", 27), f);
    }

    @Test
    void whatIsAbsentIsNullAndListsAreEmpty() {
        assertEquals(new FrontMatter("T", null, null, List.of(), null, null, null, null, null, null, null, 0, 0, null, List.of(), null,
                null, null, List.of(), false, false, false, false, null, null, null, null, null, Map.of(), Map.of(), "Body\n", 4),
                parse("---\ntitle: T\n---\nBody\n"));
    }

    @Test
    void aPageOfItsOwnIsSaidByTrueOrFalseAlone() {
        assertEquals(true, parse("---\ntitle: T\npage: true\n---\n").page());
        assertEquals(false, parse("+++\ntitle = 'T'\npage = false\n+++\n").page());
        assertEquals(true, parse("---\ntitle: T\npage: yes\n---\n").page());
        FrontMatter other = parse("---\ntitle: T\npage: 3\n---\n");
        assertEquals(null, other.page());
        assertEquals("3", String.valueOf(other.extra().get("page")));
    }

    @Test
    void threeDotsEndTheHeaderToo() {
        assertEquals("Body", parse("---  \ntitle: T\n...\t\nBody").body());
        assertProblems();
    }

    @Test
    void aRuleInTheTextDoesNotEndTheHeaderAgain() {
        assertEquals("a\n---\nb", parse("---\ntitle: T\n---\na\n---\nb").body());
    }

    @Test
    void theTextMayBeMissing() {
        FrontMatter f = parse("---\ntitle: T\n---");
        assertEquals("", f.body());
        assertEquals(4, f.bodyLine());
        assertProblems();
    }

    @Test
    void dashesInsideAValueDoNotEndTheHeader() {
        assertEquals("a\n---\nb", clean("description: |\n  a\n  ---\n  b").description());
    }

    @Test
    void anUnclosedHeaderIsAnError() {
        assertNull(BrokenContent.read("front-matter-unclosed.md", problems));
        assertProblems("front-matter-unclosed.md:1:1: the front matter that begins here has no end; add a line --- after the last key");
        problems.clear();
        parse("---");
        assertEquals(1, problems.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Just text", "# Heading\n---\n", "----\ntitle: T\n----\n", "Words: T\n---\n"})
    void noHeaderIsAnError(String text) {
        assertNull(parse(text));
        assertProblems("a.md:1:1: the file has no front matter; begin the file with three lines: ---, then title: 'My title', then ---");
    }

    @Test
    void aFileWithoutFrontMatterIsAnError() {
        assertNull(BrokenContent.read("front-matter-missing.md", problems));
        assertTrue(problems.get(0).isError());
    }

    @Test
    void aHeaderBelowBlankLinesIsNamedAsSuch() {
        assertNull(parse("\n\n---\ntitle: T\n---\n"));
        assertProblems("a.md:1:1: the front matter does not begin at the very beginning of the file;"
                + " delete the blank lines and spaces before the first ---");
    }

    @Test
    void tomlIsReadAndItsFaultsHavePlaces() {
        assertEquals("TOML", parse("+++\ntitle = \"TOML\"\n+++\n").title());
        BrokenContent.read("toml-value-without-quotes.md", problems);
        assertProblems("toml-value-without-quotes.md:3:9: this value is not of a kind that TOML has;"
                + " put text into quotes: title = \"No quotes\"");
    }

    @Test
    void jsonIsReadAndItsFaultsHavePlaces() {
        assertEquals("JSON", parse("{\n\"title\": \"JSON\"\n}\n").title());
        assertNull(BrokenContent.read("json-comma-missing.md", problems));
        assertEquals(3, problems.get(0).line());
        assertTrue(problems.get(0).message().startsWith("this is not JSON (Unexpected character"), problems::toString);
    }

    @Test
    void aFileWithByteOrderMarkAndWindowsLinesIsRead() {
        FrontMatter f = BrokenContent.read("bom-and-crlf.md", problems);
        assertProblems();
        assertEquals("Written on Windows", f.title());
        assertEquals(List.of("a", "b"), f.tags());
        assertEquals("\nThe article.\n", f.body());
        assertEquals(5, f.bodyLine());
    }

    @Test
    void aHeaderBeyondItsLimitIsAnError() {
        String longest = "---\ntitle: T\nx: " + "x".repeat(RawFrontMatter.MAX_LENGTH - 17) + "\n";
        assertEquals(RawFrontMatter.MAX_LENGTH, longest.length());
        parse(longest + "---\n");
        assertProblems();
        assertNull(parse(longest.replace("T", "TT") + "---\n"));
        assertProblems("a.md:1:1: the front matter is longer than 65536 characters;"
                + " end it with a line --- after the last key, and move long text into the article");
    }

    @Test
    void thirtyMegabytesAreRefusedOrReadInNoTime() {
        String large = "a: b\n".repeat(6 * 1024 * 1024);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertNull(parse("---\n" + large));
            assertNull(parse("---\n" + large + "---\n"));
            assertEquals(2, problems.size());
            assertEquals(large.length(), parse("---\ntitle: T\n---\n" + large).body().length());
        });
    }

    // Faults of YAML

    @Test
    void aTitleWithAColonIsToldToBeQuoted() {
        FrontMatter f = BrokenContent.read("title-with-a-colon.md", problems);
        assertProblems("title-with-a-colon.md:3:13: a colon and a space inside a value make it look like a second key;"
                + " quote the value: title: 'Recto: a blog'");
        assertNull(f.title());
        assertEquals(Instant.parse("2026-05-31T00:00:00Z"), f.publishAt());
    }

    @Test
    void theQuotedValueIsTheAuthorsOwn() {
        assertError("cta: 😀 It's: \"so\"", "3:12: a colon and a space inside a value make it look like a second key;"
                + " quote the value: cta: '😀 It''s: \"so\"'");
        assertError("x: 'It's fine'", "3:8: this cannot follow what stands before it; quote the value: x: 'It''s fine'");
        assertError("x: \"A\" or \"B\"", "3:8: this cannot follow what stands before it; quote the value: x: '\"A\" or \"B\"'");
        assertError("x: [Draft] Foo", "3:12: this cannot follow what stands before it; quote the value: x: '[Draft] Foo'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@home", "`code`", "%d", "!wow that", "*Big* news"})
    void aValueThatBeginsWithASignOfYamlIsToldToBeQuoted(String value) {
        assertError("x: " + value, "3:4: a value cannot begin with %s; quote the value: x: '%s'".formatted(value.charAt(0), value));
    }

    @Test
    void aTabThatIndentsIsNamed() {
        BrokenContent.read("tab-as-indentation.md", problems);
        assertProblems("tab-as-indentation.md:4:1: a tab cannot indent a line; indent with spaces");
    }

    @Test
    void anUnclosedQuoteIsNamedWhereItOpens() {
        BrokenContent.read("quote-unclosed.md", problems);
        assertProblems("quote-unclosed.md:3:8: the quote that opens here is never closed;"
                + " close it with the same quote at the end of the value");
    }

    @Test
    void anUnclosedBracketIsNamedWhereItOpens() {
        assertError("tags: [a, b\ndraft: true", "3:7: the [ that opens here is never closed; add a ] after the last item");
        assertError("x: {a: b", "3:4: the { that opens here is never closed; add a } after the last value");
    }

    @Test
    void aLineThatIsNoKeyIsNamed() {
        assertError("\nSome text.\n\nMore", "4:1: this line is not of the form key: value; write key: value, indent the line if it belongs"
                + " to the value above, or end the front matter with --- before it");
    }

    @Test
    void wrongIndentationIsNamed() {
        assertError("a: 1\n  b: 2",
                "4:4: this key is taken for a part of the value above; begin the line at the margin, like the other keys");
        assertError("a:\n   b: 1\n  c: 2",
                "5:3: this line is indented by 2, which fits no line above; indent it like the lines that it belongs with");
    }

    @Test
    void anEscapeThatIsNoneIsNamed() {
        assertError("x: \"C:\\dir\"", "3:8: between double quotes a \\ has a meaning, and this one is not known;"
                + " write the value in single quotes, or \\\\ for a \\");
        problems.clear();
        titled("x: \"\\UFFFFFFFF\"");
        assertEquals(3, problems.get(0).line());
        assertEquals(1, problems.size());
    }

    @Test
    void allFaultsOfAFileAreReportedAtOnceInItsOrder() {
        BrokenContent.read("many-faults.md", problems);
        assertEquals(List.of("2:9", "3:7", "4:8", "5:9"), problems.stream().map(p -> p.line() + ":" + p.column()).toList());
        assertTrue(problems.stream().allMatch(Problem::isError));
    }

    @Test
    void earlierProblemsOfTheFileTakeTheirPlaceAndThoseOfOthersStay() {
        problems.add(Problem.error("z.md", 9, 9, "z", "z"));
        problems.add(Problem.warning("a.md", 4, 1, "later", "x"));
        titled("draft: x");
        assertEquals(List.of("z.md", "a.md", "a.md"), problems.stream().map(Problem::file).toList());
        assertEquals(List.of(9, 3, 4), problems.stream().map(Problem::line).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "- a\n- b"})
    void aHeaderThatIsNotKeysIsAnError(String header) {
        assertNull(parse("---\n" + header + "\n---\n"));
        assertTrue(problems.get(0).toString().endsWith("not keys with values; write lines such as title: 'My title'"), problems::toString);
    }

    @Test
    void nothingOfAHeaderIsPassedOver() {
        assertError("--- remark\na: b", "3:1: the front matter ends before this line; let --- or ... stand alone on its line");
        assertError("... # remark\na: b", "4:1: the front matter ends before this line; let --- or ... stand alone on its line");
    }

    @Test
    void aFaultIsToldOnOneLine() {
        titled("x: \"\\Ua\nb\"\n%\ny: 1");
        assertTrue(problems.stream().noneMatch(problem -> problem.toString().contains("\n")), problems::toString);
    }

    @Test
    void aKeyMustBeText() {
        assertError("? [a]\n: b", "3:3: a key must be text; write it as key: value");
    }

    @Test
    void aKeyGivenTwiceIsAnErrorWhateverItsSpelling() {
        BrokenContent.read("key-given-twice.md", problems);
        assertProblems("key-given-twice.md:4:1: 'Title' is given twice, first on line 2; keep one of them");
        assertError("publish_date: 2026-05-31\npublishDate: 2026-05-31",
                "4:1: 'publishDate' is given twice, first on line 3; keep one of them");
        assertError("x:\n  a: 1\n  a: 2", "5:3: 'a' is given twice, first on line 4; keep one of them");
    }

    @Test
    void aFaultAfterAKeyGivenTwiceDoesNotRepeatIt() {
        titled("x: 1\nx: 2\ny: a: b");
        assertEquals(List.of(4, 5), problems.stream().map(Problem::line).toList());
    }

    // Hostile input

    @Test
    void aliasesThatExplodeAreRefusedFast() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertNull(BrokenContent.read("aliases-that-explode.md", problems)));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).message().contains("unfold to more than"), problems::toString);
    }

    @Test
    void aLongTextBehindManyAliasesExplodesToo() {
        assertTimeoutPreemptively(Duration.ofSeconds(2),
                () -> assertNull(titled("a: &a " + "x".repeat(30_000) + "\nb: [" + "*a ,".repeat(5_000) + "]")));
        assertTrue(problems.get(0).message().contains("unfold to more than"), problems::toString);
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertNull(BrokenContent.read("alias-of-itself.md", problems));
        assertTrue(problems.get(0).toString().startsWith("alias-of-itself.md:3:16: *round stands for a value marked &round"),
                problems::toString);
        problems.clear();
        titled("a: &a 1\nb: &a [*a]");
        assertEquals(4, problems.get(0).line());
    }

    @Test
    void anAliasWithoutItsValueIsToldToBeQuoted() {
        assertError("x: *big news",
                "3:4: *big stands for a value marked &big, and no such value ends above it; quote the value: x: '*big news'");
    }

    @Test
    void honestAliasesAreFollowed() {
        assertEquals(List.of("Ada"), clean("x: &me Ada\nauthor: *me").authors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "!!seq [", "&a [", "[[{b: "})
    void deepNestingIsRefused(String opening) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> titled("x:\n  " + opening.repeat(60_000 / opening.length())));
        assertEquals(1, problems.size());
        assertEquals("the values are nested more than 20 deep", problems.get(0).message());
        assertEquals(4, problems.get(0).line());
    }

    @Test
    void fiftyThousandBracketsAreRefused() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertNull(titled("x: " + "[".repeat(50_000))));
        assertTrue(problems.get(0).toString().startsWith("a.md:3:23: the values are nested more than 20 deep"), problems::toString);
    }

    @Test
    void twentyLevelsAreNotTooDeep() {
        clean("x: " + "[".repeat(19) + "]".repeat(19));
        titled("x: " + "[".repeat(20) + "]".repeat(20));
        assertEquals(1, problems.size());
    }

    @Test
    void anEscapedControlCharacterIsLeftOut() {
        BrokenContent.read("control-characters-escaped.md", problems);
        assertProblems("control-characters-escaped.md:2:8: warning: the character U+0000 cannot stand in a feed and was left out;"
                + " delete its escape, which begins with \\");
        problems.clear();
        titled("x: \"\\uD800\"");
        assertEquals(1, problems.size());
    }

    @Test
    void aCharacterThatTheParserRefusesIsNamed() {
        assertError("a: b\nx: y\u0085z\u0080", "4:5: the character U+0085 cannot stand in front matter;"
                + " delete it, or save the file as UTF-8 if it was meant as a letter");
    }

    @Test
    void aNumberOfUnreasonableSizeStaysText() {
        assertEquals("1e999999999", clean("x: 1e999999999").extra().get("x"));
        assertEquals("9".repeat(60_000), clean("x: " + "9".repeat(60_000)).extra().get("x"));
    }

    // Keys

    @ParameterizedTest
    @ValueSource(strings = {"publish_date", "publishDate", "publish-date", "PUBLISH_DATE", "PublishDate", "date", "pubDate", "published"})
    void theSpellingOfAKeyDoesNotMatter(String key) {
        assertEquals(Instant.parse("2026-05-30T22:00:00Z"), clean(key + ": 2026-05-31").publishAt());
    }

    @Test
    void theNamesOfOtherEnginesAreRead() {
        assertEquals("s", clean("summary: s").description());
        assertEquals("s", clean("excerpt: s").description());
        assertEquals("7", clean("reading_time: 7").readTime());
        for (String key : List.of("lastmod", "updated", "last_modified_at", "updatedDate")) {
            assertNotNull(clean(key + ": 2026-05-31").updatedAt(), key);
        }
        assertNotNull(clean("created: 2026-05-31").createdAt());
        assertNotNull(clean("expiryDate: 2026-05-31").expireAt());
        for (String key : List.of("heroImage", "hero_image", "image", "cover", "featured_image", "featuredImage")) {
            assertEquals("a.png", clean(key + ": a.png").hero(), key);
        }
        assertEquals("alt", clean("image_alt: alt").heroAlt());
        assertEquals(List.of("a"), clean("categories: [a]").tags());
        assertEquals(List.of("a"), clean("category: a").tags());
        assertEquals("/p", clean("permalink: p").path());
        assertEquals("/p", clean("url: /p/").path());
        assertEquals(List.of("/o"), clean("redirect_from: /o").aliases());
        assertTrue(clean("featured: true").pinned());
        assertEquals("fr", clean("locale: fr").lang());
        assertEquals("g", clean("guid: g").id());
    }

    @Test
    void theNativeNameWinsAndTheOtherIsKept() {
        FrontMatter f = clean("date: 2026-01-01\npublish_date: 2026-05-31\npubDate: 2026-02-02");
        assertEquals(Instant.parse("2026-05-30T22:00:00Z"), f.publishAt());
        assertEquals(Map.of("date", "2026-01-01", "pubDate", "2026-02-02"), f.extra());
    }

    @Test
    void anEmptyNativeKeyLeavesTheWordToTheOther() {
        assertEquals(List.of("a"), clean("tags:\ncategories: [a]").tags());
    }

    @Test
    void publishedFalseIsADraft() {
        assertTrue(clean("published: false").draft());
        assertFalse(clean("published: true").draft());
        assertNull(clean("published: false").publishAt());
        assertFalse(clean("published: 2026-05-31").draft());
    }

    @Test
    void publishedFalseAndADateGoTogether() {
        FrontMatter f = clean("date: 2026-05-31\npublished: false");
        assertTrue(f.draft());
        assertNotNull(f.publishAt());
    }

    @Test
    void publishedMustBeADateOrTrueOrFalse() {
        assertError("published: soon", "3:12: published 'soon' is not a date; write it as 2026-05-31 or 2026-05-31T09:00");
    }

    @Test
    void unknownKeysAreKeptAsWritten() {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("Z_z", List.of(new BigInteger("12"), new BigDecimal("1.10"), "012"));
        nested.put("nothing", null);
        FrontMatter f = clean("""
                Z-Key: 1.10
                a_key: no
                when: 2026-05-31
                zip: 012
                big: 123456789012345678901234567890
                on: on
                yes: true
                text: "1"
                tilde: ~
                nested: {Z_z: [12, 1.10, 012], nothing: null}""");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("Z-Key", new BigDecimal("1.10"));
        expected.put("a_key", "no");
        expected.put("when", "2026-05-31");
        expected.put("zip", "012");
        expected.put("big", new BigInteger("123456789012345678901234567890"));
        expected.put("on", "on");
        expected.put("yes", true);
        expected.put("text", "1");
        expected.put("tilde", null);
        expected.put("nested", nested);
        assertEquals(expected, f.extra());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(f.extra().keySet()));
    }

    @Test
    void aKeyOneSlipAwayFromAKnownOneIsWarnedOf() {
        FrontMatter f = BrokenContent.read("key-misspelt.md", problems);
        assertProblems("key-misspelt.md:3:1: warning: 'dtae' is not a key that Recto knows; did you mean 'date'?");
        assertEquals(Map.of("dtae", "2026-05-31"), f.extra());
    }

    @ParameterizedTest
    @CsvSource({"subtitel,subtitle", "tagss,tags", "drat,draft", "Publish-Dat,publish_date", "heroimagee,heroImage", "slxg,slug",
            "lsug,slug"})
    void swappedMissingExtraAndWrongLettersAreSlips(String key, String known) {
        assertError(key + ": x", "3:1: warning: '%s' is not a key that Recto knows; did you mean '%s'?".formatted(key, known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag", "idx", "layout", "toc", "weight", "dtaes", "ddraaft", "tslug2"})
    void otherUnknownKeysAreNotWarnedOf(String key) {
        clean(key + ": x");
    }

    // Values

    @Test
    void aTitleMayBeMissingAsTheTextOrTheNameOfTheFileHasOne() {
        assertNull(BrokenContent.read("title-missing.md", problems).title());
        assertNull(parse("---\n---\n").title());
        assertNull(parse("---\n# only a remark\n---\n").title());
        assertProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:", "title: ''", "title: null", "title: ~", "title: \"\\u00a0\\u200b\"", "title: |\n  "})
    void aTitleThatShowsNothingIsNone(String line) {
        assertNull(parse("---\n" + line + "\n---\n").title());
        assertProblems();
    }

    @ParameterizedTest
    @CsvSource({"123,123", "1.10,1.10", "no,no", "2026-05-31,2026-05-31", "012,012", "true,true", "'\"  A   B \"','A B'",
            "'>\n  A\n  B','A B'"})
    void aTitleIsTextAsWritten(String value, String title) {
        assertEquals(title, parse("---\ntitle: " + value + "\n---\n").title());
        assertProblems();
    }

    @Test
    void aListIsNotText() {
        parse("---\ntitle: [[a]]\nsubtitle: {a: b}\n---\n");
        assertProblems("a.md:2:8: title must be text, not a list; write it as title: 'text'",
                "a.md:3:11: subtitle must be text, not a group of keys; write it as subtitle: 'text'");
    }

    @ParameterizedTest
    @CsvSource({
            "2026-05-31,              2026-05-30T22:00:00Z",
            "2026-01-31,              2026-01-30T23:00:00Z",
            "2026-05-31 09:00,        2026-05-31T07:00:00Z",
            "2026-05-31T09:00,        2026-05-31T07:00:00Z",
            "2026-05-31T09:00:01,     2026-05-31T07:00:01Z",
            "2026-05-31T09:00:01.123456, 2026-05-31T07:00:01.123456Z",
            "2026-05-31T09:00Z,       2026-05-31T09:00:00Z",
            "2026-05-31T09:00:00.5Z,  2026-05-31T09:00:00.500Z",
            "2026-05-31T09:00+03:00,  2026-05-31T06:00:00Z",
            "2026-05-31T09:00:00-0330, 2026-05-31T12:30:00Z",
            "2026-05-31 09:00:00 +03, 2026-05-31T06:00:00Z",
            "2026-05-31 09:00:00 +0300, 2026-05-31T06:00:00Z",
            "'\"2026-05-31\"',        2026-05-30T22:00:00Z",
            "1000-06-01T00:00Z,       1000-06-01T00:00:00Z",
            "9999-12-31T00:00Z,       9999-12-31T00:00:00Z"})
    void aDateIsReadAsAuthorsWriteIt(String value, Instant instant) {
        assertEquals(instant, clean("date: " + value).publishAt());
    }

    @Test
    void aDateWithoutATimeIsMidnightInTheZoneOfTheSite() {
        assertEquals(Instant.parse("2026-05-30T14:00:00Z"),
                FrontMatterParser.parse("a.md", "---\ntitle: T\ndate: 2026-05-31\n---\n", ZoneId.of("Australia/Brisbane"), problems)
                        .orElseThrow().publishAt());
    }

    @Test
    void midnightThatTheClocksSkipIsTheFirstMomentOfTheDay() {
        assertEquals(Instant.parse("2018-11-04T03:00:00Z"),
                FrontMatterParser.parse("a.md", "---\ntitle: T\ndate: 2018-11-04\n---\n", ZoneId.of("America/Sao_Paulo"), problems)
                        .orElseThrow().publishAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026", "2026-02-30", "2026-13-01", "31.05.2026", "05/31/2026", "2026-05-31T25:00",
            "2026-05-31T09:00+19:00", "0999-01-01", "12026-01-01", "2026-05-31T09", "2026-05-31Z", "1780000000", "9999-12-31T23:00-10:00",
            "2026-05-31T09:00 Europe/Berlin"})
    void anythingElseIsNoDate(String value) {
        assertError("publish_date: " + value,
                "3:15: publish_date '%s' is not a date; write it as 2026-05-31 or 2026-05-31T09:00".formatted(value));
    }

    @Test
    void aDateThatEleventyWouldWorkOutIsNotGuessed() {
        assertError("date: git Created",
                "3:7: date 'git Created' is for Eleventy to work out; Recto takes no date from git or from a file, since a"
                        + " copy or a clone may change it; write the date itself; 'git log --follow --diff-filter=A --format=%cs -- a.md' tells it,"
                        + " where git has it");
        assertError("date: Last Modified",
                "3:7: date 'Last Modified' is for Eleventy to work out; Recto takes no date from git or from a file,"
                        + " since a copy or a clone may change it; write the date itself; 'git log -1 --format=%cs -- a.md' tells it, where git has it");
    }

    @Test
    void aDateThatIsNoneIsNamedAsItsKeyIsWritten() {
        BrokenContent.read("date-not-a-date.md", problems);
        assertProblems("date-not-a-date.md:3:15: publish_date 'next week' is not a date; write it as 2026-05-31 or 2026-05-31T09:00");
        assertError("lastmod: [a]", "3:10: lastmod must be a date, not a list; write it as 2026-05-31 or 2026-05-31T09:00");
        assertError("created: |\n  " + "x".repeat(70) + "\n  y",
                "3:10: created '%s…' is not a date; write it as 2026-05-31 or 2026-05-31T09:00".formatted("x".repeat(60)));
    }

    @Test
    void anExpiryThatIsNotAfterThePublicationIsAnError() {
        BrokenContent.read("expiry-before-publish.md", problems);
        assertProblems("expiry-before-publish.md:4:14: expiry_date is not after publish_date, so the article would never be seen;"
                + " write a later date, or delete it");
        problems.clear();
        titled("date: 2026-05-31\nexpiry_date: 2026-05-31");
        assertEquals(1, problems.size());
        problems.clear();
        clean("date: 2026-05-31\nexpiry_date: 2026-05-31T00:01");
    }

    @Test
    void aFlagIsTrueOrFalseOrAWordForIt() {
        assertTrue(clean("noindex: True").noindex());
        assertFalse(clean("noindex: false").noindex());
        assertFalse(clean("noindex:").noindex());
        assertTrue(clean("draft: yes").draft());
        assertTrue(clean("draft: 1").draft());
        assertFalse(clean("draft: no").draft());
        assertFalse(clean("draft: off").draft());
        assertTrue(clean("pinned: 2").pinned());
        assertFalse(clean("pinned: 0").pinned());
        BrokenContent.read("draft-not-true-or-false.md", problems);
        assertProblems("draft-not-true-or-false.md:3:8: draft 'perhaps' is neither true nor false; write true or false");
        assertError("noindex: [true]", "3:10: noindex must be true or false, not a list; write true or false");
        assertError("featured: a.png", "3:11: warning: featured 'a.png' is neither true nor false;"
                + " write true or false, or name a picture with heroImage:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft: true\npublished: true", "draft: false\npublished: false", "isDraft: true", "is_draft: yes",
            "published: no", "publish: false", "render: false", "permalink: false", "permalink: {build: false}", "status: draft",
            "status: Draft", "status: private", "post_status: pending", "status: in progress", "private: true", "public: false",
            "build: {render: never, list: never}", "_build:\n  render: false", "extra: {draft: true}", "params:\n  private: true",
            "headless: true", "isPublished: false"})
    void whatAnotherEngineWouldNotPublishIsADraft(String keys) {
        assertTrue(clean(keys).draft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden: true", "unlisted: true", "hidden: 1", "listed: false", "status: hidden", "build: {list: never}",
            "_build: {list: local, render: always}", "eleventyExcludeFromCollections: true", "extra: {hidden: true}", "visible: no"})
    void whatAnotherEngineHasInNoListIsUnlistedAndNotIndexed(String keys) {
        FrontMatter read = clean(keys);
        assertTrue(read.unlisted());
        assertTrue(read.noindex());
        assertFalse(read.draft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status: published", "status: evergreen", "hidden: false", "published: true", "render: true", "listed: true",
            "visibility: public", "build: {render: always, list: always}", "permalink: true", "draft: false", "password:"})
    void whatIsNotHiddenIsShown(String keys) {
        FrontMatter read = clean(keys);
        assertFalse(read.draft() || read.unlisted() || read.noindex());
    }

    @ParameterizedTest
    @CsvSource({"password: secret, 11", "visibility: members, 13", "hidden: from feeds, 9"})
    void whatRectoCannotKeepHiddenInTheSameWayIsADraftAndTold(String keys, int column) {
        assertTrue(titled(keys).draft());
        assertEquals(List.of("3:" + column), problems.stream().map(p -> p.line() + ":" + p.column()).toList());
        assertFalse(problems.get(0).isError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sitemap: false", "sitemap: {disable: true}", "robots: 'noindex, follow'", "robotsNoIndex: true"})
    void whatSearchEnginesShallNotListIsStillInLists(String keys) {
        FrontMatter read = clean(keys);
        assertTrue(read.noindex());
        assertFalse(read.draft() || read.unlisted());
    }

    @Test
    void listsAndObjectsOfOtherEnginesAreRead() {
        assertEquals("S", clean("series: [S]").series());
        assertEquals("S", clean("series: {name: S, order: 2}").series());
        assertError("series: [S, T]", "3:13: warning: series is one thing here, so only 'S' is taken; keep one of them");
        problems.clear();
        assertEquals("a.png", clean("image: [a.png, b.png]").hero());
        assertEquals("a.png", clean("images:\n- url: a.png\n  alt: A").hero());
        assertEquals("A", clean("images:\n- url: a.png\n  alt: A").heroAlt());
        assertNull(clean("image: false").hero());
        assertEquals("en", clean("lang: [en]").lang());
        assertEquals(List.of("a", "b", "c", "d"), clean("topics: c\ntags: [a]\nkeywords: d\ncategory: b").tags());
        assertEquals(List.of("A b", "c"), clean("tags:\n- {label: A b, permalink: /a}\n- name: c").tags());
        FrontMatter zola = clean("taxonomies: {tags: [a, b], categories: [c], authors: [Ada], series: [S]}");
        assertEquals(List.of("a", "b", "c"), zola.tags());
        assertEquals(List.of("Ada"), zola.authors());
        assertEquals("S", zola.series());
        assertEquals("/a/b", clean("slug: /a/b").path());
        assertEquals("b", clean("slug: a/b/").slug());
        assertNull(clean("slug: /b").path());
        assertEquals("b", clean("slug: /b").slug());
        assertEquals("/x", clean("slug: a/b\npath: x").path());
        assertEquals(Instant.parse("2024-01-01T23:00:00Z"), clean("last_update: {date: 2024-01-02, author: Ada}").updatedAt());
        assertEquals(List.of("ada"), clean("authors: [{key: ada, title: Author}]").authors());
    }

    @Test
    void aDateThatMayMeanTwoDaysIsRefusedWithTheMend() {
        assertError("date: 03/04/2025", "3:7: date '03/04/2025' may mean two days, as some write the month first and some the day;"
                + " write it as 2026-05-31 or 2026-05-31T09:00");
    }

    @Test
    void authorsAreANameAListOrObjects() {
        assertEquals(List.of("Ada, Countess"), clean("author: Ada, Countess").authors());
        assertEquals(List.of("Ada", "Bob"), clean("authors: [Ada, Bob, Ada, '', null]").authors());
        assertEquals(List.of("Ada"), clean("author: {name: Ada}").authors());
        FrontMatter f = clean("authors:\n  - name: Ada\n  - Bob");
        assertEquals(List.of("Ada", "Bob"), f.authors());
        assertEquals(Map.of(), f.extra());
    }

    @Test
    void whatAnAuthorHasBesideAnNameIsKept() {
        FrontMatter f = clean("authors:\n  - {name: Ada, url: https://ada.example}");
        assertEquals(List.of("Ada"), f.authors());
        assertEquals(Map.of("authors", List.of(Map.of("name", "Ada", "url", "https://ada.example"))), f.extra());
    }

    @Test
    void anAuthorWithoutANameIsAnError() {
        assertError("author:\n  - url: x", "4:5: this author has no name; add name: to it");
        assertError("author: [[a]]", "3:10: every one of author must be text, not a list; write it as author: [first, second]");
    }

    @Test
    void tagsAreAListOrSeparatedByCommas() {
        assertEquals(List.of("a b", "c", "2026"), clean("tags: [a b, c, 2026, c, null]").tags());
        assertEquals(List.of("a b", "c"), clean("tags: a  b, c,, ").tags());
        assertEquals(List.of("a"), clean("tags:\n- a # remark").tags());
        assertError("tags: [{a: b}]", "3:8: every one of tags must be text, not a group of keys; write it as tags: [first, second]");
    }

    @Test
    void aHeroMayHaveItsPartsBelowIt() {
        for (String name : List.of("src", "url", "image")) {
            FrontMatter f = clean("cover:\n  " + name + ": a.png\n  alt: A picture");
            assertEquals("a.png", f.hero());
            assertEquals("A picture", f.heroAlt());
            assertEquals(Map.of(), f.extra());
        }
    }

    @Test
    void whatAHeroHasBesideSourceAndAltIsKept() {
        FrontMatter f = clean("cover: {src: a.png, alt: A, caption: C}");
        assertEquals("a.png", f.hero());
        assertEquals(Map.of("cover", Map.of("src", "a.png", "alt", "A", "caption", "C")), f.extra());
    }

    @Test
    void theAltOfItsOwnWins() {
        FrontMatter f = clean("heroAlt: own\ncover: {src: a.png, alt: other}");
        assertEquals("own", f.heroAlt());
        assertEquals(Map.of("cover", Map.of("src", "a.png", "alt", "other")), f.extra());
    }

    @Test
    void aHeroWithoutAPictureIsTold() {
        assertError("cover:\n  alt: A", "4:3: warning: cover names no picture; add src: to it");
        assertError("cover: {src: [a]}", "3:14: cover.src must be text, not a list; write it as src: 'text'");
    }

    @ParameterizedTest
    @CsvSource({"about,/about", "/a/b/,/a/b", "//evil.example/x,/evil.example/x", "/a//b,/a/b", "/übers/世界,/übers/世界",
            "/a..b,/a..b",
            "/a.html,/a.html"})
    void aPathBeginsWithASlashAndEndsWithNone(String given, String path) {
        assertEquals(path, clean("path: " + given).path());
    }

    @ParameterizedTest
    @CsvSource({
            "/a/../b,           leads up or nowhere with . or ..",
            "..,                leads up or nowhere with . or ..",
            "/a/%2E%2e/b,       leads up or nowhere with . or ..",
            "/a/./b,            leads up or nowhere with . or ..",
            "/a?b=c,            has a ? or # in it",
            "/a#b,              has a ? or # in it",
            "/a\\b,             has a \\ in it",
            "/,                 is the front page"})
    void aPathThatIsNoneIsAnError(String path, String fault) {
        String error = " '%s' %s; write a path on this site, such as /2026/my-article".formatted(path, fault);
        assertError("path: " + path, "3:7: path" + error);
        assertError("aliases:\n- /ok\n- " + path, "5:3: warning: aliases" + error.replace("; write", ", so it does not redirect; write"));
    }

    @Test
    void aPathThatLeadsUpIsAnErrorInItsFile() {
        BrokenContent.read("path-leads-up.md", problems);
        assertTrue(problems.get(0).toString().startsWith("path-leads-up.md:3:7: path '/articles/../../etc/passwd' leads up"),
                problems::toString);
    }

    @Test
    void aPathHasNoControlCharacters() {
        titled("path: \"/a\\nb\"\naliases: \"/a\\tb\"");
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).message().endsWith("has a control character in it"));
    }

    @Test
    void aPathOfAnotherSiteIsNotFollowed() {
        assertError("url: https://example.org/x",
                "3:6: warning: url 'https://example.org/x' is not a path on this site, so it is not followed;"
                        + " write it as /about; canonical_url is for an article that lives elsewhere");
    }

    @Test
    void aliasesAreAListOrOne() {
        assertEquals(List.of("/a,b"), clean("aliases: a,b").aliases());
        assertEquals(List.of("/a", "/b"), clean("aliases: [a, /b/, /a, '', null]").aliases());
        assertEquals(List.of("/2019/x.html"), clean("aliases: https://old.example/2019/x.html").aliases());
        assertError("aliases: [[a]]", "3:11: every one of aliases must be a path, not a list; write it as /old/path");
    }

    @ParameterizedTest
    @CsvSource({"slug,200", "tags,200", "author,200", "series,200", "id,500", "path,500", "aliases,500", "translation_key,500"})
    void lengthsHaveALimit(String key, int max) {
        boolean isPath = key.equals("path") || key.equals("aliases");
        String longest = isPath ? "/" + "😀".repeat(max - 1) : "😀".repeat(max);
        clean(key + ": " + longest);
        titled(key + ": " + longest + "x");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).message().contains("is longer than %d characters".formatted(max)), problems::toString);
        assertEquals(!key.equals("aliases"), problems.get(0).isError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a?b", "a#b", "a\\b"})
    void aSlugIsOnePartOfAnAddress(String slug) {
        assertError("slug: " + slug,
                "3:7: slug '%s' is not one part of an address; leave / \\ ? # out of it; path: gives an article a whole path"
                        .formatted(slug));
    }

    @ParameterizedTest
    @CsvSource({"de,de", "EN-us,en-US", "zh-hant-tw,zh-Hant-TW", "no,no", "en_US,en-US", "zh_CN,zh-CN", "de_DE.UTF-8,de-DE",
            "sr_RS@latin,sr-RS"})
    void aLanguageIsATagInItsCanonicalCase(String given, String lang) {
        assertEquals(lang, clean("lang: " + given).lang());
    }

    @Test
    void aLanguageThatIsNoTagIsAnError() {
        BrokenContent.read("language-not-a-tag.md", problems);
        assertProblems("language-not-a-tag.md:3:7: lang 'the English language' is not a language tag; write it as en or pt-BR");
        assertError("locale: english language", "3:9: locale 'english language' is not a language tag; write it as en or pt-BR");
        titled("lang: x" + "-abcd".repeat(30));
        assertEquals(2, problems.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "example.org/x", "ftp://example.org/x", "javascript:alert(1)", "https:///x", "https://",
            "https://a b", "https://:80/"})
    void aCanonicalUrlIsAnAbsoluteWebAddress(String url) {
        assertError("canonical_url: " + url,
                "3:16: canonical_url '%s' is not an absolute web address; write it as https://example.org/the-article"
                        .formatted(url));
    }

    @Test
    void aCanonicalUrlMayHaveLettersBeyondAscii() {
        assertEquals("https://müller.example/über", clean("canonical_url: https://müller.example/über").canonicalUrl());
        BrokenContent.read("canonical-url-relative.md", problems);
        assertTrue(problems.get(0).isError());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Jul 08 2022|2022-07-07T22:00:00Z", "July 8th, 2022|2022-07-07T22:00:00Z", "8 July 2022|2022-07-07T22:00:00Z",
            "10 Mar 2025|2025-03-09T23:00:00Z", "Fri, 08 Jul 2022 10:30:00 GMT|2022-07-08T10:30:00Z",
            "Fri, 08 Jul 2022 10:30:00 +0200|2022-07-08T08:30:00Z", "2015/03/05|2015-03-04T23:00:00Z", "2014-10-1|2014-09-30T22:00:00Z",
            "2025-03-10 14:05:00 +0200|2025-03-10T12:05:00Z", "2015/3/5 9:05|2015-03-05T08:05:00Z", "Sept 1 2020|2020-08-31T22:00:00Z",
            "Fri Jul 08 2022 10:30:00 GMT+0200 (CEST)|2022-07-08T08:30:00Z"})
    void aDateIsReadAsPeopleAndOtherEnginesWriteIt(String given, String instant) {
        assertEquals(Instant.parse(instant), clean("date: '" + given + "'").publishAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2025", "2025/13/01", "2025-02-30", "Foo 12 2020", "Ma 3 2020", "2025-1/2", "8 Jul", "20250310"})
    void whatCouldBeTwoDaysOrNoneIsNoDate(String given) {
        titled("date: '" + given + "'");
        assertEquals(List.of(given.equals("03/04/2025") ? "may mean two days, as some write the month first and some the day"
                : "is not a date"), problems.stream().map(p -> p.message().replaceFirst(".*' ", "")).toList());
    }

    @Test
    void tagsAndCategoriesAreBothTags() {
        assertEquals(List.of("a", "b", "c"), clean("categories: [b, c]\ntags: [a, b]").tags());
        assertEquals(Map.of(), clean("categories: [b]\ntags: [a]").extra());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "title: Release notes #2 are out; 2:22: '#2 are out' is a comment to YAML, so it is not part of the value",
            "tags: #a; 3:7: '#a' is a comment to YAML, so it is not part of the value",
            "title: Learn C #; 2:16: '#' is a comment to YAML, so it is not part of the value",
            "tags: [a, b] # both;''",
            "title: Words # a comment; 2:14: '# a comment' is a comment to YAML, so it is not part of the value",
            "tags: words # a comment;''",
            "title: 'Notes #2';''",
            "title: C#;''",
            "tags: &x big; 3:7: '&x' is a name for the value to YAML, so it is not part of the value",
            "title: R&D & more;''"})
    void whatYamlTakesAwayIsTold(String line, String told) {
        String header = line.startsWith("title") ? line : "title: T\n" + line;
        FrontMatterParser.parse("a.md", "---\n" + header + "\n---\n", ZoneId.of("UTC"), problems);
        assertEquals(told.isEmpty() ? List.of() : List.of("a.md:" + told), problems.stream()
                .map(p -> p.file() + ":" + p.line() + ":" + p.column() + ": " + p.message()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status: rascunho", "status: Entwurf", "post_status: embargoed", "visibility: friends"})
    void whatAStatusMeansThatNobodyKnowsIsNotPublished(String line) {
        assertTrue(titled(line).draft());
        assertTrue(problems.get(0).message().endsWith("is none that Recto knows, so the article is a draft"), problems::toString);
    }

    @Test
    void theNamesOfDateAndTitleInAPathAreFilledIn() {
        assertEquals("/2026/05/31/x$1-a-2026",
                clean("permalink: '/:year/:month/:day/:title-a-:year/'").filledPath(FrontMatterTest::part));
        assertEquals("/2026/05/31/x$1.html", clean("permalink: date").filledPath(FrontMatterTest::part));
        assertEquals("/2026/05/31/x$1", clean("permalink: pretty").filledPath(FrontMatterTest::part));
        assertEquals("/date", clean("permalink: /date").filledPath(FrontMatterTest::part));
        assertEquals("/a:b/x$1", clean("path: '/a:b/:slug'").filledPath(FrontMatterTest::part));
        assertEquals(List.of("a", "b", "c"), clean("categories: [[a, b], [c]]").tags());
        assertEquals("a.png", clean("image: {path: a.png}").hero());
    }

    private static String part(String name) {
        return switch (name) {
            case "year" -> "2026";
            case "month" -> "05";
            case "day" -> "31";
            case "categories" -> "";
            case "output_ext" -> ".html";
            default -> "x$1";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"/:hour/:title/", "/{{ section }}/index.html", "/blog/:layout", "/{year}/x", "{% if x %}", "weekdate"})
    void aPatternOfAnotherEngineIsToldAndNotTakenForAnAddress(String pattern) {
        FrontMatter read = titled("permalink: '" + pattern + "'");
        assertNull(read.path());
        assertEquals(List.of("permalink '" + pattern + "' is a pattern of another engine and no address, so it is not followed"),
                problems.stream().map(Problem::message).toList());
        assertFalse(problems.get(0).isError());
        assertEquals(pattern, read.extra().get("permalink"));
    }
}
