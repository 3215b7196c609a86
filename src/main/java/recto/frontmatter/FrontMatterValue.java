package recto.frontmatter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a header and its place in the file, the same for every notation that a header may be written in. */
public sealed interface FrontMatterValue {

    int line();

    int column();

    /** How much is written out when every reference is followed: a count of values and characters. */
    long size();

    /** The value as JSON would have it: null, Boolean, BigInteger, BigDecimal, String, List or Map. */
    Object plain();

    /** What the value is, for a sentence that says what it should have been. */
    String kind();

    default boolean isNull() {
        return plain() == null;
    }

    /** @param text as written, less quotes; {@code plain} is what the notation makes of it, so that 1.10 is text and number */
    record Text(int line, int column, String text, Object plain) implements FrontMatterValue {
        @Override
        public long size() {
            return 1L + text.length();
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    record Items(int line, int column, List<FrontMatterValue> items, long size) implements FrontMatterValue {
        Items(int line, int column, List<FrontMatterValue> items) {
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
        public String kind() {
            return "a list";
        }
    }

    record Fields(int line, int column, List<Field> fields, long size) implements FrontMatterValue {
        Fields(int line, int column, List<Field> fields) {
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
        public String kind() {
            return "a group of keys";
        }
    }

    /** A key as written, with its own place. */
    record Field(String key, int line, int column, FrontMatterValue value) {
    }
}
