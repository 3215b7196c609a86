package recto.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import recto.Tries;

class SearchQueryTest {

    @Test
    void operatorsAreKeptAndEverythingElseIsWords() {
        assertEquals("'machine' & 'learning'", SearchQuery.parse("Machine, learning!").strict());
        assertEquals("('machine' <-> 'learning') & !'deep' | 'cafe'", SearchQuery.parse("\"Machine learning\" -deep OR Café").strict());
        assertEquals("!('b' <-> 'c') & 'a'", SearchQuery.parse("-\"b c\" a").strict());
        assertEquals("'a'", SearchQuery.parse("-\"b c\" a").loose());
        assertEquals("('a' & 'b') | ('c' & 'd')", SearchQuery.parse("\"a b\" or \"c d\"").loose());
        assertEquals("'a' | 'b'", SearchQuery.parse("a b -c").any());
        assertEquals("('機械' <-> '械学')", SearchQuery.parse("機械学").strict());
        assertEquals("'cplusplus' & 'csharp' & 'c'", SearchQuery.parse("C++ C# C").strict());
    }

    @Test
    void aWordInPartsIsOneWordAsWell() {
        assertEquals("('nodejs' | 'node' <-> 'js')", SearchQuery.parse("node.js").strict());
        assertEquals("(('utf8' | 'utf' <-> '8') <-> 'everywhere')", SearchQuery.parse("\"UTF-8 everywhere\"").strict());
        assertEquals("('utf8' <-> 'file' | 'utf8file' | 'utf' <-> '8file' | 'utf' <-> '8' <-> 'file')",
                SearchQuery.parse("UTF-8-file").strict());
        assertEquals("'e' | 'mail' | 'email'", SearchQuery.parse("e-mail").any());
        assertEquals("'utf8'", SearchQuery.parse("UTF8").strict());
    }

    @Test
    void aTextIsTheSameQueryInEachNormalForm() {
        assertEquals(SearchQuery.parse("맥에서 ガイドブック").strict(), SearchQuery.parse(Normalizer.normalize("맥에서 ガイドブック", Form.NFD)).strict());
        assertEquals(SearchQuery.parse("ガイドブック").strict(), SearchQuery.parse("ｶﾞｲﾄﾞ･ﾌﾞｯｸ").strict());
        assertEquals(SearchQuery.parse("Office \"C++\" or 2").strict(), SearchQuery.parse("Oﬃce　＂Ｃ＋＋＂　ＯＲ　２").strict());
        assertEquals("'a' & 'b'", SearchQuery.parse("a\u00A0b").strict());
        assertEquals(SearchQuery.parse("a -b").strict(), SearchQuery.parse("ａ　－ｂ").strict());
    }

    @Test
    void anOperatorWithoutAWordIsNothing() {
        for (String typed : new String[] {null, "", "!!!", "-", "--", "\"", "\"\"\"", "or", "or or", "-or", "& | !", "<->", ":*", "\u0000",
                "🚀", "\uD83D", "-a -b", "or -a"}) {
            assertTrue(SearchQuery.parse(typed).isEmpty(), typed);
        }
        assertEquals("'a' & 'b'", SearchQuery.parse("or a or -or b \"or").strict().replace("|", "&"));
    }

    @Test
    void correctionsKeepOperatorsAndTheOtherWords() {
        assertEquals("\"machine learning\" -deep or Café", SearchQuery.parse("\"machne lerning\" -deep or Café")
                .with(Map.of("machne", "machine", "lerning", "learning", "deep", "sleep")).text());
    }

    @Test
    void aQueryIsCutAtTwoHundredCharacters() {
        SearchQuery query = SearchQuery.parse("🚀".repeat(150) + " word ".repeat(100));

        assertTrue(query.isCut());
        assertEquals(200, query.text().codePointCount(0, query.text().length()), 1);
    }

    @Test
    void whateverIsTypedOnlyWordsAndOperatorsAreLeft() {
        Random random = new Random(7);
        String signs = "ab ÄЖ猫ไ\"'-–()&|!<>:*\\\u0000\uD83D\uDE80\u202E\u0301%;/or OR “„";
        for (int i = 0; i < Tries.of(5_000); i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            }
            SearchQuery query = SearchQuery.parse(typed.toString());
            for (String words : new String[] {query.strict(), query.loose(), query.any()}) {
                assertTrue(words.replaceAll("'[\\p{L}\\p{N}\\p{M}]+'", "w").matches("[w !&|()<>2-]*"), () -> typed + " -> " + words);
            }
            assertEquals(query.isEmpty(), query.any().isEmpty(), typed::toString);
        }
    }
}
