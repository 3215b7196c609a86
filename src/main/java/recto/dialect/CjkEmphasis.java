package recto.dialect;

/**
 * Lets emphasis begin and end beside the punctuation of Chinese, Japanese and Korean, which write no blanks between words: CommonMark shows
 * the asterisks of {@code これは**「重要」**です}. The rules are those of markdown-cjk-friendly, 2a and 2b, for {@code *} and {@code ~}. They ask
 * the parser to take some punctuation for a letter, so a mark that the parser takes for a letter is put between the two, and is taken out
 * of the HTML. Emphasis by underscores follows CommonMark.
 */
public final class CjkEmphasis {

    /** A code point that Unicode gives to no character, so that no text has it. */
    private static final char MARK = '\uFDD0';

    private CjkEmphasis() {}

    /** The Markdown with the marks in it; the Markdown itself if it needs none. */
    public static String mark(String markdown) {
        StringBuilder marked = null;
        int copied = 0;
        int end;
        int star = markdown.indexOf('*');
        int wave = markdown.indexOf('~');
        while (star >= 0 || wave >= 0) {
            int start = wave < 0 || star >= 0 && star < wave ? star : wave;
            char c = markdown.charAt(start);
            end = start + 1;
            while (end < markdown.length() && markdown.charAt(end) == c) {
                end++;
            }
            int before = before(markdown, start);
            int after = end < markdown.length() ? markdown.codePointAt(end) : '\n';
            boolean isCjk = isCjk(before) || isCjk(after);
            // A mark after a backslash would undo the escape.
            boolean hidesBefore = isCjk && isPunctuation(before) && before != '\\';
            boolean hidesAfter = isCjk && isPunctuation(after);
            if (hidesBefore || hidesAfter) {
                marked = marked == null ? new StringBuilder(markdown.length() + 16) : marked;
                marked.append(markdown, copied, start).append(hidesBefore ? String.valueOf(MARK) : "").append(markdown, start, end)
                        .append(hidesAfter ? String.valueOf(MARK) : "");
                copied = end;
            }
            star = star >= 0 && star < end ? markdown.indexOf('*', end) : star;
            wave = wave >= 0 && wave < end ? markdown.indexOf('~', end) : wave;
        }
        return marked == null ? markdown : marked.append(markdown, copied, markdown.length()).toString();
    }

    /** The text or HTML without the marks. */
    public static String unmark(String text) {
        return text.indexOf(MARK) < 0 ? text : text.replace(String.valueOf(MARK), "");
    }

    /** The character before this place, without the variation selectors that belong to it; a line end at the start of the text. */
    private static int before(String text, int at) {
        int end = at;
        while (end > 0) {
            int before = text.codePointBefore(end);
            if (!isVariationSelector(before)) {
                return before;
            }
            end -= Character.charCount(before);
        }
        return '\n';
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** Punctuation and symbols, as CommonMark has it. */
    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL ->
                true;
            default -> false;
        };
    }

    /** Whether a character is as wide as an ideograph, or of Hangul; Unicode Annex 11 has these blocks as wide, full or half wide. */
    static boolean isCjk(int c) {
        return isHangul(c) || isWide(c);
    }

    /** The same without Hangul: the scripts that write no blanks. */
    public static boolean isWide(int c) {
        return c >= 0x2E80 && (c <= 0x312F || c >= 0x3190 && c <= 0xA4CF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE10 && c <= 0xFE1F
                || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF01 && c <= 0xFF9F || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x16FE0 && c <= 0x18DFF || c >= 0x1AFF0 && c <= 0x1B2FF || c >= 0x20000 && c <= 0x3FFFD) && c != 0x303F;
    }

    private static boolean isHangul(int c) {
        return c >= 0x1100 && (c <= 0x11FF || c >= 0x3130 && c <= 0x318F || c >= 0xA960 && c <= 0xA97F || c >= 0xAC00 && c <= 0xD7FF
                || c >= 0xFFA0 && c <= 0xFFDC);
    }
}
