package recto.code;

import java.util.BitSet;

/** Line numbers of a code block, counted from 1, as an author writes them: {@code 3,5-7}. */
public final class LineRanges {

    /** Nobody highlights a line past this one; the limit keeps the set of lines small. */
    private static final int LAST = 10_000;

    private final BitSet lines = new BitSet();

    /** @param ranges separated by commas or spaces; what is not a range is ignored */
    public static LineRanges parse(String ranges) {
        LineRanges parsed = new LineRanges();
        for (String range : ranges.strip().split("[\\s,]+")) {
            String[] ends = range.split("-", 2);
            int first = number(ends[0]);
            int last = ends.length == 1 ? first : number(ends[1]);
            if (first > 0 && last >= first) {
                parsed.lines.set(first, last + 1);
            }
        }
        return parsed;
    }

    /** @return 0 where the text is not a number from 1 to {@link #LAST} */
    private static int number(String digits) {
        return digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= LAST ? Integer.parseInt(digits) : 0;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean contains(int line) {
        return lines.get(line);
    }
}
