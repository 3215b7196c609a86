package recto.frontmatter;

import java.math.BigDecimal;
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
import recto.language.XmlText;

/**
 * Reads the values that a script in JavaScript or Python has in plain words: texts, numbers, dates, lists and groups of keys. Nothing is run,
 * so that a value that would have to be worked out is passed over.
 */
public final class ScriptReader {

    static final int MAX_DEPTH = 20;
    /** What a module of JavaScript hands out: an object, or a function that does nothing but return one. */
    private static final Pattern MODULE = Pattern.compile("(?:module\\.exports\\s*=|export\\s+default)\\s*(?:async\\s*)?"
            + "(?:function\\s*\\w*\\s*\\([^()]*\\)\\s*\\{\\s*return\\s*|(?:\\([^()]*\\)|\\w+)\\s*=>\\s*(?:\\(|\\{\\s*return\\s))?\\s*(?=\\{)");
    private static final Pattern DATE = Pattern.compile("new\\s+Date\\(\\s*(?=['\"`])");
    /** Java takes ever longer for each digit of a longer one. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?");

    private final ScriptText script;
    private final List<Field> passedOver = new ArrayList<>();
    private final List<Field> passedOverAtTop = new ArrayList<>();
    private @Nullable Text tooDeep;
    private boolean isClosed;

    /** From the beginning of a script. */
    ScriptReader(String text, boolean isPython) {
        this.script = new ScriptText(text, isPython);
    }

    /**
     * What a module of JavaScript gives.
     *
     * @param fields those in plain words
     * @param passedOver the keys of the others, at their places, without a value; also the key of a list for each of its items
     */
    public record Module(Fields fields, List<Field> passedOver) {}

    /** @return empty where the module gives no object that stands there in plain words */
    public static Optional<Module> ofJavaScript(String text) {
        Matcher module = MODULE.matcher(text);
        if (!module.find()) {
            return Optional.empty();
        }
        ScriptReader reader = new ScriptReader(text, false);
        return reader.valueAt(module.end()) instanceof Fields fields ? Optional.of(new Module(fields, reader.passedOverAtTop))
                : Optional.empty();
    }

    /** The value that stands behind a place of a script in JavaScript; empty where it would have to be worked out. */
    public static Optional<FrontMatterValue> ofJavaScript(String text, int from) {
        return Optional.ofNullable(new ScriptReader(text, false).valueAt(from));
    }

    /** The value that the last line NAME = value of a script in Python gives to the name; empty where it would have to be worked out. */
    public static Optional<FrontMatterValue> ofPython(String text, String name) {
        Matcher given = Pattern.compile("(?m)^" + name + "[ \\t]*=(?!=)").matcher(text);
        int from = -1;
        while (given.find()) {
            from = given.end();
        }
        return from < 0 ? Optional.empty() : Optional.ofNullable(new ScriptReader(text, true).valueAt(from));
    }

    /** The texts in all the lists that stand behind what a pattern finds, also in those that a program adds something to. */
    public static List<String> textsOfLists(String text, Pattern before, boolean isPython) {
        ScriptReader reader = new ScriptReader(text, isPython);
        List<String> texts = new ArrayList<>();
        for (Matcher found = before.matcher(text); found.find();) {
            reader.script.advanceTo(found.end());
            if (reader.at() == found.end() && reader.script.isAt(isPython ? "[(" : "[")) {
                reader.list("", reader.script.place(), 0).items().stream().filter(item -> item instanceof Text && !item.isNull())
                        .forEach(item -> texts.add(((Text) item).text()));
            }
        }
        return texts;
    }

    /** The object whose bracket stands at a place, whatever is made of it. @param from not before what was read already */
    Fields objectAt(int from) {
        script.advanceTo(from);
        Fields fields = group(script.place(), 0);
        script.skipType();
        return fields;
    }

    /** Behind what was read. */
    int at() {
        return script.at();
    }

    /** Whether the object that was read has its closing bracket. */
    boolean isClosed() {
        return isClosed;
    }

    /** The place of the first value that was passed over because of its depth; null where there is none. */
    @Nullable
    Text tooDeep() {
        return tooDeep;
    }

    /** What was passed over, in objects and lists within objects as well: its key, or what stands for it in the script, and its place. */
    List<Field> passedOver() {
        return passedOver;
    }

