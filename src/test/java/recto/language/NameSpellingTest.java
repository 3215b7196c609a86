package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NameSpellingTest {

    @Test
    void whatCannotBeSeenIsSaid() {
        assertEquals("", NameSpelling.difference("a.png", "b.png"));
        assertTrue(NameSpelling.difference("\u00fcber.png", "u\u0308ber.png").contains("letters with accents"));
        assertTrue(NameSpelling.difference("at 3.04 PM.png", "at 3.04\u202fPM.png").contains("U+0020 and U+0020, U+202F"));
        assertTrue(NameSpelling.difference("ab.png", "a\u200bb.png").contains("cannot be seen"));
        assertTrue(NameSpelling.difference("A.png", "a.png").contains("upper and lower case"));
    }

    @Test
    void namesThatLookTheSameFoldToOne() {
        assertEquals(NameSpelling.folded("caf\u00e9 1.png"), NameSpelling.folded("cafe\u0301\u00a01.png"));
    }
}
