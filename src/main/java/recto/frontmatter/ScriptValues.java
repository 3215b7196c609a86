package recto.frontmatter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.language.XmlText;

/** Reads values as JavaScript writes them, as far as they are no code: strings, numbers, words, dates, lists and groups. Nothing is executed. */
final class ScriptValues {

    private static final int MAX_DEPTH = 20;
    private static final Pattern KEY = Pattern.compile("(?:([\\p{L}_$][\\p{L}\\d_$]*)|'([^'\\\\\\n]*)'|\"([^\"\\\\\\n]*)\")\\s*:");
    private static final Pattern DATE = Pattern.compile("new\\s+Date\\(\\s*(?=['\"`])");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?(?![\\w.$])");
    private static final Pattern WORD = Pattern.compile("(true|false|null|undefined)(?![\\w$])");
    /** What may stand behind a value for TypeScript alone. */
    private static final Pattern TYPE = Pattern.compile("(?:as\\s+const|satisfies\\s+\\w+)(?!\\w)");

    private final String file;
    private final List<Problem> problems;
    private final String text;
    private final SourceCursor cursor;
    private final List<Field> codes = new ArrayList<>();

    ScriptValues(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
        this.cursor = new SourceCursor(text);
    }

    /** The keys whose values are code, without these. */
    List<Field> codes() {
        return codes;
    }

    /** Behind the bracket that closes the one here; the end of the text where none does. */
    int end(int start) {
        SourceCursor at = cursor.copy();
        at.advanceTo(start);
        skip(at, "");
        return at.at();
    }

    /** The group whose bracket stands here, behind all that was read before; null where it is nested too deep, which is a problem. */
    @Nullable
    Fields group(int start) {
        cursor.advanceTo(start);
        return value(0, "") instanceof Fields fields ? fields : null;
    }

    /** @param key to which the value belongs @return null for code, and for what is nested too deep */
    private @Nullable FrontMatterValue value(int depth, String key) {
        int line = cursor.line();
        int column = cursor.column();
        if (depth > MAX_DEPTH) {
            problems.add(Problem.error(file, line, column, "the values are nested more than %d deep".formatted(MAX_DEPTH),
                    "write them flatter"));
            cursor.advanceTo(text.length());
            return null;
        }
        char c = cursor.here();
        FrontMatterValue value = c == '{' ? fields(depth, line, column) : c == '[' ? items(depth, key, line, column) : text(line, column);
        skipBlank();
        Matcher type = TYPE.matcher(text).region(cursor.at(), text.length());
        if (type.lookingAt()) {
            cursor.advanceTo(type.end());
            skipBlank();
        }
        if (depth > 0 && value != null && ",}]".indexOf(cursor.here()) < 0) {
            // Such as 'a' + b
            value = null;
        }
        if (value == null) {
            codes.add(new Field(key, line, column, new Text(line, column, "", null)));
        }
        if (depth > 0) {
            skip(cursor, ",}]");
        }
        return value;
    }

    private Fields fields(int depth, int line, int column) {
        List<Field> fields = new ArrayList<>();
        cursor.advance();
        for (skipBlank(); !cursor.isAtEnd() && cursor.here() != '}'; skipBlank()) {
            int keyLine = cursor.line();
            int keyColumn = cursor.column();
            Matcher named = KEY.matcher(text).region(cursor.at(), text.length());
            if (named.lookingAt()) {
                String key = named.group(1) != null ? named.group(1) : named.group(2) != null ? named.group(2) : named.group(3);
                cursor.advanceTo(named.end());
                skipBlank();
                FrontMatterValue value = value(depth + 1, key);
                boolean isTwice = fields.stream().anyMatch(field -> field.key().equals(key));
                if (value != null && !isTwice) {
                    fields.add(new Field(XmlText.clean(key), keyLine, keyColumn, value));
                }
            } else {
                // A function, {...another} or {title}
                int start = cursor.at();
                skip(cursor, ",}");
                String code = text.substring(start, cursor.at()).strip();
                codes.add(new Field(code, keyLine, keyColumn, new Text(keyLine, keyColumn, "", null)));
                if (cursor.at() == start) {
                    cursor.advance();
                }
            }
            if (cursor.here() == ',') {
                cursor.advance();
            }
        }
        cursor.advanceTo(Math.min(cursor.at() + 1, text.length()));
        return new Fields(line, column, fields);
    }

