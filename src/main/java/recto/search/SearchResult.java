package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.web.Pagination;

/**
 * What was found.
 *
 * @param query the query that was run: the corrected one where the query of the reader found nothing
 * @param hits on this page
 * @param pages the number of pages, and which one this is
 * @param more whether more articles match than are counted: for very common words only the newest articles are ranked
 * @param facets what the search can be narrowed to
 * @param narrowedTo the names of the filters that are set
 * @param suggestion a corrected query, where the reader's own found next to nothing; else null
 */
@TemplateData
public record SearchResult(SearchQuery query, List<SearchHit> hits, Pagination pages, boolean more, Facets facets, Names narrowedTo,
        @Nullable SearchQuery suggestion) {

    /** @param tag null when the search is not narrowed to a tag; {@code author} likewise */
    @TemplateData
    public record Names(@Nullable String tag, @Nullable String author) {}

    /** How many articles were found. Where there are more than were counted, the number is rounded down to hundreds. */
    public long total() {
        long total = pages.total();
        return more && total > 100 ? total / 100 * 100 : total;
    }
}
