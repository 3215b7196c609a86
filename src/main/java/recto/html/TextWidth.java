package recto.html;

/** How much of a line a text takes, counted in letters of the Latin alphabet. */
final class TextWidth {

    /** Hangul Jamo are the first characters that are as wide as two Latin letters. */
    private static final int FIRST_WIDE = 0x1100;

    private TextWidth() {}

    static int of(String text) {
        int width = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c >= FIRST_WIDE && Character.isIdeographic(c) || c >= '\u3040' && c <= '\u30FF' || c >= '\uAC00' && c <= '\uD7A3' ? 1
                    : 0;
        }
        return width;
    }
}
