package recto.indexing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much another article is like one: by their common terms, each of which counts the more the fewer articles have it. */
final class Likeness {

    /** How many related articles each article keeps: more than the three that a page shows, because one may expire. */
    private static final int KEPT = 6;

    private final long article;
    private double score;
    private int shared;
    private boolean sharesTag;

    private Likeness(long article) {
        this.article = article;
    }

    /** One shared word says nothing, but one shared tag does. */
    private boolean isMeaningful() {
        return shared > 1 || sharesTag;
    }

    /**
     * Finds the articles that are most like one, the most alike first. The work is done in memory because it took three times as long in
     * the database.
     *
     * @param terms of the article
     * @param sharers the articles that have each term, by term
     */
    static List<Long> mostAlike(long article, List<TermTable.Own> terms, Map<String, List<TermTable.Sharer>> sharers) {
        // Large enough for the articles of twelve terms from the start: to grow it took a tenth of the comparison
        Map<Long, Likeness> found = new HashMap<>(1_024);
        for (TermTable.Own term : terms) {
            for (TermTable.Sharer sharer : sharers.getOrDefault(term.term(), List.of())) {
                if (sharer.article() != article) {
                    Likeness likeness = found.computeIfAbsent(sharer.article(), Likeness::new);
                    likeness.score += term.worth() * sharer.weight();
                    likeness.shared++;
                    likeness.sharesTag |= sharer.weight() == ArticleTerms.TAG;
                }
            }
        }
        return found.values().stream().filter(Likeness::isMeaningful)
                .sorted(Comparator.comparingDouble((Likeness likeness) -> -likeness.score).thenComparing(likeness -> -likeness.article))
                .limit(KEPT).map(likeness -> likeness.article).toList();
    }
}
