package recto.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names that languages have in the languages themselves: Deutsch, 中文. They come from a table, because a native executable knows only
 * the names in the few languages that it was built for. The table has what {@code Locale.getDisplayName} of Java 17 gives for every locale
 * that Java knows, and some languages that people write in and Java has no name for.
 */
public final class LanguageNames {

    private static final String TABLE = "/languages.tsv";

    /** The table is read when a name is first asked for. */
    private static final class Table {
        static final Map<String, String> NAMES = read();

        private static Map<String, String> read() {
            try (InputStream in = LanguageNames.class.getResourceAsStream(TABLE)) {
                if (in == null) {
                    throw new IllegalStateException("The program lacks its own file " + TABLE);
                }
                return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(line -> line.split("\t", 2))
                        .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private LanguageNames() {}

    /** @param tag a BCP 47 tag @return the name as it begins a line; the tag itself for a language that nobody has named */
    public static String of(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        String name = name(language, tag);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(language) + name.substring(first);
    }

    private static String name(Locale language, String tag) {
        Locale plain = language.stripExtensions();
        String known = Table.NAMES.get(plain.toLanguageTag());
        if (known != null) {
            return known;
        }
        String withScript = new Locale.Builder().setLanguage(plain.getLanguage()).setScript(plain.getScript()).build().toLanguageTag();
        String base = Table.NAMES.getOrDefault(withScript, Table.NAMES.get(plain.getLanguage()));
        if (base == null) {
            return tag;
        }
        return plain.getCountry().isEmpty() ? base : base + " (" + plain.getCountry() + ")";
    }
}
