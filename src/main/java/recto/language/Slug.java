package recto.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the part of an address that stands for a title: letters and digits of any script, with one '-' between words. */
public final class Slug {

    /** In code points. Every browser takes an address with a slug of this length, even percent-encoded. */
    private static final int MAX_LENGTH = 120;

    private Slug() {}

    /** @return the slug of a title; empty when the title has neither a letter nor a digit */
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
                // A mark without a letter before it belongs to an emoji, which is left out
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
        // Lower case can make two characters of one: a capital I with a dot becomes i and the dot
        return cut(composed(slug.toString()));
    }

    /**
     * Makes the slug of the name of a tag, an author or a series, which is never empty: a name without letters and digits becomes the
     * hexadecimal code points of its first ten characters.
     */
    public static String ofName(String name) {
        String slug = of(name);
        return slug.isEmpty() ? name.codePoints().limit(10).mapToObj(Integer::toHexString).collect(Collectors.joining("-", "u", "")) : slug;
    }

    /** Composes letters with their marks (NFC). Text in ASCII is returned as it is, so that Unicode's large tables need not be loaded. */
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

    /** Whether a word goes on after this character: after marks on a letter, apostrophes, primes and soft hyphens it does. */
    private static boolean isPartOfWord(int c) {
        return c == '\'' || c == '\u2018' || c == '\u2019' || c == '\u2032' || c == '\u00AD' || isVariationSelector(c) || isMark(c);
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
        // The cut is between two words, unless less than half of the slug would be left
        return slug.substring(0, dash >= end / 2 ? dash : end);
    }
}
