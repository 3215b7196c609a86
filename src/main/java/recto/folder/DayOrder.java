package recto.folder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The order of the articles of one day. A date without a time is midnight, and each further article of the day is one second later, as feed
 * readers and validators want two articles to have two times. An article keeps its second as long as it keeps its day.
 */
public final class DayOrder {

    /**
     * The seconds after midnight that are given away. Articles beyond that share the last one; no reader notices that they come so late.
     */
    public static final Duration LAST = Duration.ofSeconds(59);

    private DayOrder() {}

    /** Whether the moment is the beginning of a day, as a date without a time is. */
    public static boolean isDayAlone(Instant moment, ZoneId zone) {
        return moment.equals(moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    /**
     * @param before the publication of the article as it is stored; null for a new one
     * @return the moment that the article had within this day
     */
    static Instant kept(Instant given, @Nullable Publication before, @Nullable Instant expireAt, ZoneId zone) {
        if (before == null || !isDayAlone(given, zone)) {
            return given;
        }
        Instant had = before.publishAt();
        boolean isSameDay = !had.isBefore(given) && !had.isAfter(given.plus(LAST));
        return isSameDay && (expireAt == null || had.isBefore(expireAt)) ? had : given;
    }
}
