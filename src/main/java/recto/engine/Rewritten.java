package recto.engine;

import java.util.ArrayList;
import java.util.List;

/** A text that was made of another, and where in the other text each place of it was. */
final class Rewritten {

    private final String text;
    /** For each part that was copied: where it is now, where it was, and its length. */
    private final List<int[]> copies;

    private Rewritten(String text, List<int[]> copies) {
        this.text = text;
        this.copies = copies;
    }

    String text() {
        return text;
    }

    /** Where the character at this place was before; for one that is new, where the characters were that it replaces. */
    int before(int place) {
        int low = 0;
        int high = copies.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (copies.get(middle)[0] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (copies.isEmpty() || copies.get(low)[0] > place) {
            return 0;
        }
        int[] copy = copies.get(low);
        return copy[1] + Math.min(place - copy[0], copy[2]);
    }

    /** Collects the changes to a text in the order of their places. */
    static final class Edits {

        private final String source;
        private final StringBuilder result;
        private final List<int[]> copies = new ArrayList<>();
        private int done;

        Edits(String source) {
            this.source = source;
            this.result = new StringBuilder(source.length() + 64);
        }

        /** @param start not before the end of the last change */
        void replace(int start, int end, String by) {
            copyTo(start);
            result.append(by);
            done = Math.max(done, end);
        }

        private void copyTo(int end) {
            if (end > done) {
                copies.add(new int[] {result.length(), done, end - done});
                result.append(source, done, end);
                done = end;
            }
        }

        Rewritten end() {
            copyTo(source.length());
            return new Rewritten(result.toString(), copies);
        }
    }
}
