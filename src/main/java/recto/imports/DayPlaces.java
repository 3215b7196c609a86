package recto.imports;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.content.ParsedArticle;
import recto.folder.DayOrder;
import recto.staging.StoredArticle;
import recto.staging.StoredArticles;

/**
 * Gives the articles of one batch moments of their own where their files give none: those whose dates have no time a second within the day, those
 * without a date, and those that were edited, a second before this pass began. Feed readers tell and sort articles by these moments.
 */
final class DayPlaces {

    private final ZoneId zone;
    private final Instant now;
    /** The last moment of each day that is taken, by the day's beginning. */
    private final Map<Instant, Instant> last;
    /** How many articles without a date are still to come, of which the last one gets the present moment. */
    private long undated;
    private long edited;

    DayPlaces(StoredArticles stored, List<ParsedArticle> articles, ZoneId zone, Instant now) throws SQLException {
        this.zone = zone;
        this.now = now;
        this.undated = articles.stream().filter(article -> article.head().publishAt().equals(now)).count();
        Set<Instant> days = new HashSet<>();
        for (ParsedArticle article : articles) {
            days.add(article.head().publishAt());
            days.add(article.header().updatedAt());
        }
        days.removeIf(moment -> moment == null || !DayOrder.isDayAlone(moment, zone));
        last = days.isEmpty() ? new HashMap<>() : stored.findLastOfDays(days);
    }

    /** @param before the stored article, null for a new one */
    Instant publishAt(ParsedArticle article, @Nullable StoredArticle before) {
        Instant given = article.head().publishAt();
        if (given.equals(now)) {
            undated--;
            return secondsAgo(undated);
        }
        boolean keepsPlace = before != null && given.equals(before.publishAt());
        if (article.head().page() || keepsPlace || !DayOrder.isDayAlone(given, zone)) {
            return given;
        }
        Instant expireAt = article.header().expireAt();
        return expireAt != null && !given.plus(DayOrder.LAST).isBefore(expireAt) ? given : next(given);
    }

    /** @param publishAt of the article; null for an article that tells of no change */
    @Nullable
    Instant updatedAt(ParsedArticle article, @Nullable StoredArticle before, Instant publishAt) {
        Instant given = article.header().updatedAt();
        if (given == null || article.head().page() || !DayOrder.isDayAlone(given, zone) || !given.isAfter(publishAt)) {
            return given;
        }
        Instant had = before == null ? null : before.updatedAt();
        boolean keepsPlace = had != null && !had.isBefore(given) && !had.isAfter(given.plus(DayOrder.LAST));
        return keepsPlace ? Objects.requireNonNull(had) : next(given);
    }

    /** The moment of an edit that its author gives no date. */
    Instant editedAt() {
        return secondsAgo(edited++);
    }

    private Instant secondsAgo(long seconds) {
        // Not beyond midnight, because the addresses of the articles may have the date of the present moment in them
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return now.minusSeconds(Math.min(seconds, Math.min(DayOrder.LAST.toSeconds(), Duration.between(today, now).toSeconds())));
    }

    private Instant next(Instant day) {
        Instant end = day.plus(DayOrder.LAST);
        return last.merge(day, day, (taken, first) -> taken.isBefore(end) ? taken.plusSeconds(1) : end);
    }
}
