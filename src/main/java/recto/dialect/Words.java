package recto.dialect;

import java.lang.Character.UnicodeScript;

/** Where words begin and end. */
final class Words {

    /** No script without blanks has a letter before this one. */
    private static final int FIRST_WITHOUT_BLANKS = 0x0E00;

    private Words() {}

    /** Whether the letter is of a script that puts no blank between words, so that a mark may stand right beside it. */
    static boolean isWithoutBlanks(int c) {
        return c >= FIRST_WITHOUT_BLANKS && switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Whether nothing of a word stands on both sides of this part of the text. */
    static boolean isApart(String text, int start, int end) {
        return (start == 0 || !isOfWord(text.codePointBefore(start))) && (end == text.length() || !isOfWord(text.codePointAt(end)));
    }

    /** Whether the letter or digit belongs to a word whose ends are to be seen. */
    static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) && !isWithoutBlanks(c);
    }
}
