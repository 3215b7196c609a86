package recto.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Chooses the text search configuration of PostgreSQL for a language. */
public final class SearchLanguage {

    /** Takes words as they are. It serves the languages for which PostgreSQL has no configuration. */
    public static final String SIMPLE = "simple";

    private static final Map<String, String> CONFIGURATIONS = Map.ofEntries(Map.entry("ar", "arabic"), Map.entry("hy", "armenian"),
            Map.entry("eu", "basque"), Map.entry("ca", "catalan"), Map.entry("da", "danish"), Map.entry("nl", "dutch"),
            Map.entry("en", "english"), Map.entry("et", "estonian"), Map.entry("fi", "finnish"), Map.entry("fr", "french"),
            Map.entry("de", "german"), Map.entry("el", "greek"), Map.entry("hi", "hindi"), Map.entry("hu", "hungarian"),
            Map.entry("id", "indonesian"), Map.entry("ga", "irish"), Map.entry("it", "italian"), Map.entry("lt", "lithuanian"),
            Map.entry("ne", "nepali"), Map.entry("no", "norwegian"), Map.entry("nb", "norwegian"), Map.entry("nn", "norwegian"),
            Map.entry("pt", "portuguese"), Map.entry("ro", "romanian"), Map.entry("ru", "russian"), Map.entry("sr", "serbian"),
            Map.entry("es", "spanish"), Map.entry("sv", "swedish"), Map.entry("ta", "tamil"), Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    private SearchLanguage() {}

    /** @param known the configurations that the server has, which depend on its version */
    public static String configuration(Locale language, Set<String> known) {
        String configuration = CONFIGURATIONS.getOrDefault(language.getLanguage(), SIMPLE);
        return known.contains(configuration) ? configuration : SIMPLE;
    }
}
