package recto.look;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a stylesheet smaller without changing what it says: no comments, no white space where none is needed. */
class CssMinifier {

    /** Whatever is copied as it is, and what may be left out. The names of hexadecimal escapes end with one white space. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<kept>"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|(?i:url)\\(\\s*+[^"'\\s][^)]*+\\)|\\\\(?:[0-9a-fA-F]{1,6}\\s?|.))\
            |(?<comment>/\\*.*?(?:\\*/|\\z))|(?<space>\\s++)|(?<sign>[\\w-]++(?!\\()|.)""", Pattern.DOTALL);
    /** No space is needed after these; before ':', '(' or '[' it may part two selectors, around '+' and '-' two numbers. */
    private static final String NONE_AFTER = "{};:,(>";
    private static final String NONE_BEFORE = "{};,)>";

    private CssMinifier() {}

    static String minify(String css) {
        StringBuilder small = new StringBuilder(css.length());
        // What stands last, as far as it matters: nothing does that was quoted or escaped
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
                // A comment alone parts two words, as a space does, but not two selectors
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
