package recto.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between two braces in JSX: code, of which only the plainest is understood. */
final class JsxValue {

    private static final Pattern QUOTED = Pattern
            .compile("\\s*(?:'([^'\\\\\\n]*)'|\"([^\"\\\\\\n]*)\"|`([^`\\\\$]*)`|(-?\\d[\\d_.]*))\\s*");
    private static final Pattern NOTHING = Pattern.compile("\\s*(?:true|false|null|undefined)?\\s*");
    private static final Pattern FILE = Pattern
            .compile("\\s*(?:require|useBaseUrl)\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)(?:\\.default)?(?:\\.src)?\\s*");

    private JsxValue() {}

    /** Behind the brace that closes the one that begins here, where strings and remarks are no code; -1 where it is not closed. */
    static int end(String text, int start, int limit) {
        int depth = 0;
        for (int at = start; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '{' || c == '(' || c == '[') {
                depth++;
            } else if (c == '}' || c == ')' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            } else if (c == '"' || c == '`' || c == '\'') {
                at = endOfString(text, at, limit);
                if (at < 0) {
                    return -1;
                }
            } else if (c == '/' && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0 || end > limit) {
                    return -1;
                }
                at = end + 1;
            }
        }
        return -1;
    }

    /** Where the string ends; an apostrophe within words of JSX begins none. */
    private static int endOfString(String text, int start, int limit) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                return at;
            } else if (c == '\n' && quote != '`') {
                return start;
            }
        }
        return quote == '`' ? -1 : start;
    }

    /** The value of a string, a number, or a file that is asked for; "" for one that shows nothing; null for other code. */
    static @Nullable String literal(String code) {
        Matcher quoted = QUOTED.matcher(code);
        if (quoted.matches()) {
            for (int group = 1; group <= quoted.groupCount(); group++) {
                if (quoted.group(group) != null) {
                    return quoted.group(group);
                }
            }
        }
        Matcher file = FILE.matcher(code);
        return file.matches() ? file.group(1) : NOTHING.matcher(code).matches() ? "" : null;
    }
}
