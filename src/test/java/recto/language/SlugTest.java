package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void wordsArePartedByOneHyphen() {
        assertEquals("a-field-guide-part-12", Slug.of("  A Field Guide --- Part_12! "));
    }

    @Test
    void lettersOfEveryScriptStay() {
        assertEquals("überraschende-größen", Slug.of("Überraschende Größen"));
        assertEquals("機械学習の静かな革命", Slug.of("機械学習の静かな革命"));
        assertEquals("हिन्दी-में", Slug.of("हिन्दी में"));
    }

    @Test
    void oneLetterHasOneSpelling() {
        assertEquals("\u00e9t\u00e9", Slug.of("E\u0301te\u0301"));
    }

    @Test
    void apostrophesDoNotPartAWord() {
        assertEquals("dont-say-lété", Slug.of("Don't say l’été"));
    }

    @Test
    void languagesThatDifferInASignDifferInTheirSlug() {
        assertEquals("c", Slug.of("C"));
        assertEquals("c-plus-plus", Slug.of("C++"));
        assertEquals("c-sharp", Slug.of("C#"));
    }

    @Test
    void emojiLeaveNothing() {
        assertEquals("slow-software", Slug.of("☕\uFE0F Slow Software"));
        assertEquals("", Slug.of("👩‍💻 ☕\uFE0F"));
        assertEquals("", Slug.of("…"));
    }

    @Test
    void aLongTextIsCutBetweenWords() {
        assertEquals("word-".repeat(24).substring(0, 119), Slug.of("word ".repeat(50)));
    }

    @Test
    void oneLongWordIsCutWhereItMustBe() {
        assertEquals("a-" + "字".repeat(118), Slug.of("a " + "字".repeat(300)));
        assertEquals("𠮷".repeat(120), Slug.of("𠮷".repeat(121)));
    }

    @Test
    void nothingStartsWithAnUnderscore() {
        assertEquals("main", Slug.of("_main"));
    }
}
