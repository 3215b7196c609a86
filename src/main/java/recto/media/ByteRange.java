package recto.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request asks for.
 *
 * @param first the first byte; a negative number counts from the end of the file
 * @param count how many bytes at most
 * @param isPart whether the answer is a 206, which says that it is only a part
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>
 */
record ByteRange(int first, int count, boolean isPart) {

    static final ByteRange WHOLE = new ByteRange(0, Integer.MAX_VALUE, false);
    static final ByteRange NOTHING = new ByteRange(0, 0, false);

    /** A position past the end of every file. It is one less than the greatest integer, because the database adds one to it. */
    private static final int FAR = Integer.MAX_VALUE - 1;
    private static final Pattern BYTES = Pattern.compile("bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*", Pattern.CASE_INSENSITIVE);

    /** Several ranges, another unit and a malformed header stand for the whole file, as RFC 9110 allows. */
    static ByteRange of(@Nullable String header) {
        Matcher bytes = BYTES.matcher(header == null ? "" : header);
        if (!bytes.matches() || bytes.group(1).isEmpty() && bytes.group(2).isEmpty()) {
            return WHOLE;
        }
        if (bytes.group(1).isEmpty()) {
            int last = number(bytes.group(2));
            // A request for the last 0 bytes cannot be satisfied, like one that begins past the end
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
