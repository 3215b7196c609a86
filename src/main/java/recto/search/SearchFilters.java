package recto.search;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a search is narrowed to.
 *
 * @param tag slug; null for any, as are the other two
 * @param author slug
 * @param year of publication, in the time zone of the site
 */
public record SearchFilters(String tag, String author, Year year) {

    public static final SearchFilters NONE = new SearchFilters(null, null, null);

    /** Whether nothing is narrowed. */
    public boolean isEmpty() {
        return tag == null && author == null && year == null;
    }

    /** In the words of a tsquery, over what the import marks each article with; "" without any. */
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
