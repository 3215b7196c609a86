package recto.frontmatter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Text;
import recto.language.XmlText;

/** The words, texts, signs and blanks of a script in JavaScript or Python, one after the other. */
final class ScriptText {

    /** A word or a number. */
    private static final Pattern WORD = Pattern.compile("-?[\\p{L}\\d_$]+(?:\\.\\d+)?");
    /** What may stand behind a value for TypeScript alone, in the same line: below an object of MDX the article begins. */
    private static final Pattern TYPE = Pattern
            .compile("(?:[ \\t]*(?:as|satisfies)[ \\t]+[\\w.]{1,100}(?:<[^<>\\n]{0,100}>)?){1,3}(?!\\w)");
    private static final Pattern CODE_POINT = Pattern.compile("(?:u[0-9a-fA-F]{4}|u\\{[0-9a-fA-F]{1,6}}|x[0-9a-fA-F]{2})");

    private final String text;
    private final boolean isPython;
    private final SourceCursor cursor;

    ScriptText(String text, boolean isPython) {
        this.text = text;
        this.isPython = isPython;
        this.cursor = new SourceCursor(text);
    }

    boolean isPython() {
        return isPython;
    }

    int at() {
        return cursor.at();
    }

    boolean isAtEnd() {
        return cursor.isAtEnd();
    }

    /** Whether the sign here is one of these. */
    boolean isAt(String signs) {
        return !isAtEnd() && signs.indexOf(cursor.here()) >= 0;
    }

    boolean isAtText() {
        return isAt(isPython ? "'\"" : "'\"`");
    }

    /** What stands between two places. */
    String between(int start, int end) {
        return text.substring(start, end);
    }

    /** A value without anything in it, at this place. */
    Text place() {
        return new Text(cursor.line(), cursor.column(), "", null);
    }

    /** Goes on to a place; one that lies behind changes nothing. */
    void advanceTo(int index) {
        cursor.advanceTo(Math.min(index, text.length()));
    }

    void advance() {
        advanceTo(at() + 1);
    }

    /** Passes one of these signs. @return false where none of them stands here */
    boolean pass(String signs) {
        boolean isThere = isAt(signs);
        if (isThere) {
            advance();
        }
        return isThere;
    }

    /** Passes what the pattern finds at this very place. @return what that is; empty where it finds nothing */
    String pass(Pattern pattern) {
        Matcher found = pattern.matcher(text).region(at(), text.length());
        if (!found.lookingAt()) {
            return "";
        }
        advanceTo(found.end());
        return found.group();
    }

    /** The word or the number that stands here; empty where none does. */
    String word() {
        return pass(WORD);
    }

    /** Passes what TypeScript says of the value before. */
    void skipType() {
        pass(TYPE);
    }

    /**
     * Reads the text in quotes that begins here. One that has no end ends with the script.
     *
     * @param isRaw whether a backslash stands for itself
     * @return null where something in it has to be worked out, and where it does not end on its line
     */
    @Nullable
    String text(boolean isRaw) {
        char quote = cursor.here();
        StringBuilder read = new StringBuilder();
        boolean isPlain = true;
        for (advance(); !isAtEnd() && cursor.here() != quote; advance()) {
            if (cursor.here() == '\n' && quote != '`') {
                return null;
            }
            isPlain &= quote != '`' || !text.startsWith("${", at());
            if (cursor.here() != '\\') {
                read.append(cursor.here());
            } else {
                advance();
                read.append(isRaw ? "\\" + cursor.here() : escaped());
            }
        }
        advance();
        return isPlain ? XmlText.clean(read.toString()) : null;
    }

    /** What the signs behind a backslash stand for; goes to the last of them. */
    private String escaped() {
        char c = cursor.here();
        Matcher code = CODE_POINT.matcher(text).region(at(), text.length());
        if (code.lookingAt()) {
            advanceTo(code.end() - 1);
            int point = Integer.parseInt(code.group().replaceAll("[ux{}]", ""), 16);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        }
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r', '\n' -> "";
            // For Python \d is a backslash and a letter
            default -> isPython && "\\'\"".indexOf(c) < 0 ? "\\" + c : String.valueOf(c);
        };
    }

    /** Passes spaces, remarks, and the signs by which Python joins two lines. */
    void skipBlank() {
        while (!isAtEnd()) {
            if (isPython ? cursor.here() == '#' : text.startsWith("//", at())) {
                cursor.skipLine();
            } else if (!isPython && text.startsWith("/*", at())) {
                int end = text.indexOf("*/", at() + 2);
                advanceTo(end < 0 ? text.length() : end + 2);
            } else if (Character.isWhitespace(cursor.here()) || isPython && cursor.here() == '\\') {
                advance();
            } else {
                return;
            }
        }
    }

    /** Goes to the next comma or closing bracket that belongs to what is around this place. */
    void skipRest() {
        int depth = 0;
        for (skipBlank(); !isAtEnd() && (depth > 0 || !isAt(",}])")); skipBlank()) {
            if (isAtText()) {
                text(false);
            } else {
                depth += isAt("{[(") ? 1 : isAt("}])") ? -1 : 0;
                advance();
            }
        }
    }
}
