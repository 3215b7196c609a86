package recto.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import recto.content.DayOrder;
import recto.content.ParsedArticle;

/** Gives the articles of one batch whose dates have no time their places within the days, so that no two articles are of one moment. */
final class DayPlaces {

    private final ZoneId zone;
    /** The last moment of each day that is taken, by the day's beginning. */
    private final Map<Instant, Instant> last;

    DayPlaces(StoredArticles stored, List<ParsedArticle> articles, ZoneId zone) throws SQLException {
        this.zone = zone;
        Set<Instant> days = new HashSet<>();
        for (ParsedArticle article : articles) {
            days.add(article.head().publishAt());
            days.add(article.header().updatedAt());
        }
        days.removeIf(moment -> moment == null || !DayOrder.isDayAlone(moment, zone));
        last = days.isEmpty() ? new HashMap<>() : stored.findLastOfDays(days);
    }

    /** @param before the stored article, null for a new one */
    Instant publishAt(ParsedArticle article, StoredArticle before) {
        Instant given = article.head().publishAt();
        boolean keepsPlace = before != null && given.equals(before.publishAt());
        if (article.head().page() || keepsPlace || !DayOrder.isDayAlone(given, zone)) {
            return given;
        }
        Instant expireAt = article.header().expireAt();
        return expireAt != null && !given.plus(DayOrder.LAST).isBefore(expireAt) ? given : next(given);
    }

    /** @param publishAt of the article; null for an article that tells of no change */
    Instant updatedAt(ParsedArticle article, StoredArticle before, Instant publishAt) {
        Instant given = article.header().updatedAt();
        if (given == null || article.head().page() || !DayOrder.isDayAlone(given, zone) || !given.isAfter(publishAt)) {
            return given;
        }
        Instant had = before == null ? null : before.updatedAt();
        boolean keepsPlace = had != null && !had.isBefore(given) && !had.isAfter(given.plus(DayOrder.LAST));
        return keepsPlace ? Objects.requireNonNull(had) : next(given);
    }

    private Instant next(Instant day) {
        Instant end = day.plus(DayOrder.LAST);
        return last.merge(day, day, (taken, first) -> taken.isBefore(end) ? taken.plusSeconds(1) : end);
    }
}
