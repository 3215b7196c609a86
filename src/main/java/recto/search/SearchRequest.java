package recto.search;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.NotFoundException;
import java.time.Year;
import org.jspecify.annotations.Nullable;
import recto.http.QueryParameters;

/**
 * What the address of a search page asks for.
 *
 * @param exact whether the words are taken as they are, without correction
 * @param page counted from 1
 */
@TemplateData
public record SearchRequest(SearchQuery query, SearchFilters filters, boolean exact, int page) {

    private static final int MAX_SLUG = 200;

    /** @throws NotFoundException when the page or the year is not a number that could be one */
    public static SearchRequest of(QueryParameters parameters) {
        String page = parameters.get("page");
        String year = parameters.get("year");
        if (page != null && !page.matches("[1-9][0-9]{0,6}") || year != null && !year.matches("[0-9]{4}")) {
            throw new NotFoundException();
        }
        return new SearchRequest(SearchQuery.parse(parameters.get("q")),
                new SearchFilters(slug(parameters.get("tag")), slug(parameters.get("author")), year == null ? null : Year.parse(year)),
                parameters.get("exact") != null, page == null ? 1 : Integer.parseInt(page));
    }

    private static @Nullable String slug(@Nullable String value) {
        return value == null || value.length() > MAX_SLUG ? null : value.replaceAll("\\p{Cc}", "");
    }

    /** The page before this one. Only {@link SearchResult#pages} knows whether there is such a page. */
    public SearchRequest previousPage() {
        return new SearchRequest(query, filters, exact, page - 1);
    }

    public SearchRequest nextPage() {
        return new SearchRequest(query, filters, exact, page + 1);
    }

    public SearchRequest firstPage() {
        return new SearchRequest(query, filters, exact, 1);
    }

    public SearchRequest lastPage(long pages) {
        return new SearchRequest(query, filters, exact, (int) pages);
    }

    /** The first page of the same search without correction. */
    public SearchRequest exactly() {
        return new SearchRequest(query, filters, true, 1);
    }

    public SearchRequest withQuery(SearchQuery query) {
        return new SearchRequest(query, filters, false, 1);
    }

    /** @param tag null for any tag; null means the same in the next two methods */
    public SearchRequest withTag(@Nullable String tag) {
        return withFilters(new SearchFilters(tag, filters.author(), filters.year()));
    }

    public SearchRequest withAuthor(@Nullable String author) {
        return withFilters(new SearchFilters(filters.tag(), author, filters.year()));
    }

    public SearchRequest withYear(@Nullable Year year) {
        return withFilters(new SearchFilters(filters.tag(), filters.author(), year));
    }

    private SearchRequest withFilters(SearchFilters filters) {
        return new SearchRequest(query, filters, exact, 1);
    }

    /** The same search from its first page and with correction, as a feed follows it. */
    public SearchRequest whole() {
        return new SearchRequest(query, filters, false, 1);
    }

    /** The path and query of this search on this site, percent-encoded. */
    public String address() {
        return "/search" + parameters();
    }

    /** The query of the address, with its question mark. */
    public String parameters() {
        StringBuilder address = new StringBuilder("?q=").append(QueryParameters.encode(query.text()));
        append(address, "tag", filters.tag());
        append(address, "author", filters.author());
        append(address, "year", filters.year());
        append(address, "exact", exact ? "true" : null);
        append(address, "page", page == 1 ? null : page);
        return address.toString();
    }

    private static void append(StringBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.append('&').append(name).append('=').append(QueryParameters.encode(value.toString()));
        }
    }
}
