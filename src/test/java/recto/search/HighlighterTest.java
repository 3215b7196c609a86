package recto.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
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
    void aMarkStandsAroundWhatWasWrittenInAnyNormalForm() {
        String korean = Normalizer.normalize("이 글은 맥에서 쓴", Form.NFD);
        assertEquals(korean.replace(Normalizer.normalize("맥에서", Form.NFD), "[" + Normalizer.normalize("맥에서", Form.NFD) + "]"),
                marked(new Highlighter(Set.of(), Set.of("맥에서")).whole(korean)));
        assertEquals("この[ｶﾞｲﾄﾞ･ﾌﾞｯｸ]の", marked(new Highlighter(Set.of(), Set.of("ガイドブック")).whole("このｶﾞｲﾄﾞ･ﾌﾞｯｸの")));
        assertEquals("An [oﬃce], [ＦＵＬＬ]² and [word]¹ … of [soft\u00ADness]",
                marked(new Highlighter(Set.of("office", "full", "word", "softness"), Set.of())
                        .whole("An oﬃce, ＦＵＬＬ² and word¹ … of soft\u00ADness")));
        assertEquals("葛\uDB40\uDD00[飾区]と[葛\uDB40\uDD00]餅",
                marked(new Highlighter(Set.of(), Set.of("飾区", "葛")).whole("葛\uDB40\uDD00飾区と葛\uDB40\uDD00餅"))
                        .replace("[葛\uDB40\uDD00][飾区]", "葛\uDB40\uDD00[飾区]"));
    }

    @Test
    void aWordInPartsIsMarkedInOnePiece() {
        assertEquals("Over [Wi-Fi] in [UTF‑8], [e-mail]-lists, not Wi and fi.",
                marked(new Highlighter(Set.of("wifi", "utf8", "email"), Set.of())
                        .whole("Over Wi-Fi in UTF‑8, e-mail-lists, not Wi and fi.")));
    }

    @Test
    void anExcerptIsNeverCutBetweenALetterAndItsMarks() {
        String text = Normalizer.normalize("각".repeat(300) + "猫" + "각".repeat(300), Form.NFD);
        for (int i = 0; i < 6; i++) {
            String shown = new Highlighter(Set.of(), Set.of("猫")).excerpt("x".repeat(i) + text).text().replace("…", "").strip();
            assertTrue(Normalizer.normalize(shown, Form.NFC).matches("각+猫각+"), shown);
        }
    }

    @Test
    void whateverTheTextTheWholeIsItselfAndAnExcerptIsNeverTornInACharacter() {
        Random random = new Random(11);
        String[] parts = {"cat", " ", "\n", ". ", "。", "猫", "🚀", "x".repeat(150), "é", "e\u0301", "<", "İ", "ß", "ﬁ", "ｶﾞ", "\u1100\u1161",
                "²", "-", "ﷺ", "・"};
        Highlighter highlighter = new Highlighter(Set.of("cat", "e"), Set.of("猫"));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertEquals(text.toString().replace('\n', ' '), highlighter.whole(text.toString()).text().replace(" · ", " "));
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
