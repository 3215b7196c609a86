package recto.site;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/**
 * Tells which form of a noun goes with a number, in the languages of {@link Messages}.
 *
 * @see <a href="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html">CLDR, language plural rules</a>
 */
@TemplateExtension
public class Plurals {

    private Plurals() {}

    /** In templates: {@code {count.plural}}, which is zero, one, two, few, many or other, in the language of the site's words. */
    static String plural(Number count) {
        return plural(Languages.ofTheSite(), count.longValue());
    }

    static String plural(Locale language, long count) {
        return switch (language.getLanguage()) {
            case "zh" -> "other";
            case "fr" -> count < 2 ? "one" : "other";
            case "ar" -> arabic(count);
            default -> count == 1 ? "one" : "other";
        };
    }

    private static String arabic(long count) {
        long lastTwo = count % 100;
        if (count <= 2) {
            return count == 0 ? "zero" : count == 1 ? "one" : "two";
        }
        return lastTwo >= 3 && lastTwo <= 10 ? "few" : lastTwo >= 11 ? "many" : "other";
    }
}
