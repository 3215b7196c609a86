package recto.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of an address that stands for a title: letters and digits of any script, words parted by one '-'. */
public final class Slug {

    /** In code points; with percent encoding this is still an address that every browser takes. */
    private static final int MAX_LENGTH = 120;

    private Slug() {
    }

    /** Empty when the text has neither a letter nor a digit. */
    public static String of(String text) {
        String lower = composed(text).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < lower.length();) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                inWord = startWord(slug, inWord);
                slug.appendCodePoint(c);
            } else if (isPartOfWord(c)) {
                // A mark without a letter before it is the rest of an emoji.
                if (inWord && isMark(c)) {
                    slug.appendCodePoint(c);
                }
            } else {
                inWord = false;
                if (c == '+' || c == '#') {
                    startWord(slug, false);
                    slug.append(c == '+' ? "plus" : "sharp");
                }
            }
        }
        // Lower case can take a letter apart again (capital I with a dot).
        return cut(composed(slug.toString()));
    }

    /** Of the name of a tag, an author or a series. Never empty: a name of signs alone is known by the code points of the first ten. */
    public static String ofName(String name) {
        String slug = of(name);
        return slug.isEmpty() ? name.codePoints().limit(10).mapToObj(Integer::toHexString).collect(Collectors.joining("-", "u", "")) : slug;
    }

    /** The tables of Unicode are large, and for letters of ASCII alone they need not be loaded. */
    private static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static boolean startWord(StringBuilder slug, boolean inWord) {
        if (!inWord && !slug.isEmpty()) {
            slug.append('-');
        }
        return true;
    }

    /** What does not end a word: marks on a letter, apostrophes, soft hyphens. */
    private static boolean isPartOfWord(int c) {
        return c == '\'' || c == '\u2019' || c == '\u00AD' || isVariationSelector(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) && !isVariationSelector(c);
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static String cut(String slug) {
        if (slug.codePointCount(0, slug.length()) <= MAX_LENGTH) {
            return slug;
        }
        int end = slug.offsetByCodePoints(0, MAX_LENGTH);
        int dash = slug.lastIndexOf('-', end);
        // Not at any price: a short word before one very long word would be all that is left.
        return slug.substring(0, dash >= end / 2 ? dash : end);
    }
}
