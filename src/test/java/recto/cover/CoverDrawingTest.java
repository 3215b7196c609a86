package recto.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import recto.site.Accent;

class CoverDrawingTest {

    private static final Accent RED = Accent.of("#a8231a");

    /** Looked at by a person with {@code -Drecto.test.cards=FOLDER}. */
    @Test
    void titlesOfEveryKindGiveASmallDrawingOfTheSameSize() throws IOException {
        List<String> titles = List.of("Quiet", "A longer title that takes two lines or three, as most of them do",
                "word ".repeat(80).strip(),
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3),
                "“Quoted” beginnings & <signs>", "機械学習の静かな革命", "الثورة الهادئة في تعلم الآلة", "12 things", "12", "…", "I");
        for (int i = 0; i < titles.size(); i++) {
            String svg = CoverDrawing.draw(new Cover(titles.get(i), i % 3 == 2 ? "" : "Ada Example", "Recto", RED));
            if (System.getProperty("recto.test.cards") != null) {
                Files.writeString(Path.of(System.getProperty("recto.test.cards"), "cover-" + i + ".svg"), svg);
            }
            Document drawing = Jsoup.parse(svg, "", Parser.xmlParser());
            assertEquals(List.of("1200", "600"), List.of(drawing.child(0).attr("width"), drawing.child(0).attr("height")));
            assertEquals(0, drawing.select("text, image, script, a, use").size());
            assertTrue(svg.length() < 5_000, titles.get(i) + ": " + svg.length());
        }
    }

    @Test
    void theSameArticleAlwaysHasTheSameCover() {
        assertEquals(CoverDrawing.draw(new Cover("Quiet", "Ada", "Recto", RED)),
                CoverDrawing.draw(new Cover("Quiet", "Ada", "Recto", RED)));
    }

    @Test
    void theInitialHasTheAccentOfTheSiteInTheLightAndInTheDark() {
        Accent green = Accent.of("#006644");
        String svg = CoverDrawing.draw(new Cover("Quiet", "", "Recto", green));
        int dark = svg.indexOf("@media (prefers-color-scheme:dark)");
        assertTrue(svg.substring(0, dark).contains(".a{fill:" + green.light() + "}"), svg);
        assertTrue(svg.substring(dark).contains(".a{fill:" + green.dark() + ";"), svg);
        assertTrue(svg.contains("<path class=\"a\""));
    }

    @Test
    void anotherTitleIsAnotherAddress() {
        Cover cover = new Cover("A", "B", "C", RED);
        assertEquals(cover.path(7), new Cover("A", "B", "C", RED).path(7));
        assertTrue(cover.path(7).matches("/media/cover/7-[0-9a-f]{12}\\.svg"), cover.path(7));
        for (Cover other : List.of(new Cover("X", "B", "C", RED), new Cover("A", "X", "C", RED), new Cover("A", "B", "X", RED),
                new Cover("A", "B", "C", Accent.of("#006644")))) {
            assertNotEquals(cover.path(7), other.path(7));
        }
    }
}
