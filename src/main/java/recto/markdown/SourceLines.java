package recto.markdown;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a text, in which the place of a word is looked for. */
final class SourceLines {

    /** How many characters behind the start of its line a word is looked for. */
    private static final int FAR = 2_000;

    private final String text;
    /** Where each line starts. Null until the first place is asked for, which happens for few articles. */
    private int @Nullable [] starts;

    /** @param text its lines end in LF */
    SourceLines(String text) {
        this.text = text;
    }

    /** @param end where the word that was looked for ends in the text; if it was not found, where the search began */
    record Found(Place place, int end) {}

    /**
     * Finds a word at or not far below a line.
     *
     * @param firstLine from 1
     * @param from the place in the text before which the word is not looked for
     * @return the place of the word, or the start of the line if the word is not there
     */
    Found find(String word, int firstLine, int from) {
        if (starts == null) {
            starts = starts();
        }
        int start = Math.max(from, firstLine <= starts.length ? starts[firstLine - 1] : text.length());
        int at = text.substring(start, Math.min(text.length(), start + FAR)).indexOf(word);
        if (at < 0) {
            return new Found(new Place(firstLine, 1), from);
        }
        int line = Arrays.binarySearch(starts, start + at);
        line = line < 0 ? -line - 1 : line + 1;
        int column = 1 + text.codePointCount(starts[line - 1], start + at);
        return new Found(new Place(line, column), start + at + word.length());
    }

    private int[] starts() {
        int[] found = new int[1 + count(text, 0, text.length())];
        for (int line = 1; line < found.length; line++) {
            found[line] = text.indexOf('\n', found[line - 1]) + 1;
        }
        return found;
    }

    /** How many lines end in a part of a text. */
    static int count(String text, int start, int end) {
        int ends = 0;
        for (int i = start; i < end; i++) {
            ends += text.charAt(i) == '\n' ? 1 : 0;
        }
        return ends;
    }
}
