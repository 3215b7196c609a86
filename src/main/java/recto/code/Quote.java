package recto.code;

/**
 * One way in which a language writes text.
 *
 * @param open how it begins, its prefix included
 * @param escape what takes its meaning from the character after it; 0 when nothing does
 * @param lines whether it may go on in the next line; if not, a missing end spoils one line and no more
 * @param inserts what begins a piece of code in the text: {@code "${"} or {@code "#{"}; null when nothing does
 */
record Quote(String open, String close, char escape, boolean lines, String inserts) {

    static Quote line(String mark) {
        return new Quote(mark, mark, '\\', false, null);
    }

    static Quote raw(String open, String close) {
        return new Quote(open, close, (char) 0, true, null);
    }

    static Quote block(String mark) {
        return new Quote(mark, mark, '\\', true, null);
    }

    Quote inserting(String begin) {
        return new Quote(open, close, escape, lines, begin);
    }

    Quote prefixed(String prefix) {
        return new Quote(prefix + open, close, escape, lines, inserts);
    }
}
