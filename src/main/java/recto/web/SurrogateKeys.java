package recto.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a cache in front of this site finds the pages that a change has altered, in the header Surrogate-Key. They say what
 * the page cache knows of a page: the articles that it shows, or that it depends on every listed article.
 */
public final class SurrogateKeys {

    public static final String HEADER = "Surrogate-Key";
    /** Of every page. */
    public static final String EVERYTHING = "all";
    /** Of the pages that any change of an article may alter. */
    public static final String LISTS = "lists";

    private SurrogateKeys() {}

    /** The key of the pages that show this article. */
    public static String article(long id) {
        return "a" + id;
    }

    /** @param articles the ids of those that the page shows; null for a page that depends on every listed article */
    static String of(@Nullable Set<Long> articles) {
        return EVERYTHING + " "
                + (articles == null ? LISTS
                        : new TreeSet<>(articles).stream().map(SurrogateKeys::article).collect(Collectors.joining(" ")));
    }
}
