package recto.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of an article's outline.
 *
 * @param level 2 or 3
 * @param id the anchor in the article's HTML
 * @param text plain
 */
public record Heading(int level, String id, String text) {

    /**
     * Writes one heading a line, with a tab between its parts: neither a tab nor a line break can be in an id or in the text of a heading.
     */
    public static String write(List<Heading> outline) {
        return outline.stream().map(h -> h.level + "\t" + h.id + "\t" + h.text).collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #write} has written. */
    public static List<Heading> read(String outline) {
        return outline.lines().map(line -> line.split("\t", 3)).map(p -> new Heading(Integer.parseInt(p[0]), p[1], p[2])).toList();
    }
}
