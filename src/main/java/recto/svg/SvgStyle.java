package recto.svg;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes what would load something out of the CSS of a drawing, in one pass over its tokens. The rest stays as it is written, but for comments.
 *
 * @see <a href="https://www.w3.org/TR/css-syntax-3/#tokenization">CSS Syntax 3, section 4</a>
 */
final class SvgStyle {

    private static final Pattern MAY_LOAD = Pattern.compile("url|src|image|javascript:|\\\\", Pattern.CASE_INSENSITIVE);
    /** Functions that take the address as a string, or run something. */
    private static final Set<String> LOADING = Set.of("image", "image-set", "-webkit-image-set", "src", "expression");
    private static final Set<String> RUNNING = Set.of("-moz-binding", "behavior", "javascript", "vbscript");

    private final String css;
    private final Consumer<String> takenOut;
    private final StringBuilder clean = new StringBuilder();
    private int at;

    private SvgStyle(String css, Consumer<String> takenOut) {
        this.css = css;
        this.takenOut = takenOut;
    }

    /** Whether the value of an attribute is to be looked at; most are long lists of numbers, and some are words for people. */
    static boolean mayLoad(String attribute, String value) {
        boolean isForPeople = attribute.startsWith("data-") || attribute.startsWith("aria-") || attribute.equals("id");
        return !isForPeople && MAY_LOAD.matcher(value).find();
    }

    /**
     * @param css a stylesheet, or the value of an attribute that may be CSS
     * @param takenOut takes the name of each thing that is taken out
     * @return null where nothing can stay, because what is left over would be other CSS than the author's
     */
    static @Nullable String clean(String css, Consumer<String> takenOut) {
        return new SvgStyle(css, takenOut).clean();
    }

    private @Nullable String clean() {
        while (at < css.length()) {
            int start = at;
            char c = css.charAt(at);
            if (css.startsWith("/*", at)) {
                int end = css.indexOf("*/", at + 2);
                at = end < 0 ? css.length() : end + 2;
                // A comment parts two words
                clean.append(' ');
            } else if (c == '"' || c == '\'') {
                string();
                clean.append(css, start, at);
            } else if (c == '@') {
                at++;
                if (name().equals("import")) {
                    takenOut.accept("@import");
                    endOfRule();
                } else {
                    clean.append(css, start, at);
                }
            } else if (isName(c)) {
                String name = name();
                if (isNext('(') && name.equals("url")) {
                    at++;
                    url(start);
                } else if (isNext('(') && LOADING.contains(name) || isNext(':') && RUNNING.contains(name)) {
                    takenOut.accept("CSS that loads something");
                    return null;
                } else {
                    clean.append(css, start, at);
                }
            } else {
                at++;
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** Whether this sign comes next, behind white space at most: browsers allow none before a bracket, but drawings are not for browsers alone. */
    private boolean isNext(char sign) {
        int next = at;
        while (next < css.length() && Character.isWhitespace(css.charAt(next))) {
            next++;
        }
        boolean isNext = next < css.length() && css.charAt(next) == sign;
        at = isNext && sign == '(' ? next : at;
        return isNext;
    }

    private static boolean isName(char c) {
        return c == '-' || c == '_' || c == '\\' || c >= 0x80 || Character.isLetterOrDigit(c);
    }

    /** Goes to the end of a name, and gives it in lower case with the characters that its escapes stand for. */
    private String name() {
        StringBuilder name = new StringBuilder();
        while (at < css.length() && isName(css.charAt(at))) {
            if (css.charAt(at) == '\\') {
                name.appendCodePoint(escape());
            } else {
                name.append(css.charAt(at++));
            }
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Goes behind an escape, which is up to six hexadecimal digits and a blank, or any other character. */
    private int escape() {
        int start = ++at;
        while (at < css.length() && at < start + 6 && Character.digit(css.charAt(at), 16) >= 0 && css.charAt(at) < 0x80) {
            at++;
        }
        if (at == start) {
            int c = at < css.length() ? css.codePointAt(at) : '\uFFFD';
            at = Math.min(css.length(), at + Character.charCount(c));
            return c;
        }
        int c = Integer.parseInt(css.substring(start, at), 16);
        at += at < css.length() && Character.isWhitespace(css.charAt(at)) ? 1 : 0;
        return Character.isValidCodePoint(c) ? c : '\uFFFD';
    }

    /** Goes behind a string. A line end ends one that is not closed. @return what it says */
    private String string() {
        char quote = css.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < css.length() && css.charAt(at) != quote && css.charAt(at) != '\n') {
            if (css.charAt(at) == '\\') {
                text.appendCodePoint(escape());
            } else {
                text.append(css.charAt(at++));
            }
        }
        at = Math.min(css.length(), at + 1);
        return text.toString();
    }

    /** Goes behind an address and its bracket. Of all addresses those in this file and data in this file may stay. */
    private void url(int start) {
        while (at < css.length() && Character.isWhitespace(css.charAt(at))) {
            at++;
        }
        StringBuilder target = new StringBuilder();
        if (at < css.length() && (css.charAt(at) == '"' || css.charAt(at) == '\'')) {
            target.append(string());
        }
        while (at < css.length() && css.charAt(at) != ')') {
            if (css.charAt(at) == '\\') {
                target.appendCodePoint(escape());
            } else {
                target.append(css.charAt(at++));
            }
        }
        boolean isClosed = at < css.length();
        at = Math.min(css.length(), at + 1);
        String address = target.toString().strip();
        if (isClosed && (address.startsWith("#") || address.regionMatches(true, 0, "data:", 0, 5))) {
            clean.append(css, start, at);
        } else {
            takenOut.accept("url(%s)".formatted(address.length() > 60 ? address.substring(0, 60) + "..." : address));
            clean.append("none");
        }
    }

    /** Goes behind the end of a rule without a block. A block that was opened around the rule ends it, too. */
    private void endOfRule() {
        while (at < css.length() && css.charAt(at) != ';' && css.charAt(at) != '}' && css.charAt(at) != '{') {
            char c = css.charAt(at);
            if (c == '"' || c == '\'') {
                string();
            } else if (c == '(') {
                int end = css.indexOf(')', at);
                at = end < 0 ? css.length() : end;
            } else {
                at++;
            }
        }
        at += at < css.length() && css.charAt(at) == ';' ? 1 : 0;
    }
}
