package recto.frontmatter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;

/**
 * Reads the values that a script in JavaScript or Python has in plain words: texts, numbers, lists and groups of keys. Nothing is run, so that
 * a value that would have to be worked out is passed over.
 */
public final class ScriptReader {

    private static final int MAX_DEPTH = 20;
    /** What a module of JavaScript hands out: an object, or a function that does nothing but return one. */
    private static final Pattern MODULE = Pattern.compile("(?:module\\.exports\\s*=|export\\s+default)\\s*(?:async\\s*)?"
            + "(?:function\\s*\\w*\\s*\\([^()]*\\)\\s*\\{\\s*return\\s*|(?:\\([^()]*\\)|\\w+)\\s*=>\\s*(?:\\(|\\{\\s*return\\s))?\\s*(?=\\{)");
    private static final Pattern WORD = Pattern.compile("-?[\\w$]+(?:\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private final String text;
    private final boolean isPython;
    private final List<Field> passedOver = new ArrayList<>();
    private int at;
    /** Up to which place the lines are counted, and what that place is. */
    private int counted;
    private int line = 1;
    private int column = 1;

    private ScriptReader(String text, int from, boolean isPython) {
        this.text = text;
        this.at = from;
        this.isPython = isPython;
    }

    /**
     * What a module of JavaScript gives.
     *
     * @param fields those in plain words
     * @param passedOver the keys of the others, at their places, without a value
     */
    public record Module(Fields fields, List<Field> passedOver) {}

    /** @return empty where the module gives no object that stands there in plain words */
    public static Optional<Module> ofJavaScript(String text) {
        Matcher module = MODULE.matcher(text);
        if (!module.find()) {
            return Optional.empty();
        }
        ScriptReader reader = new ScriptReader(text, module.end(), false);
        return reader.value(0) instanceof Fields fields ? Optional.of(new Module(fields, reader.passedOver)) : Optional.empty();
    }

    /** The value that stands behind a place of a script in JavaScript; empty where it would have to be worked out. */
    public static Optional<FrontMatterValue> ofJavaScript(String text, int from) {
        return Optional.ofNullable(new ScriptReader(text, from, false).value(0));
    }

    /** The value that the last line NAME = value of a script in Python gives to the name; empty where it would have to be worked out. */
    public static Optional<FrontMatterValue> ofPython(String text, String name) {
        Matcher given = Pattern.compile("(?m)^" + name + "[ \\t]*=(?!=)").matcher(text);
        int from = -1;
        while (given.find()) {
            from = given.end();
        }
        return from < 0 ? Optional.empty() : Optional.ofNullable(new ScriptReader(text, from, true).value(0));
    }

    /** Null for what is not in plain words, which is passed over as far as the next comma or closing bracket. */
    private @Nullable FrontMatterValue value(int depth) {
        skipBlank();
        Text place = place();
        char c = here();
        FrontMatterValue value = null;
        if (c == '"' || c == '\'' || c == '`') {
            value = text(place, false);
        } else if ((c == '{' || c == '[' || c == '(') && depth < MAX_DEPTH) {
            value = c == '{' ? group(place, depth) : list(place, depth);
        } else {
            value = plainWord(place);
        }
        int line = place().line();
        skipBlank();
        boolean isWhole = at >= text.length() || ",}]);".indexOf(here()) >= 0 || depth == 0 && place().line() > line;
        if (value == null || !isWhole) {
            skipRest();
            return null;
        }
        return value;
    }

    private @Nullable FrontMatterValue plainWord(Text place) {
        String word = word();
        return switch (word) {
            case "true", "True" -> new Text(place.line(), place.column(), "true", true);
            case "false", "False" -> new Text(place.line(), place.column(), "false", false);
            case "null", "None", "undefined" -> new Text(place.line(), place.column(), "", null);
            // Python's raw and plain texts have a letter before them
            case "r", "u" -> here() == '"' || here() == '\'' ? text(place, word.equals("r")) : null;
            default -> NUMBER.matcher(word).matches() ? new Text(place.line(), place.column(), word, word) : null;
        };
    }

    private @Nullable Text text(Text place, boolean isRaw) {
        char quote = here();
        StringBuilder read = new StringBuilder();
        for (at++; at < text.length() && here() != quote; at++) {
            if (here() == '\\' && at + 1 < text.length() && !isRaw) {
                at++;
                read.append(here() == 'n' ? '\n' : here() == 't' ? '\t' : here());
            } else if (quote == '`' && text.startsWith("${", at)) {
                // A text with something worked out in it
                skipText(quote);
                return null;
            } else {
                read.append(here());
            }
        }
        at++;
        return new Text(place.line(), place.column(), read.toString(), read.toString());
    }

    private Items list(Text place, int depth) {
        List<FrontMatterValue> items = new ArrayList<>();
        at++;
        for (skipBlank(); at < text.length() && "])".indexOf(here()) < 0; skipBlank()) {
            int start = at;
            FrontMatterValue item = value(depth + 1);
            if (item != null) {
                items.add(item);
            }
            at += at == start ? 1 : 0;
            skipComma();
        }
        at++;
        return new Items(place.line(), place.column(), items);
    }

    private Fields group(Text place, int depth) {
        Map<String, Field> fields = new LinkedHashMap<>();
        at++;
        for (skipBlank(); at < text.length() && here() != '}'; skipBlank()) {
            int start = at;
            Text above = place();
            String key = key();
            skipBlank();
            if (key != null && !key.isEmpty() && here() == ':') {
                at++;
                FrontMatterValue value = value(depth + 1);
                if (value != null) {
                    fields.put(key, new Field(key, above.line(), above.column(), value));
                } else if (depth == 0) {
                    passedOver.add(new Field(key, above.line(), above.column(), above));
                }
            } else {
                // A method, or the values of another object
                skipRest();
            }
            at += at == start ? 1 : 0;
            skipComma();
        }
        at++;
        return new Fields(place.line(), place.column(), List.copyOf(fields.values()));
    }

    private @Nullable String key() {
        if (here() == '"' || here() == '\'') {
            Text text = text(place(), false);
            return text == null ? null : text.text();
        }
        return word();
    }

    /** The word or the number that stands here; empty where none does. */
    private String word() {
        Matcher found = WORD.matcher(text).region(Math.min(at, text.length()), text.length());
        at = found.lookingAt() ? found.end() : at;
        return found.lookingAt() ? found.group() : "";
    }

    /** Goes to the next comma or closing bracket that belongs to what is around this place. */
    private void skipRest() {
        int depth = 0;
        while (at < text.length()) {
            skipBlank();
            char c = here();
            if (depth == 0 && ",}])".indexOf(c) >= 0 || at >= text.length()) {
                return;
            }
            if (c == '"' || c == '\'' || c == '`') {
                at++;
                skipText(c);
            } else {
                depth += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
        }
    }

    private void skipText(char quote) {
        for (; at < text.length() && here() != quote; at++) {
            at += here() == '\\' ? 1 : 0;
        }
        at++;
    }

    private void skipComma() {
        skipBlank();
        at += here() == ',' ? 1 : 0;
    }

    /** Passes spaces, remarks, and the signs by which Python joins two lines. */
    private void skipBlank() {
        while (at < text.length()) {
            if (isPython ? here() == '#' : text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (!isPython && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (Character.isWhitespace(here()) || isPython && here() == '\\') {
                at++;
            } else {
                return;
            }
        }
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** A value without anything in it, at this place. */
    private Text place() {
        for (; counted < Math.min(at, text.length()); counted++) {
            char c = text.charAt(counted);
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : Character.isLowSurrogate(c) ? column : column + 1;
        }
        return new Text(line, column, "", null);
    }
}
