package recto.search;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a search is narrowed to.
 *
 * @param tag slug; null for any, as are the other two
 * @param author slug
 * @param year of publication, in the time zone of the site
 */
public record SearchFilters(@Nullable String tag, @Nullable String author, @Nullable Year year) {

    public static final SearchFilters NONE = new SearchFilters(null, null, null);

    /** Whether the search is over all articles. */
    public boolean isEmpty() {
        return tag == null && author == null && year == null;
    }

    /** The filters as a tsquery over the markers that the import puts into the search vector of each article; "" without filters. */
    String tsquery() {
        List<String> marks = new ArrayList<>();
        if (tag != null) {
            marks.add(quote("#" + tag));
        }
        if (author != null) {
            marks.add(quote("@" + author));
        }
        if (year != null) {
            marks.add(IntStream.rangeClosed(1, 12).mapToObj(month -> quote("^%04d-%02d".formatted(year.getValue(), month)))
                    .collect(Collectors.joining(" | ", "(", ")")));
        }
        return String.join(" & ", marks);
    }

    private static String quote(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
