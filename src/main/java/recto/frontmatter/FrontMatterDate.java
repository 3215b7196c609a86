package recto.frontmatter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates in the forms in which authors and other engines write them. It avoids java.util.Date, with which other engines end up one day
 * off.
 */
final class FrontMatterDate {

    private static final Pattern DATE = Pattern.compile("""
            ([1-9]\\d{3})-(\\d\\d)-(\\d\\d)\
            (?:[Tt ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\
            (?: ?([Zz]|[+-]\\d\\d(?::?\\d\\d)?))?)?""");

    private FrontMatterDate() {}

    /**
     * Reads a date. Without a time it means midnight in {@code zone}; a time without an offset is one of {@code zone}.
     *
     * @return empty if the text is no date
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        Matcher parts = DATE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            if (parts.group(4) == null) {
                return inRange(day.atStartOfDay(zone).toInstant());
            }
            ZoneId offset = parts.group(5) == null ? zone : ZoneOffset.of(parts.group(5).toUpperCase(Locale.ROOT));
            return inRange(day.atTime(LocalTime.parse(parts.group(4))).atZone(offset).toInstant());
        } catch (DateTimeException e) {
            // The caller reports the 30th of February, 24:01 and the like as it reports "soon": the text is no date.
            return Optional.empty();
        }
    }

    /** Feeds can write years of four digits only, and an offset can move the last evening of 9999 beyond them. */
    private static Optional<Instant> inRange(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 999 && year <= 9999 ? Optional.of(instant) : Optional.empty();
    }
}