    private Items items(int depth, String key, int line, int column) {
        List<FrontMatterValue> items = new ArrayList<>();
        cursor.advance();
        for (skipBlank(); !cursor.isAtEnd() && cursor.here() != ']'; skipBlank()) {
            int start = cursor.at();
            FrontMatterValue value = value(depth + 1, key);
            if (value != null) {
                items.add(value);
            }
            if (cursor.here() == ',' || cursor.at() == start) {
                cursor.advance();
            }
        }
        cursor.advanceTo(Math.min(cursor.at() + 1, text.length()));
        return new Items(line, column, items);
    }

    private @Nullable Text text(int line, int column) {
        Matcher date = DATE.matcher(text).region(cursor.at(), text.length());
        if (date.lookingAt()) {
            cursor.advanceTo(date.end());
            String given = string();
            skipBlank();
            if (given != null && cursor.here() == ')') {
                cursor.advance();
                return new Text(line, column, given, given);
            }
            return null;
        }
        if ("'\"`".indexOf(cursor.here()) >= 0) {
            String given = string();
            return given == null ? null : new Text(line, column, given, given);
        }
        Matcher number = NUMBER.matcher(text).region(cursor.at(), text.length());
        if (number.lookingAt()) {
            cursor.advanceTo(number.end());
            return new Text(line, column, number.group(), new BigDecimal(number.group()));
        }
        Matcher word = WORD.matcher(text).region(cursor.at(), text.length());
        if (word.lookingAt()) {
            cursor.advanceTo(word.end());
            boolean isNothing = word.group().equals("null") || word.group().equals("undefined");
            return new Text(line, column, word.group(), isNothing ? null : (Object) word.group().equals("true"));
        }
        return null;
    }

    /** The string that begins here; null where it has code in it, or no end. */
    private @Nullable String string() {
        char quote = cursor.here();
        StringBuilder string = new StringBuilder();
        for (cursor.advance(); !cursor.isAtEnd() && (quote == '`' || cursor.here() != '\n'); cursor.advance()) {
            char c = cursor.here();
            if (c == quote) {
                cursor.advance();
                return XmlText.clean(string.toString());
            }
            if (quote == '`' && text.startsWith("${", cursor.at())) {
                return null;
            }
            if (c == '\\') {
                cursor.advance();
                switch (cursor.here()) {
                    case 'n' -> string.append('\n');
                    case 't' -> string.append('\t');
                    case '\n' -> string.append("");
                    default -> string.append(cursor.here());
                }
            } else {
                string.append(c);
            }
        }
        return null;
    }

    private void skipBlank() {
        while (!cursor.isAtEnd()) {
            if (Character.isWhitespace(cursor.here())) {
                cursor.advance();
            } else if (text.startsWith("//", cursor.at())) {
                cursor.skipLine();
            } else if (text.startsWith("/*", cursor.at())) {
                int end = text.indexOf("*/", cursor.at() + 2);
                cursor.advanceTo(end < 0 ? text.length() : end + 2);
            } else {
                return;
            }
        }
    }

    /** Goes on to one of the stops, past strings and whatever stands in brackets; without stops past the brackets that open here. */
    private static void skip(SourceCursor at, String stops) {
        int depth = 0;
        while (!at.isAtEnd()) {
            char c = at.here();
            if (depth == 0 && stops.indexOf(c) >= 0) {
                return;
            }
            if ("'\"`".indexOf(c) >= 0) {
                skipString(at);
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            at.advance();
            if (depth < 0 || depth == 0 && stops.isEmpty()) {
                return;
            }
        }
    }

    private static void skipString(SourceCursor at) {
        char quote = at.here();
        at.advance();
        while (!at.isAtEnd() && at.here() != quote && (quote == '`' || at.here() != '\n')) {
            if (at.here() == '\\') {
                at.advance();
            }
            if (!at.isAtEnd()) {
                at.advance();
            }
        }
        at.advanceTo(Math.min(at.at() + 1, at.text.length()));
    }
}
