package recto.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.folder.DayOrder;
import recto.header.FrontMatter;

/**
 * A stored article, as far as an export asks.
 *
 * @param given what the folder of the file gave to the article
 * @param path at which it is served; null where another article took its address
 * @param otherPaths those that lead to it
 */
record StoredFile(long id, String file, String source, Map<String, Object> given, boolean page, boolean draft, Instant publishAt,
        @Nullable Instant updatedAt, String guid, @Nullable String path, List<String> otherPaths) {

    /**
     * What the file would have to say for an import of it alone to give the same article.
     *
     * @param head what the file says
     * @param unread the moment that stands for "now" where the file gives no date
     * @param days the last moment of each day that was given away to an article of it, as an import does
     */
    Map<String, Object> missing(ArticleHead head, Instant unread, Map<Instant, Instant> days, ZoneId zone) {
        FrontMatter header = head.header();
        Map<String, Object> missing = new LinkedHashMap<>();
        if (header.id() == null) {
            missing.put("id", guid);
        }
        Instant given = head.publishAt();
        boolean isDayAlone = !page && DayOrder.isDayAlone(given, zone) && !given.equals(unread);
        Instant expected = isDayAlone ? days.merge(given, given, (last, first) -> last.plusSeconds(1)) : given;
        boolean isUndatedPage = page && header.publishAt() == null;
        if (!expected.equals(publishAt) && !isUndatedPage && !(draft && given.equals(unread))) {
            missing.put("publish_date", publishAt.toString());
        }
        if (updatedAt != null && header.updatedAt() == null) {
            missing.put("updated_date", updatedAt.toString());
        }
        Set<String> known = Set.copyOf(header.aliases());
        List<String> more = otherPaths.stream().filter(other -> !known.contains(other) && !other.equals(head.path())).sorted().toList();
        if (!more.isEmpty()) {
            List<String> all = new ArrayList<>(header.aliases());
            all.addAll(more);
            missing.put("aliases", all);
        }
        return missing;
    }
}
