package recto.convert;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes front matter in YAML. A text is in quotation marks, so that nothing in it means anything else. */
final class FrontMatterText {

    private FrontMatterText() {}

    /** @param values texts, flags and lists of texts; null and empty ones are left out */
    static String of(Map<String, ?> values, String body) {
        StringBuilder text = new StringBuilder("---\n");
        values.forEach((key, value) -> {
            boolean isEmpty = value == null || value.equals("") || value instanceof Collection<?> list && list.isEmpty();
            if (!isEmpty) {
                text.append(key).append(": ").append(written(value)).append('\n');
            }
        });
        return text.append("---\n").append(body.isEmpty() ? "" : "\n" + body + "\n").toString();
    }

    private static String written(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(FrontMatterText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Boolean ? value.toString() : quoted(String.valueOf(value));
    }

    /** In double quotation marks where a character needs an escape, which single ones know none of. */
    private static String quoted(String text) {
        boolean isPlain = text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF
                || Character.getType(c) == Character.SURROGATE || Character.getType(c) == Character.UNASSIGNED);
        if (isPlain) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                quoted.append("\\u%04x".formatted(c));
            } else if (Character.getType(c) != Character.SURROGATE) {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
