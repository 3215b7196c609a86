package recto.code;

import java.util.BitSet;

/** Lines of a block of code, counted from 1: {@code 3,5-7}. */
public final class LineRanges {

    /** No block has more lines that anyone would point at. */
    private static final int LAST = 10_000;

    private final BitSet lines = new BitSet();

    /** @param ranges parted by commas or blanks; what is no range is left out */
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

    /** 0 when it is none, or too great to be one. */
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
