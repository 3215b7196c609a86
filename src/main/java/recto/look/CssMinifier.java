package recto.look;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a stylesheet smaller without changing its meaning: it drops comments and white space that is not needed. */
class CssMinifier {

    /**
     * Tells what is copied as it is (strings, url(), escapes) from what may be left out. A hexadecimal escape takes the one space after
     * it.
     */
    private static final Pattern TOKEN = Pattern.compile(
            """
                    (?<kept>"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|(?i:url)\\(\\s*+[^"'\\s][^)]*+\\)|\\\\(?:[0-9a-fA-F]{1,6}\\s?|.))\
                    |(?<comment>/\\*.*?(?:\\*/|\\z))|(?<space>\\s++)|(?<sign>[\\w-]++(?!\\()|.)""",
            Pattern.DOTALL);
    /**
     * Needs no space after it. Other signs do: before ':', '(' or '[' a space may stand between two selectors, around '+' and '-' between
     * numbers.
     */
    private static final String NONE_AFTER = "{};:,(>";
    private static final String NONE_BEFORE = "{};,)>";

    private CssMinifier() {}

    static String minify(String css) {
        StringBuilder small = new StringBuilder(css.length());
        // The last character that was written; '"' stands for the end of anything quoted or escaped
        char last = ';';
        boolean space = false;
        boolean comment = false;
        for (Matcher token = TOKEN.matcher(css); token.find();) {
            if (token.group("space") != null) {
                space = true;
                continue;
            }
            if (token.group("comment") != null) {
                comment = true;
                continue;
            }
            char first = token.group("sign") == null ? '"' : token.group().charAt(0);
            boolean isFree = NONE_AFTER.indexOf(last) >= 0 || NONE_BEFORE.indexOf(first) >= 0;
            if (!isFree && (space || comment)) {
                // A comment without spaces separates two words, as a space would, but must not become a space between selectors
                small.append(space ? " " : "/**/");
            }
            if (first == '}' && last == ';') {
                small.setLength(small.length() - 1);
            }
            small.append(token.group());
            last = token.group("sign") == null ? '"' : small.charAt(small.length() - 1);
            space = false;
            comment = false;
        }
        return small.toString();
    }
}
