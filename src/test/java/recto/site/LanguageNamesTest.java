package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageNamesTest {

    @ParameterizedTest
    @CsvSource({"he, עברית", "iw, עברית", "de, Deutsch", "de-AT, Deutsch (Österreich)", "pt-BR, Português (Brasil)", "zh-Hant, 中文 (繁體)",
            "ru, Русский",
            "tr, Türkçe", "la, Latina", "nb, Norsk bokmål", "sr-Latn, Srpski (latinica)", "de-CN, Deutsch (CN)", "de-u-nu-latn, Deutsch",
            "tlh, tlh"})
    void aLanguageIsCalledWhatItsSpeakersCallIt(String tag, String name) {
        assertEquals(tag.equals("tlh") ? "Tlh" : name, LanguageNames.of(tag));
    }

    /** Compared with Java, which on the JVM knows the names; another Java may spell a few of them in another way. */
    @Test
    void everyLanguageThatJavaKnowsHasAName() {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.getLanguage().isEmpty() && locale.getVariant().isEmpty() && !locale.hasExtensions()) {
                String name = LanguageNames.of(locale.getLanguage());
                boolean isNamed = !locale.getDisplayLanguage(locale).equals(locale.getLanguage());
                assertFalse(
                        isNamed && name.equalsIgnoreCase(locale.getLanguage()) && !name.equalsIgnoreCase(locale.getDisplayLanguage(locale)),
                        locale.toLanguageTag());
            }
        }
        assertEquals("Français (Canada)", LanguageNames.of(Locale.CANADA_FRENCH.toLanguageTag()));
    }
}
