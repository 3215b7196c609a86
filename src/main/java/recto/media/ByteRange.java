package recto.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is asked for.
 *
 * @param first byte; below 0 counted from the end
 * @param count of bytes, at the most
 * @param isPart whether the answer says that it is a part
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>
 */
record ByteRange(int first, int count, boolean isPart) {

    static final ByteRange WHOLE = new ByteRange(0, Integer.MAX_VALUE, false);
    static final ByteRange NOTHING = new ByteRange(0, 0, false);

    /** Further than any file goes; the database adds one to it. */
    private static final int FAR = Integer.MAX_VALUE - 1;
    private static final Pattern BYTES = Pattern.compile("bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*", Pattern.CASE_INSENSITIVE);

    /** Several ranges, another unit or what cannot be read is the whole, as if nothing had been asked for. @param header null where there is none */
    static ByteRange of(String header) {
        Matcher bytes = BYTES.matcher(header == null ? "" : header);
        if (!bytes.matches() || bytes.group(1).isEmpty() && bytes.group(2).isEmpty()) {
            return WHOLE;
        }
        if (bytes.group(1).isEmpty()) {
            int last = number(bytes.group(2));
            // The last no bytes are none; past the end is where those are
            return last == 0 ? new ByteRange(FAR, 0, true) : new ByteRange(-last, last, true);
        }
        int first = number(bytes.group(1));
        int last = bytes.group(2).isEmpty() ? Integer.MAX_VALUE : number(bytes.group(2));
        return last < first ? WHOLE : new ByteRange(first, (int) Math.min(Integer.MAX_VALUE, last - (long) first + 1), true);
    }

    private static int number(String digits) {
        return (int) Math.min(FAR, Long.parseLong(digits));
    }
}