    private @Nullable FrontMatterValue valueAt(int from) {
        script.advanceTo(from);
        script.skipBlank();
        return value("", 0);
    }

    /** Null for what is not in plain words, which is passed over as far as the next comma or closing bracket. @param key it belongs to */
    private @Nullable FrontMatterValue value(String key, int depth) {
        Text place = script.place();
        FrontMatterValue value = null;
        if (!script.isAt(script.isPython() ? "{[(" : "{[")) {
            value = single(place);
        } else if (depth < MAX_DEPTH) {
            value = script.isAt("{") ? group(place, depth) : list(key, place, depth);
        } else if (tooDeep == null) {
            tooDeep = place;
        }
        script.skipType();
        int line = script.place().line();
        script.skipBlank();
        boolean isWhole = script.isAtEnd() || script.isAt(",}]);") || depth == 0 && script.place().line() > line;
        if (value == null || !isWhole) {
            script.skipRest();
            return null;
        }
        return value;
    }

    private @Nullable Text single(Text place) {
        if (script.isAtText()) {
            return text(place, false);
        }
        if (!script.isPython() && !script.pass(DATE).isEmpty()) {
            Text date = text(place, false);
            script.skipBlank();
            return script.pass(")") ? date : null;
        }
        String word = script.word();
        return switch (word) {
            case "true", "True" -> new Text(place.line(), place.column(), "true", true);
            case "false", "False" -> new Text(place.line(), place.column(), "false", false);
            case "null", "None", "undefined" -> place;
            // Python's raw and plain texts have a letter before them
            case "r", "u" -> script.isPython() && script.isAtText() ? text(place, word.equals("r")) : null;
            default -> NUMBER.matcher(word).matches() ? new Text(place.line(), place.column(), word, new BigDecimal(word)) : null;
        };
    }

    private @Nullable Text text(Text place, boolean isRaw) {
        String text = script.text(isRaw);
        return text == null ? null : new Text(place.line(), place.column(), text, text);
    }

    private Items list(String key, Text place, int depth) {
        List<FrontMatterValue> items = new ArrayList<>();
        script.advance();
        for (script.skipBlank(); !script.isAtEnd() && !script.isAt("])"); script.skipBlank()) {
            int start = script.at();
            Text above = script.place();
            FrontMatterValue item = value(key, depth + 1);
            if (item != null) {
                items.add(item);
            } else {
                passOver(script.between(start, script.at()).strip(), above, above, depth);
                if (depth == 1) {
                    passedOverAtTop.add(new Field(key, above.line(), above.column(), above));
                }
            }
            endItem(start);
        }
        script.advance();
        return new Items(place.line(), place.column(), items);
    }

    private Fields group(Text place, int depth) {
        Map<String, Field> fields = new LinkedHashMap<>();
        script.advance();
        for (script.skipBlank(); !script.isAtEnd() && !script.isAt("}"); script.skipBlank()) {
            int start = script.at();
            Text above = script.place();
            String key = key();
            script.skipBlank();
            if (!key.isEmpty() && script.pass(":")) {
                script.skipBlank();
                Text below = script.place();
                FrontMatterValue value = value(key, depth + 1);
                if (value != null) {
                    // Of two with one key the later counts
                    fields.put(key, new Field(key, above.line(), above.column(), value));
                } else {
                    passOver(key, above, below, depth);
                }
            } else {
                boolean isMethod = script.isAt("(");
                script.skipRest();
                // Another object, as in {...another}, or a variable, as in {title}
                passOver(isMethod ? key : script.between(start, script.at()).strip(), above, above, depth);
            }
            endItem(start);
        }
        isClosed = script.pass("}");
        return new Fields(place.line(), place.column(), List.copyOf(fields.values()));
    }

    private String key() {
        if (script.isAt("'\"")) {
            String text = script.text(false);
            return text == null ? "" : text;
        }
        return XmlText.clean(script.word());
    }

    private void passOver(String key, Text above, Text value, int depth) {
        if (!key.isEmpty()) {
            Field field = new Field(key, above.line(), above.column(), value);
            passedOver.add(field);
            if (depth == 0) {
                passedOverAtTop.add(field);
            }
        }
    }

    /** Passes the comma behind an item, and at least one sign. */
    private void endItem(int start) {
        script.skipBlank();
        if (!script.pass(",") && script.at() == start) {
            script.advance();
        }
    }
}
