package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.List;
import recto.web.Pagination;

/**
 * What was found.
 *
 * @param query what was looked for in the end: another than was asked for where that found nothing and is a misspelling of this
 * @param hits of one page
 * @param pages how many there are, and which this is
 * @param more whether there are more than are counted: of very common words the newest articles are ranked, not all
 * @param facets what it can be narrowed by
 * @param narrowedTo names of the filters that are set
 * @param suggestion what may have been meant where next to nothing was found; else null
 */
@TemplateData
public record SearchResult(SearchQuery query, List<SearchHit> hits, Pagination pages, boolean more, Facets facets, Names narrowedTo,
        SearchQuery suggestion) {

    /** @param tag null where it is not narrowed by one; likewise author */
    @TemplateData
    public record Names(String tag, String author) {}

    /** Where there are more a round number, which promises nothing. */
    public long total() {
        long total = pages.total();
        return more && total > 100 ? total / 100 * 100 : total;
    }
}
