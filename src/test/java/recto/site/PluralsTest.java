package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {

    @ParameterizedTest
    @CsvSource({"en,0,other", "en,1,one", "en,2,other", "de,1,one", "fr,0,one", "fr,1,one", "fr,2,other", "es,1,one", "zh,1,other",
            "ar,0,zero", "ar,1,one", "ar,2,two", "ar,3,few", "ar,10,few", "ar,11,many", "ar,99,many", "ar,100,other", "ar,103,few",
            "ar,111,many"})
    void aWordTakesTheFormThatItsLanguageHasForTheNumber(String language, long count, String form) {
        assertEquals(form, Plurals.plural(Locale.forLanguageTag(language), count));
    }
}
