package recto.language;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.Set;

/**
 * The direction in which a language is written.
 *
 * @see <a href="https://www.w3.org/International/questions/qa-scripts">W3C, Script direction and languages</a>
 */
@TemplateExtension
public final class Direction {

    /** Turns the text after it to the right-to-left direction (Unicode, RIGHT-TO-LEFT MARK). It has no width. */
    private static final String MARK = "\u200F";

    private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");
    /** The languages that are written in one of these scripts where their tag names no script. Java knows Hebrew and Yiddish by two codes each. */
    private static final Set<String> LANGUAGES = Set.of("aii", "ar", "arc", "ary", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk",
            "he", "iw", "ji", "khw",
            "ks", "lrc", "mzn", "nqo", "pes", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

    private Direction() {}

    /** Templates call it as {@code {site.language.rightToLeft}}. */
    public static boolean rightToLeft(Locale language) {
        return language.getScript().isEmpty() ? LANGUAGES.contains(language.getLanguage()) : SCRIPTS.contains(language.getScript());
    }

    /**
     * Marks plain text of a language that is written from right to left, where it begins with letters of the other direction, such as a name.
     * Programs go by the first letter, and would show the parts of the text in the wrong order.
     */
    public static String marked(String text, Locale language) {
        if (text == null || !rightToLeft(language)) {
            return text;
        }
        int[] letters = text.codePoints().map(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .distinct().toArray();
        return letters.length > 1 && letters[0] == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? MARK + text : text;
    }
}
