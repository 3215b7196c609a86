package recto.search;

import io.quarkus.qute.TemplateData;
import java.time.Year;
import java.util.List;

/** The tags, authors and years that the articles found can be narrowed to: the most frequent first, years newest first. */
@TemplateData
public record Facets(List<Facet> tags, List<Facet> authors, List<Facet> years) {

    public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

    /**
     * @param slug of the tag or author, or the year
     * @param articles how many of the articles found it would leave
     */
    @TemplateData
    public record Facet(String slug, String name, long articles) {

        public Year year() {
            return Year.parse(slug);
        }
    }

    public boolean isEmpty() {
        return tags.isEmpty() && authors.isEmpty() && years.isEmpty();
    }
}
