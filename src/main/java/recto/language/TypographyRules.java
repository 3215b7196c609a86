package recto.language;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a language writes what a typewriter has no keys for.
 *
 * @param open the outer quotation mark that opens, with the space behind it if the language has one there
 * @param innerOpen the mark of a quotation within a quotation
 * @param dash what two hyphens between two words mean
 * @param ellipsis what three dots mean
 * @param spaced whether a narrow space stands before a question mark and its like, as in France
 * @see <a href="https://www.unicode.org/cldr/charts/latest/by_type/core_data.alphabetic_information.punctuation.html">CLDR, quotation marks</a>
 */
record TypographyRules(String open, String close, String innerOpen, String innerClose, String dash, String ellipsis, boolean spaced) {

    static final String EN_DASH = "\u2013";
    static final String EM_DASH = "\u2014";
    static final char NARROW_SPACE = '\u202F';
    static final char SPACE = '\u00A0';

    private static final String ELLIPSIS = "\u2026";
    private static final String CHINESE_DASH = EM_DASH + EM_DASH;
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    /**
     * The rules of a language.
     *
     * @return null for a language whose rules Recto does not know: its texts stay as they were written
     */
    static @Nullable TypographyRules of(Locale language) {
        String region = language.getCountry();
        return switch (language.getLanguage()) {
            case "en", "ga" -> quotes("“”‘’", EM_DASH);
            case "nl", "id", "tr", "vi", "th" -> quotes("“”‘’", EN_DASH);
            case "de" -> quotes(region.equals("CH") || region.equals("LI") ? "«»‹›" : "„“‚‘", EN_DASH);
            case "cs", "sk", "sl", "is" -> quotes("„“‚‘", EN_DASH);
            case "fr" -> region.equals("CH") ? quotes("«»‹›", EN_DASH)
                    : new TypographyRules("«" + NARROW_SPACE, NARROW_SPACE + "»", "“", "”", EN_DASH, ELLIPSIS, !region.equals("CA"));
            case "es", "it", "ca", "gl", "el" -> quotes("«»“”", EM_DASH);
            case "pt" -> region.equals("PT") ? quotes("«»“”", EM_DASH) : quotes("“”‘’", EM_DASH);
            case "ru", "uk", "be" -> quotes("«»„“", EM_DASH);
            case "pl", "ro" -> quotes("„”«»", EN_DASH);
            case "hu" -> quotes("„”»«", EN_DASH);
            case "no", "nb", "nn" -> quotes("«»‘’", EN_DASH);
            case "sv", "fi" -> quotes("””’’", EN_DASH);
            case "da" -> quotes("”“’‘", EN_DASH);
            case "zh" -> chinese(language.getScript().equals("Hant") || TRADITIONAL.contains(region) ? "「」『』" : "“”‘’");
            case "ja" -> chinese("「」『』");
            default -> null;
        };
    }

    private static TypographyRules quotes(String marks, String dash) {
        return new TypographyRules(marks.substring(0, 1), marks.substring(1, 2), marks.substring(2, 3), marks.substring(3), dash, ELLIPSIS,
                false);
    }

    private static TypographyRules chinese(String marks) {
        return new TypographyRules(marks.substring(0, 1), marks.substring(1, 2), marks.substring(2, 3), marks.substring(3), CHINESE_DASH,
                ELLIPSIS + ELLIPSIS, false);
    }
}
