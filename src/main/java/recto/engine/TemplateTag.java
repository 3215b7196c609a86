package recto.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One piece of template code, such as {@code {{< figure src="a.png" >}}}, {@code {% endnote %}} or {@code {{ page.title | upcase }}}.
 *
 * @param start of the first brace
 * @param end behind the last brace
 * @param name in small letters; of an expression, its first word
 * @param closes whether it ends what another tag of its name begins
 * @param inner what stands between the braces
 * @param words the arguments without a name
 * @param named the other arguments, by their names in small letters
 */
record TemplateTag(int start, int end, Kind kind, String name, boolean closes, String inner, List<String> words,
        Map<String, String> named) {

    /** Whose code it is. */
    enum Kind {
        /** Hugo's {@code {{< name >}}} and {@code {{% name %}}}. */
        SHORTCODE,
        /** {@code {% name %}} of Liquid, Nunjucks, Hexo, Zola. */
        STATEMENT,
        /** {@code {{ value }}} of the same, and Zola's {@code {{ name(key="value") }}}. */
        EXPRESSION,
        /** {@code {# remark #}} or {@code {{/* remark *}}{@code /}}}. */
        REMARK,
        /** Hugo's {@code {{</* name *}}{@code />}}}, which a page shows as {@code {{< name >}}}. */
        ESCAPED,
        /** Code that shows one of these; {@code inner} is what its readers are to see. */
        IN_CODE
    }

    private static final Pattern NAME = Pattern.compile("[-/\\s]*+([\\p{L}_][\\p{L}\\p{N}_./:-]*)");
    private static final Pattern ARGUMENT = Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*(?:=|:(?!/))\\s*)?"
            + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'|`([^`]*+)`|“([^”]*+)”|([^\\s,()\"'`]++))",
            Pattern.DOTALL);

    static TemplateTag of(int start, int end, Kind kind, String inner) {
        Matcher name = NAME.matcher(inner);
        boolean isNamed = name.lookingAt();
        String word = isNamed ? name.group(1).toLowerCase(Locale.ROOT) : "";
        boolean closes = isNamed && inner.substring(0, name.start(1)).contains("/");
        if (kind == Kind.STATEMENT && word.startsWith("end") && word.length() >= 3) {
            closes = true;
            word = word.substring(3);
        }
        List<String> words = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        if (isNamed && !closes) {
            arguments(inner.substring(name.end()), words, named);
        }
        return new TemplateTag(start, end, kind, word, closes, inner, List.copyOf(words), Map.copyOf(named));
    }

    private static void arguments(String text, List<String> words, Map<String, String> named) {
        Matcher argument = ARGUMENT.matcher(text);
        while (argument.find()) {
            for (int group = 2; group <= 6; group++) {
                String value = argument.group(group);
                if (value != null) {
                    String plain = group <= 3 && value.indexOf('\\') >= 0 ? value.replaceAll("\\\\([\"'\\\\])", "$1") : value;
                    if (argument.group(1) != null) {
                        named.putIfAbsent(argument.group(1).toLowerCase(Locale.ROOT), plain);
                    } else if (!plain.equals("/") && !plain.equals("-")) {
                        words.add(plain);
                    }
                }
            }
        }
    }

    /** Whether the tag ends itself, as {@code {{< name />}}} does. */
    boolean isAlone() {
        return kind == Kind.SHORTCODE && inner.stripTrailing().endsWith("/");
    }

    /** The first of these arguments that is there and not blank; "" if none is. */
    String get(String... names) {
        for (String key : names) {
            String value = named.get(key);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }

    /** The argument at this place among those without a name; "" if there are not so many. */
    String word(int place) {
        return place < words.size() ? words.get(place).strip() : "";
    }
}
