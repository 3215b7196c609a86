package recto.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Folds words that people take for one: upper case into lower case, and letters with accents into letters without. */
final class Folding {

    /** In UTF-16 units. What is longer is no word that somebody looks for. */
    private static final int MAX_WORD = 60;

    private static final Map<Integer, String> REPLACEMENTS = Map.ofEntries(Map.entry((int) 'ß', "ss"), Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"), Map.entry((int) 'ø', "o"), Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"), Map.entry((int) 'ł', "l"), Map.entry((int) 'ı', "i"), Map.entry((int) 'ħ', "h"));

    private Folding() {}

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the word stays as it is, as most do. To make lower case of each word and then to look for accents took a tenth of the time in
     * which a text is cut into words.
     */
    private static boolean isFolded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    static String fold(String text) {
        if (isFolded(text)) {
            return cut(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return cut(lower);
        }
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        UnicodeScript script = UnicodeScript.COMMON;
        for (int i = 0; i < apart.length();) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK ? isAccent(c, script) : !Character.isLetterOrDigit(c)
                    && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
                continue;
            }
            if (Character.isLetter(c)) {
                script = UnicodeScript.of(c);
            }
            String replacement = REPLACEMENTS.get(c);
            if (replacement == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(replacement);
            }
        }
        return cut(Normalizer.normalize(folded, Normalizer.Form.NFC));
    }

    /** Cuts a word where it is too long, and never between the two halves of a surrogate pair. */
    static String cut(String word) {
        if (word.length() <= MAX_WORD) {
            return word;
        }
        return word.substring(0, Character.isLowSurrogate(word.charAt(MAX_WORD)) ? MAX_WORD - 1 : MAX_WORD);
    }

    /**
     * Whether people leave this mark out when they type. They do not leave out marks that are vowels, nor the breve of й, which is a
     * letter.
     */
    private static boolean isAccent(int mark, UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, ARABIC, HEBREW, COMMON -> true;
            case CYRILLIC -> mark != 0x306;
            default -> false;
        };
    }
}
