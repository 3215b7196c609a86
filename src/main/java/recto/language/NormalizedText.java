package recto.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * A text in the normal form NFKC, in which one word has one spelling: macOS writes the names of files, and what is copied out of them, with
 * each letter apart from its marks, and Japanese, Korean and Latin letters exist in two widths. Each character knows its place in the text
 * as it was written.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/">Unicode Normalization Forms</a>
 */
public final class NormalizedText {

    /** Sets a raised or lowered character apart, so that "word" is found in "word²" and "H2O" in "H₂O". */
    private static final char HYPHEN = '-';

    private final String source;
    private final StringBuilder text;
    /** By UTF-16 unit of the normalised text: where the piece of the source begins that became this unit, and where the piece ends. */
    private int[] starts;
    private int[] ends;

    private NormalizedText(String source) {
        this.source = source;
        this.text = new StringBuilder(source.length() + 16);
    }

    public static NormalizedText of(String source) {
        NormalizedText normalized = new NormalizedText(source);
        if (isPlain(source)) {
            normalized.text.append(source);
        } else {
            normalized.read();
        }
        return normalized;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Where the character at this index of the normalised text begins in the text as it was written. */
    public int start(int index) {
        return starts == null ? index : starts[index];
    }

    /** Where the characters before this index of the normalised text end in the text as it was written. */
    public int end(int index) {
        return starts == null || index == 0 ? index : ends[index - 1];
    }

    /** Whether this code point belongs to the character before it, so that a text must not be cut between the two. */
    public static boolean isContinuation(int c) {
        if (c < 0x300) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            // Vowels and final consonants of Hangul, and what becomes one of these or a mark: half-width and compatibility letters
            default ->
                c >= 0x1160 && c <= 0x11FF || (c >= 0x314F && c <= 0x318E || c >= 0xFF9E && c <= 0xFFDC) && decomposesToContinuation(c);
        };
    }

    private static boolean decomposesToContinuation(int c) {
        int first = Normalizer.normalize(Character.toString(c), Form.NFKD).codePointAt(0);
        return first >= 0x1160 && first <= 0x11FF || Character.getType(first) == Character.NON_SPACING_MARK;
    }

    private static boolean isPlain(String source) {
        boolean isAscii = true;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c >= 0x80) {
                isAscii = false;
                if (isKatakanaDot(c) || c == 0x2BC || isIgnored(source.codePointAt(i))) {
                    return false;
                }
            }
        }
        return isAscii || Normalizer.isNormalized(source, Form.NFKC);
    }

    private void read() {
        starts = new int[source.length() + 16];
        ends = new int[source.length() + 16];
        boolean raised = false;
        for (int i = 0; i < source.length();) {
            int start = i;
            int c = source.codePointAt(i);
            if (c < 0x80 && !raised && (i + 1 == source.length() || source.charAt(i + 1) < 0x300)) {
                // Nearly all of most texts, and no character after this one belongs to it
                append((char) c, i++);
                continue;
            }
            i += Character.charCount(c);
            while (i < source.length() && isContinuation(source.codePointAt(i))) {
                i += Character.charCount(source.codePointAt(i));
            }
            if (isIgnored(c) || isKatakanaDot(c) && isBetweenKatakana(start)) {
                continue;
            }
            boolean isRaised = isRaised(c);
            if (raised != isRaised && (isRaised || Character.isLetterOrDigit(c))) {
                append(String.valueOf(HYPHEN), start, start);
            }
            raised = isRaised;
            append(normalized(c, source, start, i), start, i);
        }
    }

    private static String normalized(int c, String source, int start, int end) {
        if (c < 0x80 && end == start + 1) {
            return source.substring(start, end);
        }
        StringBuilder kept = new StringBuilder();
        source.substring(start, end).codePoints().filter(each -> !isIgnored(each)).map(each -> each == 0x2BC ? '\'' : each)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Form.NFKC);
    }

    private void append(char c, int at) {
        int place = text.length();
        makeRoom(place + 1);
        text.append(c);
        starts[place] = at;
        ends[place] = at + 1;
    }

    private void makeRoom(int length) {
        if (length > starts.length) {
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
    }

    private void append(String piece, int start, int end) {
        int from = text.length();
        text.append(piece);
        makeRoom(text.length());
        Arrays.fill(starts, from, text.length(), start);
        Arrays.fill(ends, from, text.length(), end);
    }

    /** Whether nobody sees this character, or types it: soft hyphens, joiners, and what chooses between two shapes of a character. */
    private static boolean isIgnored(int c) {
        return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** The dot between two words of Katakana is as optional as the hyphen between two English words. */
    private boolean isBetweenKatakana(int at) {
        return at > 0 && at + 1 < source.length() && isKatakana(source.codePointBefore(at)) && isKatakana(source.codePointAt(at + 1));
    }

    private static boolean isKatakanaDot(int c) {
        return c == '・' || c == '･';
    }

    private static boolean isKatakana(int c) {
        return UnicodeScript.of(c) == UnicodeScript.KATAKANA || c == 'ー' || c == 'ｰ' || c == 'ﾞ' || c == 'ﾟ';
    }

    private static boolean isRaised(int c) {
        return c == 'ª' || c == 'º' || c == '¹' || c == '²' || c == '³' || c >= 0x2070 && c <= 0x209C || c == '℠' || c == '™';
    }
}
