package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DirectionTest {

    @Test
    void theScriptDecidesAndElseTheLanguage() {
        for (String tag : List.of("ar", "ar-EG", "he", "iw", "fa", "ur", "yi", "ps", "dv", "ckb", "ug", "sd", "uz-Arab", "pa-Arab-PK",
                "ff-Adlm")) {
            assertTrue(Direction.rightToLeft(Locale.forLanguageTag(tag)), tag);
        }
        for (String tag : List.of("en", "ar-Latn", "ku", "az", "ug-Cyrl", "ja", "und")) {
            assertFalse(Direction.rightToLeft(Locale.forLanguageTag(tag)), tag);
        }
    }

    @Test
    void aTitleThatBeginsWithALetterOfTheOtherDirectionIsMarked() {
        Locale arabic = Locale.forLanguageTag("ar");

        assertEquals("\u200FRecto 2.0 صدر", Direction.marked("Recto 2.0 صدر", arabic));
        assertEquals("\u200F2.0 Recto صدر", Direction.marked("2.0 Recto صدر", arabic));
        assertEquals("صدر Recto", Direction.marked("صدر Recto", arabic));
        assertEquals("Recto", Direction.marked("Recto", arabic));
        assertEquals("2026", Direction.marked("2026", arabic));
        assertEquals("Recto صدر", Direction.marked("Recto صدر", Locale.ENGLISH));
    }
}
