package recto.language;

/** What a character is to a typesetter. */
final class TypographySigns {

    private TypographySigns() {}

    static boolean isWordSign(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isLetter(char c) {
        return Character.isLetter(c) || c == Typography.OBJECT;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == TypographyRules.SPACE || c == TypographyRules.NARROW_SPACE;
    }

    /** Whether the character belongs to a script that is written without blanks. */
    static boolean isWide(char c) {
        return c >= '\u2E80' && c <= '\uD7A3' || c >= '\uF900' && c <= '\uFAFF' || c >= '\uFF00' && c <= '\uFFEF';
    }
}
