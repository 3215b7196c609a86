package recto.defaults;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;

/** Which pages a cascade of Hugo is meant for. */
final class CascadeTarget {

    private static final Pattern LANGUAGE = Pattern.compile("(.*)\\.([a-z]{2}(?:-[A-Za-z]{2,4})?)(\\.[A-Za-z]+)");
    private static final Pattern ENDING = Pattern.compile("(?:/index)?\\.[A-Za-z]+$");

    /** By the word: path, kind, lang, environment. */
    private final Map<String, Pattern> globs = new TreeMap<>();

    private CascadeTarget() {}

    static CascadeTarget of(Fields words) {
        CascadeTarget target = new CascadeTarget();
        words.fields().forEach(field -> {
            if (field.value() instanceof Text text && !text.isNull()) {
                target.globs.put(KeyName.normalised(field.key()), Globs.pattern(text.text()));
            }
        });
        return target;
    }

    private boolean fits(String word, String value) {
        Pattern glob = globs.get(word);
        return glob == null || glob.matcher(value).matches();
    }

    /** Whether articles are meant at all, on the site that readers see. */
    boolean isOfPages() {
        return fits("kind", "page") && fits("environment", "production");
    }

    /** Whether neither a path nor a language is asked for. */
    boolean isOfAll() {
        return !globs.containsKey("path") && !globs.containsKey("lang");
    }

    /** @param file below the folder that Hugo has its pages in @param defaultLanguage of a file whose name has none */
    boolean isMet(String file, String defaultLanguage) {
        Matcher language = LANGUAGE.matcher(file);
        boolean isNamed = language.matches();
        String whole = "/" + (isNamed ? language.group(1) + language.group(3) : file);
        return fits("lang", isNamed ? language.group(2) : defaultLanguage)
                // Older ones have the ending in the path of a page, newer ones write it as in its address
                && (fits("path", whole) || fits("path", ENDING.matcher(whole).replaceFirst("").replace(' ', '-')));
    }
}
