package recto.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandfirstTest {

    @Test
    void aShortDescriptionIsShownWhole() {
        assertEquals("Two words.", standfirst("Two words.", "A subtitle"));
        assertEquals("A subtitle", standfirst(null, "A subtitle"));
        assertNull(standfirst(null, null));
    }

    @Test
    void aLongOneEndsAtAWord() {
        String shown = standfirst("Some words, and more. ".repeat(20), null);

        assertTrue(shown.length() <= 221 && shown.matches("(Some words, and more\\. )*.*\\w…"), shown);
        assertTrue(shown.matches(".*(Some|words|and|more)…"), shown);
    }

    @Test
    void oneWithoutSpacesEndsSoonerAndAtAWholeSign() {
        String shown = standfirst("\uD842\uDFB7".repeat(300), null);

        assertEquals("\uD842\uDFB7".repeat(110) + "…", shown);
    }

    private static String standfirst(String description, String subtitle) {
        return new ArticleSummary(1L, "/a", "A", subtitle, description, null, null, null, null, null, null, null, 1, null, false,
                Instant.EPOCH).standfirst();
    }
}
