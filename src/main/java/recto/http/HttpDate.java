package recto.http;

import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates in headers: one form to write, and two older ones that have to be read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, section 5.6.7</a>
 */
public final class HttpDate {

    /** The day has two digits always, which Java's RFC_1123_DATE_TIME does not give. */
    private static final DateTimeFormatter WRITTEN = form("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    private static final List<DateTimeFormatter> READ = List.of(WRITTEN,
            // Of a year with two digits the one that is at most 50 years ahead; the present clock is not asked, since the next turn is in
            // 2075
            new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1976)
                    .appendPattern(" HH:mm:ss 'GMT'").toFormatter(Locale.ENGLISH),
            form("EEE MMM ppd HH:mm:ss uuuu"));

    /** The Date header, made once a second and not for every answer. */
    private record Now(long second, CharSequence header) {}

    private static volatile Now last = new Now(-1, "");

    /** What was written last: nearly all pages were last modified when the site was. */
    private record Written(Instant moment, String text) {}

    private static volatile Written written = new Written(Instant.EPOCH, write(Instant.EPOCH));

    private HttpDate() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    public static String format(Instant moment) {
        Written present = written;
        if (!present.moment.equals(moment)) {
            present = new Written(moment, write(moment));
            written = present;
        }
        return present.text;
    }

    private static String write(Instant moment) {
        return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The Date header of an answer. */
    public static CharSequence now(long millis) {
        Now now = last;
        if (now.second != millis / 1000) {
            now = new Now(millis / 1000, HttpHeaders.createOptimized(format(Instant.ofEpochMilli(millis))));
            last = now;
        }
        return now.header;
    }

    /** @return empty where the text is no date */
    public static Optional<Instant> parse(String text) {
        for (DateTimeFormatter form : READ) {
            try {
                return Optional.of(LocalDateTime.parse(text.strip(), form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException otherForm) {
                // The next one, or none
            }
        }
        return Optional.empty();
    }
}
