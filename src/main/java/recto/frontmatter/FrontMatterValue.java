package recto.frontmatter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a header and its place in the file. All notations of headers give the same kinds of values. */
public sealed interface FrontMatterValue {

    int line();

    int column();

    /** The number of values and characters that the value has with every alias written out. */
    long size();

    /** The value as a type of JSON: null, Boolean, BigInteger, BigDecimal, String, List or Map. */
    @Nullable
    Object plain();

    /** The kind of the value in words, for messages such as "title must be text, not a list". */
    String kind();

    /** The same value so many lines further down. */
    FrontMatterValue below(int lines);

    default boolean isNull() {
        return plain() == null;
    }

    /**
     * A single value, such as {@code 1.10}.
     *
     * @param text what the author has written, without quotes: "1.10"
     * @param plain what the notation makes of the text: the number 1.1
     */
    record Text(int line, int column, String text, @Nullable Object plain) implements FrontMatterValue {
        @Override
        public long size() {
            return 1L + text.length();
        }

        @Override
        public FrontMatterValue below(int lines) {
            return new Text(line + lines, column, text, plain);
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    record Items(int line, int column, List<FrontMatterValue> items, long size) implements FrontMatterValue {
        public Items(int line, int column, List<FrontMatterValue> items) {
            this(line, column, items, size(items));
        }

        private static long size(List<FrontMatterValue> items) {
            long size = 1;
            for (FrontMatterValue item : items) {
                size += item.size();
            }
            return size;
        }

        @Override
        public Object plain() {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(item.plain()));
            return Collections.unmodifiableList(list);
        }

        @Override
        public boolean isNull() {
            return false;
        }

        @Override
        public FrontMatterValue below(int lines) {
            return new Items(line + lines, column, items.stream().map(item -> item.below(lines)).toList(), size);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Fields(int line, int column, List<Field> fields, long size) implements FrontMatterValue {
        public Fields(int line, int column, List<Field> fields) {
            this(line, column, fields, size(fields));
        }

        private static long size(List<Field> fields) {
            long size = 1;
            for (Field field : fields) {
                size += field.key().length() + field.value().size();
            }
            return size;
        }

        @Override
        public Object plain() {
            Map<String, Object> map = new LinkedHashMap<>();
            fields.forEach(field -> map.put(field.key(), field.value().plain()));
            return Collections.unmodifiableMap(map);
        }

        @Override
        public boolean isNull() {
            return false;
        }

        @Override
        public FrontMatterValue below(int lines) {
            return new Fields(line + lines, column, fields.stream()
                    .map(field -> new Field(field.key(), field.line() + lines, field.column(), field.value().below(lines))).toList(), size);
        }

        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** @param key as the author has written it @param line of the key, from 1 @param column of the key, from 1 */
    record Field(String key, int line, int column, FrontMatterValue value) {}
}
