package recto.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TeaserTest {

    @Test
    void aShortDescriptionIsShownWhole() {
        assertEquals("Two words.", teaser("Two words.", "A subtitle"));
        assertEquals("A subtitle", teaser(null, "A subtitle"));
    }

    @Test
    void withoutADescriptionTheTextBegins() {
        assertEquals("It began in spring.", teaser(null, null, "<h2>One</h2><p class=\"opening\">It <em>began</em> in spring.</p><p>Then"));
        assertEquals("A subtitle", teaser(null, "A subtitle", "<p>It began in spring.</p>"));
        assertTrue(teaser(null, null, "<p>" + "Words without an end ".repeat(50)).endsWith("…"));
        assertNull(teaser(null, null, "<pre>code</pre>"));
    }

    @Test
    void aLongOneEndsAtAWord() {
        String shown = teaser("Some words, and more. ".repeat(20), null);

        assertTrue(shown.length() <= 221 && shown.matches("(Some words, and more\\. )*.*\\w…"), shown);
        assertTrue(shown.matches(".*(Some|words|and|more)…"), shown);
    }

    @Test
    void oneWithoutSpacesEndsSoonerAndAtAWholeSign() {
        String shown = teaser("\uD842\uDFB7".repeat(300), null);

        assertEquals("\uD842\uDFB7".repeat(110) + "…", shown);
    }

    private static String teaser(String description, String subtitle) {
        return teaser(description, subtitle, null);
    }

    private static String teaser(String description, String subtitle, String beginning) {
        return ArticleSummary.teaser(subtitle, description, beginning);
    }
}
