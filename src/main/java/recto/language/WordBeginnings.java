package recto.language;

import java.util.Set;

/**
 * The first two characters of the words that somebody looks for. They tell quickly that a piece of a text has none of these words: only
 * few pieces of an article are worth the work of {@link SearchText#tokens(String)}. Where a look is not enough, the piece may have one.
 */
public final class WordBeginnings {

    /** The letters and digits of ASCII, in lower case; 0 for all else. One look for each character is all that most of a text needs. */
    private static final byte[] FOLDED = new byte[128];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = (byte) (isAsciiWord(c) ? Character.toLowerCase(c) : 0);
        }
    }

    /** For each first letter or digit of ASCII the possible second ones, as bits; all of them where the word has only one. */
    private final long[] seconds = new long[128];
    private final Set<String> beginnings;
    private final boolean isAny;

    /**
     * @param beginnings of words as {@link SearchText} folds them, as {@link #of(String)} makes them
     * @param isAny whether all words are looked for, so that every piece may have one
     */
    public WordBeginnings(Set<String> beginnings, boolean isAny) {
        this.beginnings = beginnings;
        this.isAny = isAny;
        for (String beginning : beginnings) {
            char first = beginning.charAt(0);
            char second = beginning.length() > 1 ? beginning.charAt(1) : 0;
            if (first < 0x80) {
                seconds[first] |= isAsciiWord(second) ? bit(second) : 0;
            }
        }
    }

    /** The first two characters of a word, or its only one. */
    public static String of(String word) {
        return word.substring(0, word.offsetByCodePoints(0, Math.min(2, word.codePointCount(0, word.length()))));
    }

    /** Whether the word is looked for. */
    public boolean begin(String word) {
        return isAny || beginnings.contains(of(word));
    }

    /**
     * The next place at which a word that is looked for may be. @param from of which the text has no letter just before @return -1 where
     * there is none
     */
    int find(String text, int from) {
        if (isAny) {
            return from < text.length() ? from : -1;
        }
        boolean isInWord = false;
        for (int i = from, to = text.length(); i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (!isPunctuation(c) && !(isInWord && isLatinLetter(c))) {
                    return i;
                }
                isInWord &= isLatinLetter(c);
            } else if (FOLDED[c] == 0) {
                isInWord = false;
            } else if (!isInWord) {
                isInWord = true;
                if (mayBegin((char) FOLDED[c], i + 1 < to ? text.charAt(i + 1) : 0)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean mayBegin(char first, char second) {
        // What stands behind the first letter may be a joint, a mark or a letter that is folded
        return second < 0x80 && FOLDED[second] != 0 ? (seconds[first] & bit((char) FOLDED[second])) != 0 : beginsWith(first);
    }

    private boolean beginsWith(char first) {
        for (String beginning : beginnings) {
            if (beginning.charAt(0) == first) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsciiWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static long bit(char c) {
        return 1L << (c - (c <= '9' ? '0' : 'a' - 10));
    }

    /** Letters that NFKC makes no joint of, as it does of the Catalan L with a dot and of the n with an apostrophe. */
    private static boolean isLatinLetter(char c) {
        return c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7 && c != 0x13F && c != 0x140 && c != 0x149;
    }

    /** Signs that are part of no word and become none. */
    private static boolean isPunctuation(char c) {
        return c >= 0x2010 && c <= 0x2027 || c == 0xA0 || c == 0xAB || c == 0xBB;
    }
}
