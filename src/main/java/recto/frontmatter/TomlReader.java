package recto.frontmatter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Fields;

/**
 * Reads a TOML header and reports all faults in it. Jackson's reader of TOML tells no places and stops at its first fault, so this class cuts
 * the header into its keys, and has Jackson read each for itself.
 */
final class TomlReader {

    static final TomlMapper MAPPER = new TomlMapper();
    private static final int MAX_DEPTH = 20;
    private static final int MAX_FAULTS = 20;
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final String file;
    private final SourceCursor cursor;
    private final List<Problem> problems;
    private final Set<String> unreadable = new HashSet<>();
    private int faults;

    TomlReader(String file, String header, List<Problem> problems) {
        this.file = file;
        this.cursor = new SourceCursor(header);
        this.problems = problems;
    }

    /** Normalised keys that are in the header, but whose values could not be read. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** The keys and values that could be read. */
    Fields read() {
        TomlTable root = new TomlTable(1, 1);
        TomlTable current = root;
        for (cursor.skipBlank(); !cursor.isAtEnd() && faults < MAX_FAULTS; cursor.skipBlank()) {
            if (cursor.here() == '[') {
                TomlTable opened = open(root);
                // What stands below a table that cannot be read belongs nowhere
                current = opened == null ? new TomlTable(1, 1) : opened;
            } else {
                readKey(current, current == root);
            }
        }
        return root.fields();
    }

    /** Reads a line such as [extra] or [[menu.main]]. */
    private @Nullable TomlTable open(TomlTable root) {
        SourceCursor start = cursor.copy();
        cursor.skipLine();
        String line = cursor.text.substring(start.at(), cursor.at());
        boolean isList = line.startsWith("[[");
        int close = line.indexOf(isList ? "]]" : "]");
        List<String> path = close < 0 ? null : path(line.substring(isList ? 2 : 1, close));
        String rest = close < 0 ? "" : line.substring(close + (isList ? 2 : 1)).strip();
        if (path == null || path.size() > MAX_DEPTH || !rest.isEmpty() && !rest.startsWith("#")) {
            fault(start, "this line names no table", "write it as [extra]");
            return null;
        }
        TomlTable table = root;
        for (int i = 0; i < path.size() && table != null; i++) {
            boolean isLast = i == path.size() - 1;
            table = isList && isLast ? table.append(path.get(i), start.line(), start.column(), table == root)
                    : table.table(path.get(i), start.line(), start.column(), table == root);
        }
        if (table == null) {
            fault(start, "'%s' has another value above this table".formatted(Problem.shown(String.join(".", path))), "keep one of them");
        }
        return table;
    }

    private void readKey(TomlTable table, boolean isRoot) {
        SourceCursor start = cursor.copy();
        cursor.skipValue("=\n");
        String key = cursor.text.substring(start.at(), cursor.at()).strip();
        List<String> path = cursor.here() == '=' ? path(key) : null;
        if (path == null) {
            cursor.skipLine();
            int colon = key.indexOf(':');
            unreadable.add(KeyName.normalised(colon < 0 ? key : key.substring(0, colon)));
            fault(start, "this line is not of the form key = value", "write key = \"value\"; TOML has = where YAML has a colon");
            return;
        }
        cursor.advance();
        while (cursor.here() == ' ' || cursor.here() == '\t') {
            cursor.advance();
        }
        SourceCursor value = cursor.copy();
        int depth = cursor.skipValue("\n#");
        FrontMatterValue read = depth < 0 || depth > MAX_DEPTH || path.size() > MAX_DEPTH ? tooDeep(value, depth) : value(key, value);
        if (read == null) {
            unreadable.add(KeyName.normalised(path.get(0)));
            return;
        }
        int first = table.put(path, read, start.line(), start.column(), isRoot);
        if (first > 0) {
            fault(start, "'%s' is given twice, first on line %d".formatted(Problem.shown(key), first), "keep one of them");
        }
    }

    private @Nullable FrontMatterValue tooDeep(SourceCursor value, int depth) {
        if (depth < 0) {
            fault(value, "the %c that opens here is never closed".formatted(value.here()), "add the closing bracket after the last item");
            // The lines below are keys again
            cursor.backTo(value);
            cursor.skipLine();
        } else {
            fault(value, "the values are nested more than %d deep".formatted(MAX_DEPTH), "write them flatter");
        }
        return null;
    }

    private @Nullable FrontMatterValue value(String key, SourceCursor start) {
        String text = cursor.text.substring(start.at(), cursor.at()).stripTrailing();
        try {
            return new TomlValues(file, start, problems).value(MAPPER.readTree("x = " + text + "\n").get("x"));
        } catch (JsonProcessingException e) {
            if (TomlValues.LIKE_A_DATE.matcher(text).matches()) {
                return new FrontMatterValue.Text(start.line(), start.column(), text, text);
            }
            if (!text.isEmpty() && "\"'[{".indexOf(text.charAt(0)) < 0) {
                fault(start, "this value is not of a kind that TOML has", "put text into quotes: %s = \"%s\""
                        .formatted(key, Problem.shown(text).replace("\\", "\\\\").replace("\"", "\\\"")));
            } else {
                JsonLocation at = e.getLocation();
                SourceCursor place = start.copy();
                place.advanceTo(Math.min(cursor.at(), start.at() + offset(text, at.getLineNr(), at.getColumnNr())));
                fault(text.isEmpty() ? start : place, text.isEmpty() ? "the value is missing" : message(e),
                        "close its quotes and brackets, "
                                + "separate items with commas, and write a \\ as \\\\ or the value in 'single quotes'");
            }
            return null;
        }
    }

    private static String message(JsonProcessingException e) {
        return "the value cannot be read (%s)".formatted(Problem.shown(e.getOriginalMessage()));
    }

    /** How far into the text a place is that Jackson tells of the text behind "x = ". */
    private static int offset(String text, int line, int column) {
        if (line <= 1) {
            return Math.max(0, Math.min(text.length(), column - 5));
        }
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = Lines.next(text, start);
        }
        return Math.min(text.length(), start + Math.max(0, column - 1));
    }

    /** The parts of a key, such as extra and tags of extra.tags; null if it is no key. */
    private static @Nullable List<String> path(String key) {
        String written = key.strip();
        if (BARE_KEY.matcher(written).matches()) {
            return List.of(written);
        }
        if (written.indexOf('\n') >= 0 || written.indexOf('=') >= 0 || written.indexOf('#') >= 0) {
            return null;
        }
        try {
            List<String> path = new ArrayList<>();
            for (JsonNode node = MAPPER.readTree(written + " = 0\n"); node.isObject(); node = node.elements().next()) {
                path.add(node.fieldNames().next());
            }
            return path;
        } catch (JsonProcessingException notAKey) {
            // The caller reports this line like one without any key
            return null;
        }
    }

    private void fault(SourceCursor at, String message, String hint) {
        faults++;
        problems.add(Problem.error(file, at.line(), at.column(), message, hint));
    }
}
