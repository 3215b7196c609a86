package recto.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The footnotes of an article. An author may give a note any name; its id is made of the number that readers see, so that the id is valid
 * whatever the name: {@code fn-1} for the note, and {@code fnref-1}, {@code fnref-1-2} for the places that refer to it.
 */
public final class Footnotes {

    /** An arrow, and the variation selector that asks for the text form instead of an emoji. */
    private static final String ARROW = "↩\uFE0E";

    private Footnotes() {}

    /** Numbers the notes and the references to them. @return the ids that they have now */
    public static Set<String> number(Element body, ProseWords words) {
        Element section = body.lastElementChild();
        if (section == null || !section.nameIs("section") || !section.hasClass("footnotes")) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        section.attr("role", "doc-endnotes").attr("aria-label", words.notes);
        List<Element> notes = section.select("> ol > li[id]");
        Map<String, Integer> numbers = new HashMap<>();
        for (Element note : notes) {
            numbers.putIfAbsent(Links.safe("#" + note.id(), Links.TO_FOLLOW), numbers.size() + 1);
        }
        Map<Integer, Integer> references = new HashMap<>();
        for (Element reference : body.select("sup.footnote-ref > a[id]")) {
            Integer number = numbers.get(reference.attr("href"));
            if (number != null) {
                reference.attr("href", "#fn-" + number).attr("role", "doc-noteref")
                        .attr("id", reference(number, references.merge(number, 1, Integer::sum)));
                ids.add(reference.id());
                partFromTheOneBefore(reference);
            }
        }
        int number = 0;
        for (Element note : notes) {
            number++;
            note.attr("id", "fn-" + number);
            ids.add(note.id());
            linkBack(note, number, references.getOrDefault(number, 0), words);
        }
        if (NoteRoom.isEnough(body, section, notes)) {
            section.addClass("beside");
        }
        return ids;
    }

    /** Gives the margin to the wide pictures that have no note beside them. The figures of the body have to be made before. */
    public static void leaveRoom(Element body) {
        // Not by a selector, which looks at every node of the article, and few articles have notes
        Element section = body.children().stream().filter(child -> child.nameIs("section") && child.hasClass("beside")).findFirst()
                .orElse(null);
        if (section != null && body.selectFirst("> .wide") != null) {
            NoteRoom.markFree(body, section, section.select("> ol > li"));
        }
    }

    /** Marks in a row would read as one number. */
    private static void partFromTheOneBefore(Element reference) {
        Element mark = reference.parent();
        if (mark != null && mark.previousSibling() instanceof Element before && before.nameIs("sup") && before.hasClass("footnote-ref")) {
            mark.prependText(",\u2009");
        }
    }

    private static void linkBack(Element note, int number, int references, ProseWords words) {
        int nth = 0;
        for (Element back : note.select("a.footnote-backref")) {
            nth++;
            if (nth > references) {
                Elements.remove(back);
                continue;
            }
            back.attr("href", "#" + reference(number, nth)).attr("role", "doc-backlink")
                    .attr("aria-label", words.backToReference + " " + number + (nth > 1 ? "-" + nth : ""));
            back.text(ARROW);
            if (nth > 1) {
                back.appendElement("sup").text(Integer.toString(nth));
            }
        }
    }

    private static String reference(int number, int nth) {
        return "fnref-" + number + (nth > 1 ? "-" + nth : "");
    }

    /**
     * Whether the element is a note or a reference that {@link #number} has numbered, and not one to which an author gave the same id.
     *
     * @param ids from {@link #number}
     */
    static boolean isPart(Element element, Set<String> ids) {
        return ids.contains(element.id()) && (element.nameIs("li") && element.parent() != null && element.parent().parent() != null
                && element.parent().parent().hasClass("footnotes") || element.attr("role").equals("doc-noteref"));
    }
}
