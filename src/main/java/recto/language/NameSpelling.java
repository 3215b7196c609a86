package recto.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names that look alike and are not the same: macOS writes accents as characters of their own, and some programs write spaces that are no
 * U+0020.
 */
public final class NameSpelling {

    private NameSpelling() {}

    /** The form that is the same for two names that look the same: composed letters (NFC) and plain spaces. */
    public static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.codePoints().map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /**
     * Says in what two names differ where a reader cannot see it.
     *
     * @return empty where it can be seen; else a remark with a space before it
     */
    public static String difference(String one, String other) {
        if (one.equals(other)) {
            return "";
        }
        if (Normalizer.normalize(one, Normalizer.Form.NFC).equals(Normalizer.normalize(other, Normalizer.Form.NFC))) {
            return " (the names look the same, but letters with accents are one character in one name and two in the other)";
        }
        if (folded(one).equals(folded(other))) {
            return " (the names look the same, but their spaces are %s and %s)".formatted(spaces(one), spaces(other));
        }
        if (visible(one).equals(visible(other))) {
            return " (the names look the same, but one has a character that cannot be seen)";
        }
        boolean isCase = folded(one).toLowerCase(Locale.ROOT).equals(folded(other).toLowerCase(Locale.ROOT));
        return isCase ? " (the names differ in upper and lower case)" : "";
    }

    private static String spaces(String name) {
        return name.codePoints().filter(Character::isSpaceChar).distinct().sorted().mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String visible(String name) {
        return folded(name).codePoints().filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
