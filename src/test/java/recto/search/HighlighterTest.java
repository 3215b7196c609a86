package recto.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HighlighterTest {

    @Test
    void theSentenceWithMostOfTheWordsIsShown() {
        String text = "One cat. " + "Filler goes on and on. ".repeat(30) + "Here a cat meets a dog! They part.";

        assertEquals("Here a [cat] meets a [dog]! They part.", marked(new Highlighter(Set.of("cat", "dog"), Set.of()).excerpt(text)));
    }

    @Test
    void aLongSentenceIsCutBetweenWordsAndSaysSo() {
        String text = "word ".repeat(100) + "cat " + "word ".repeat(100);
        String shown = marked(new Highlighter(Set.of("cat"), Set.of()).excerpt(text));

        assertTrue(shown.matches("… (word )+\\[cat\\]( word)+ …"), shown);
        assertTrue(shown.length() < 260, shown);
    }

    @Test
    void withoutTheWordThereIsNothingToShow() {
        assertNull(new Highlighter(Set.of("cat"), Set.of("猫")).excerpt("A concatenation."));
        assertEquals("A concatenation.", marked(Highlighter.beginning("A concatenation.")));
    }

    @Test
    void accentsAndScriptsWithoutSpacesAreMarkedWhereTheyStand() {
        assertEquals("Un [cafe\u0301] 🚀 [Café].", marked(new Highlighter(Set.of("cafe"), Set.of()).whole("Un cafe\u0301 🚀 Café.")));
        assertEquals("𠮷[機械]学習と[機械]", marked(new Highlighter(Set.of(), Set.of("機械")).whole("𠮷機械学習と機械")));
    }

    @Test
    void whateverTheTextTheWholeIsItselfAndAnExcerptIsNeverTornInACharacter() {
        Random random = new Random(11);
        String[] parts = {"cat", " ", "\n", ". ", "。", "猫", "🚀", "x".repeat(150), "é", "e\u0301", "<", "İ", "ß", "ﬁ"};
        Highlighter highlighter = new Highlighter(Set.of("cat", "e"), Set.of("猫"));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertEquals(text.toString().replace('\n', ' '), highlighter.whole(text.toString()).text());
            Snippet excerpt = highlighter.excerpt(text.toString());
            if (excerpt != null) {
                assertTrue(excerpt.text().codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000), text::toString);
                assertTrue(excerpt.parts().stream().anyMatch(Snippet.Part::match), text::toString);
            }
        }
    }

    private static String marked(Snippet snippet) {
        return snippet.parts().stream().map(part -> part.match() ? "[" + part.text() + "]" : part.text()).collect(Collectors.joining());
    }
}
