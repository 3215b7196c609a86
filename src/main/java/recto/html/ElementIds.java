package recto.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The ids of one article: each is well-formed and stands on one element only. */
public final class ElementIds {

    /** The page's own ids start with an underscore, so that no author's id can be one of them. */
    private static final Pattern AUTHORS_ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]{0,119}");

    private final Set<String> taken;
    /** For an id that headings repeat: the number that the next of them gets. */
    private final Map<String, Integer> repeats = new HashMap<>();

    /** @param taken ids that are on elements already, those of the footnotes */
    public ElementIds(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /**
     * Keeps an author's id if it is well-formed and the first of its name, because links from elsewhere may lead to it; removes all others.
     */
    public void keepUsable(List<Element> elements) {
        Set<String> notes = Set.copyOf(taken);
        for (Element element : elements) {
            if (element.nameIs("a") && element.hasAttr("name")) {
                // <a name> is how HTML 4 wrote an id.
                if (!element.hasAttr("id")) {
                    element.attr("id", element.attr("name"));
                }
                element.removeAttr("name");
            }
            String id = element.id();
            if (!id.isEmpty() && !Footnotes.isPart(element, notes) && !claim(id)) {
                element.removeAttr("id");
            }
        }
    }

    /** Whether this id of an author is well-formed and free; it is taken from now on. */
    boolean claim(String id) {
        return AUTHORS_ID.matcher(id).matches() && taken.add(id);
    }

    /** The wanted id, or if it is taken, the first of {@code wanted-2}, {@code wanted-3} and so on that is free. */
    String unused(String wanted) {
        String candidate = wanted;
        while (!taken.add(candidate)) {
            candidate = wanted + "-" + repeats.merge(wanted, 2, (n, first) -> n + 1);
        }
        return candidate;
    }
}
