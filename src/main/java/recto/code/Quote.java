package recto.code;

import org.jspecify.annotations.Nullable;

/**
 * One kind of string literal of a language.
 *
 * @param open what begins the literal, its prefix included
 * @param close what ends the literal
 * @param escape the character that takes the special meaning from the next one; 0 where the literal knows no escapes
 * @param isMultiline whether the literal may go on in the next line; where it may not, a missing end spoils one line only
 * @param interpolation what begins an interpolation, code within the literal: {@code "${"} or {@code "#{"}; null where there are none
 */
record Quote(String open, String close, char escape, boolean isMultiline, @Nullable String interpolation) {

    static Quote line(String mark) {
        return new Quote(mark, mark, '\\', false, null);
    }

    static Quote raw(String open, String close) {
        return new Quote(open, close, (char) 0, true, null);
    }

    static Quote block(String mark) {
        return new Quote(mark, mark, '\\', true, null);
    }

    Quote interpolating(String begin) {
        return new Quote(open, close, escape, isMultiline, begin);
    }

    Quote prefixed(String prefix) {
        return new Quote(prefix + open, close, escape, isMultiline, interpolation);
    }
}
