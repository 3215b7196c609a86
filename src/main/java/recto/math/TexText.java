package recto.math;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a formula, and the place in it that has been read up to. */
final class TexText {

    /** So deep is no formula that somebody reads, and the stack of a thread holds it by far. */
    private static final int MAX_DEPTH = 60;
    private static final Pattern LENGTH_IN_BRACKETS = Pattern.compile("\\s{0,9}\\[-?[\\d.]{1,6}\\s?[a-z]{2}]");

    private final String tex;
    private int at;
    private int depth;

    TexText(String tex) {
        this.tex = tex;
    }

    boolean isAtEnd() {
        return at >= tex.length();
    }

    /** The letter or sign that comes next, which is passed. */
    int next() {
        int next = tex.codePointAt(at);
        at += Character.charCount(next);
        return next;
    }

    int at() {
        return at;
    }

    String rest() {
        return tex.substring(at, Math.min(tex.length(), at + (tex.charAt(at) == '\\' ? 7 : 1)));
    }

    void enter() {
        if (depth++ > MAX_DEPTH) {
            throw new TexFault("is more than %d levels deep".formatted(MAX_DEPTH), at);
        }
    }

    void leave() {
        depth--;
    }

    /** Passes blanks and remarks. */
    void blanks() {
        while (at < tex.length() && (Character.isWhitespace(tex.charAt(at)) || tex.charAt(at) == '%')) {
            int end = tex.charAt(at) == '%' ? tex.indexOf('\n', at) : at + 1;
            at = end < 0 ? tex.length() : end;
        }
    }

    /** Passes this text if it comes next, and no letter behind a command. */
    boolean skip(String text) {
        int end = at + text.length();
        boolean isCommand = text.length() > 1 && text.charAt(0) == '\\' && Character.isLetter(text.charAt(1));
        if (!tex.startsWith(text, at) || isCommand && end < tex.length() && isLetter(tex.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    char peek() {
        return at < tex.length() ? tex.charAt(at) : '\0';
    }

    /** The command that comes next, without its backslash; "" if none does. */
    String command() {
        if (peek() != '\\' || at + 1 >= tex.length()) {
            return "";
        }
        int end = at + 1;
        while (end < tex.length() && isLetter(tex.charAt(end))) {
            end++;
        }
        return tex.substring(at + 1, Math.max(end, at + 2));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    String number() {
        int start = at;
        while (at < tex.length() && (Character.isDigit(tex.charAt(at))
                || ".,".indexOf(tex.charAt(at)) >= 0 && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1))
                        && tex.charAt(at) == '.')) {
            at++;
        }
        return tex.substring(start, at);
    }

    /** What stands between two braces, as it is written. */
    String raw() {
        blanks();
        int start = at;
        if (!skip("{")) {
            throw new TexFault("has no { where one has to follow", Math.max(0, at - 1));
        }
        int open = 1;
        while (at < tex.length() && open > 0) {
            char c = tex.charAt(at);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        }
        if (open > 0) {
            throw new TexFault("has a { that is not closed", start);
        }
        return tex.substring(start + 1, at - 1);
    }

    /** Passes a length such as 2pt. */
    String length(Pattern length) {
        blanks();
        Matcher found = length.matcher(tex).region(at, tex.length());
        if (!found.lookingAt()) {
            throw new TexFault("has no length where one has to follow", at);
        }
        at = found.end();
        return found.group();
    }

    /** Passes a length in square brackets, if there is one. */
    void lengthInBrackets() {
        Matcher found = LENGTH_IN_BRACKETS.matcher(tex).region(at, tex.length());
        at = found.lookingAt() ? found.end() : at;
    }

    void pass(int length) {
        at = Math.min(tex.length(), at + length);
    }
}
