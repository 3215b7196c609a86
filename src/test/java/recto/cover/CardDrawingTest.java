package recto.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CardDrawingTest {

    private static final int PAPER = 0xFFFBFAF6;
    private static final int MARGIN = 80;

    /** Looked at by a person with {@code -Drecto.test.cards=FOLDER}. */
    @Test
    void titlesOfEveryLengthStayOnTheCard() throws IOException {
        List<String> titles = List.of("Quiet", "The quiet cost", "Feeds are the front door",
                "A longer title that takes two lines or three, as most of them do",
                "Leave a forwarding address: why every old link of this site leads somewhere, what that costs, and what it is worth to a reader who comes back",
                "word ".repeat(80).strip(), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3),
                "“Quoted” beginnings & <signs>", "機械学習の静かな革命", "الثورة الهادئة في تعلم الآلة", "Ünïcödé Ångström", "12 things", "I",
                "Japan と an odd mixture");
        for (int i = 0; i < titles.size(); i++) {
            byte[] png = CardDrawing.draw(new ShareCard(titles.get(i), i % 4 == 3 ? "" : "Ada Example, Bob O’Neil", "Recto", "#a8231a"));
            if (System.getProperty("recto.test.cards") != null) {
                Files.write(Path.of(System.getProperty("recto.test.cards"), i + ".png"), png);
            }
            BufferedImage card = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(ShareCard.WIDTH, card.getWidth());
            assertEquals(ShareCard.HEIGHT, card.getHeight());
            assertTrue(png.length < 150_000, titles.get(i) + ": " + png.length);
            for (int y = 0; y < ShareCard.HEIGHT; y++) {
                for (int x = 0; x < MARGIN - 8; x++) {
                    assertEquals(PAPER, card.getRGB(x, y), titles.get(i) + " runs into the left margin");
                    assertEquals(PAPER, card.getRGB(ShareCard.WIDTH - 1 - x, y), titles.get(i) + " runs into the right margin");
                }
            }
        }
    }

    @Test
    void theInitialHasTheAccentOfTheSite() throws IOException {
        assertTrue(has(CardDrawing.draw(new ShareCard("Quiet", "", "Recto", "#006644")), 0xFF006644));
        assertFalse(has(CardDrawing.draw(new ShareCard("Quiet", "", "Recto", "#a8231a")), 0xFF006644));
    }

    @Test
    void anotherTitleIsAnotherAddress() {
        ShareCard card = new ShareCard("A", "B", "C", "#000000");
        assertEquals(card.path(7), new ShareCard("A", "B", "C", "#000000").path(7));
        assertTrue(card.path(7).matches("/media/og/7-[0-9a-f]{12}\\.png"), card.path(7));
        for (ShareCard other : List.of(new ShareCard("X", "B", "C", "#000000"), new ShareCard("A", "X", "C", "#000000"),
                new ShareCard("A", "B", "X", "#000000"),
                new ShareCard("A", "B", "C", "#111111"))) {
            assertNotEquals(card.path(7), other.path(7));
        }
    }

    private static boolean has(byte[] png, int colour) throws IOException {
        BufferedImage card = ImageIO.read(new ByteArrayInputStream(png));
        return Arrays.stream(card.getRGB(0, 0, card.getWidth(), card.getHeight(), null, 0, card.getWidth()))
                .anyMatch(pixel -> pixel == colour);
    }
}
