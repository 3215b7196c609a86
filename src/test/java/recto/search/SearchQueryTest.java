package recto.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchQueryTest {

    @Test
    void operatorsAreKeptAndEverythingElseIsWords() {
        assertEquals("machine learning", SearchQuery.parse("Machine, learning!").strict());
        assertEquals("\"machine learning\" -deep or cafe", SearchQuery.parse("\"Machine learning\" -deep OR Café").strict());
        assertEquals("\"node js\"", SearchQuery.parse("node.js").strict());
        assertEquals("-\"b c\" a", SearchQuery.parse("-\"b c\" a").strict());
        assertEquals("a", SearchQuery.parse("-\"b c\" a").loose());
        assertEquals("a b or c d", SearchQuery.parse("\"a b\" or \"c d\"").loose());
        assertEquals("a or b", SearchQuery.parse("a b -c").any());
        assertEquals("\"機械 械学\"", SearchQuery.parse("機械学").strict());
        assertEquals("cplusplus csharp c", SearchQuery.parse("C++ C# C").strict());
    }

    @Test
    void anOperatorWithoutAWordIsNothing() {
        for (String typed : new String[] {null, "", "!!!", "-", "--", "\"", "\"\"\"", "or", "or or", "-or", "& | !", "<->", ":*", "\u0000",
                "🚀", "\uD83D", "-a -b", "or -a"}) {
            assertTrue(SearchQuery.parse(typed).isEmpty(), typed);
        }
        assertEquals("a b", SearchQuery.parse("or a or -or b \"or").strict().replace("or ", ""));
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
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            }
            SearchQuery query = SearchQuery.parse(typed.toString());
            for (String words : new String[] {query.strict(), query.loose(), query.any()}) {
                assertTrue(words.matches("[\\p{L}\\p{N}\\p{M} \"-]*"), () -> typed + " -> " + words);
                assertTrue(words.chars().filter(c -> c == '"').count() % 2 == 0);
            }
            assertEquals(query.isEmpty(), query.any().isEmpty(), typed::toString);
        }
    }
}
