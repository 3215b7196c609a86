package recto.frontmatter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;

/** A table of TOML while it is filled. A later line of the header may add to it. */
final class TomlTable {

    private final int line;
    private final int column;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param value a {@link FrontMatterValue}, a table, or the list of the tables that [[key]] has opened */
    private record Entry(String key, int line, int column, Object value) {}

    TomlTable(int line, int column) {
        this.line = line;
        this.column = column;
    }

    /**
     * Adds a value.
     *
     * @param path the parts of a key such as {@code extra.tags}
     * @return the line on which the key is given already, and then nothing is added; 0 otherwise
     */
    int put(List<String> path, FrontMatterValue value, int atLine, int atColumn, boolean isRoot) {
        String key = path.get(0);
        Entry taken = entries.get(name(key, isRoot));
        if (path.size() > 1) {
            TomlTable below = table(key, atLine, atColumn, isRoot);
            return below == null ? taken == null ? 0 : taken.line
                    : below.put(path.subList(1, path.size()), value, atLine, atColumn, false);
        }
        if (taken != null) {
            return taken.line;
        }
        entries.put(name(key, isRoot), new Entry(key, atLine, atColumn, value));
        return 0;
    }

    /** The table of this key, which is made where there is none; the last one of a list; null where the key has another value. */
    @SuppressWarnings("unchecked")
    @Nullable
    TomlTable table(String key, int atLine, int atColumn, boolean isRoot) {
        Entry entry = entries.computeIfAbsent(name(key, isRoot), k -> new Entry(key, atLine, atColumn, new TomlTable(atLine, atColumn)));
        if (entry.value instanceof List<?> list) {
            return ((List<TomlTable>) list).get(list.size() - 1);
        }
        return entry.value instanceof TomlTable table ? table : null;
    }

    /** A new table at the end of the list of this key; null where the key has another value. */
    @SuppressWarnings("unchecked")
    @Nullable
    TomlTable append(String key, int atLine, int atColumn, boolean isRoot) {
        Entry entry = entries.computeIfAbsent(name(key, isRoot), k -> new Entry(key, atLine, atColumn, new ArrayList<TomlTable>()));
        if (!(entry.value instanceof List<?> list)) {
            return null;
        }
        TomlTable table = new TomlTable(atLine, atColumn);
        ((List<TomlTable>) list).add(table);
        return table;
    }

    /** Spellings of one key are one key at the top, where Recto knows keys, and only there. */
    private static String name(String key, boolean isRoot) {
        return isRoot ? KeyName.normalised(key) : key;
    }

    Fields fields() {
        return new Fields(line, column,
                entries.values().stream().map(entry -> new Field(entry.key, entry.line, entry.column, value(entry))).toList());
    }

    private static FrontMatterValue value(Entry entry) {
        if (entry.value instanceof TomlTable table) {
            return table.fields();
        }
        if (entry.value instanceof List<?> list) {
            return new Items(entry.line, entry.column,
                    list.stream().map(table -> (FrontMatterValue) ((TomlTable) table).fields()).toList());
        }
        return (FrontMatterValue) entry.value;
    }
}
