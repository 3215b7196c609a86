package recto.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Estimates whether the notes of an article fit into the margin beside it. A stylesheet cannot ask how long the notes are, and notes that
 * are longer than their text would run through the foot of the page. Heights are in rem, of the widest layout, which is the only one that
 * has notes in the margin; the estimate errs towards a shorter text and longer notes.
 */
final class NoteRoom implements NodeFilter {

    private static final int MAX_NOTES = 30;
    /** Letters of a line of the text, and of a line of a note. */
    private static final int TEXT_LINE = 72;
    private static final int NOTE_LINE = 25;
    /** The heights of such lines, and the space between two paragraphs and between two notes. */
    private static final double TEXT_HEIGHT = 2;
    private static final double NOTE_HEIGHT = 1.25;
    private static final double TEXT_SPACE = 2;
    private static final double NOTE_SPACE = .8;
    private static final double ITEM_SPACE = .3;
    private static final double CODE_HEIGHT = 1.2;
    private static final double PICTURE_HEIGHT = 6;
    /** Below the text there are always the date of publication and the space above the foot of the page. */
    private static final double SLACK = 7;

    private final Element notes;
    private double height;
    private int width;
    /** The height of the first mark of each note, in the order of the notes. */
    private final List<Double> marks = new ArrayList<>();
    private final List<Wide> wides = new ArrayList<>();

    /** @param height of its upper edge @param marks how many notes have their mark above it */
    private record Wide(Element element, double height, int marks) {}

    private NoteRoom(Element notes) {
        this.notes = notes;
    }

    /** @param section the last element of the body @param notes its items, whose marks are numbered */
    static boolean isEnough(Element body, Element section, List<Element> notes) {
        if (notes.size() > MAX_NOTES || section.selectFirst("pre, table, img, video, audio, details") != null) {
            return false;
        }
        NoteRoom room = new NoteRoom(section);
        NodeTraversor.filter(room, body);
        room.endLine(0);
        return room.bottom(notes, notes.size()) <= room.height + SLACK;
    }

    /** Tells the stylesheet which of the wide pictures may take the margin of the notes: those that none of the notes above reaches. */
    static void markFree(Element body, Element section, List<Element> notes) {
        NoteRoom room = new NoteRoom(section);
        NodeTraversor.filter(room, body);
        for (Wide wide : room.wides) {
            if (room.bottom(notes, wide.marks) <= wide.height) {
                wide.element.addClass("free");
            }
        }
    }

    /** Where the last of the first notes ends. */
    private double bottom(List<Element> notes, int count) {
        double bottom = 0;
        for (int i = 0; i < count; i++) {
            double mark = i < marks.size() ? marks.get(i) : 0;
            bottom = Math.max(mark, i == 0 ? 0 : bottom + NOTE_SPACE) + height(notes.get(i));
        }
        return bottom;
    }

    private static double height(Element note) {
        int lines = 0;
        for (Element paragraph : note.children()) {
            lines += 1 + TextWidth.of(paragraph.wholeText()) / NOTE_LINE;
        }
        return Math.max(1, lines) * NOTE_HEIGHT;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node == notes) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (node instanceof TextNode text) {
            width += TextWidth.of(text.getWholeText());
        } else if (node instanceof Element element) {
            if (element.hasClass("wide")) {
                endLine(0);
                wides.add(new Wide(element, height, marks.size()));
            }
            switch (element.normalName()) {
                case "sup" -> {
                    if (element.hasClass("footnote-ref")) {
                        mark(element);
                        return FilterResult.SKIP_ENTIRELY;
                    }
                }
                case "pre" -> {
                    height += TEXT_SPACE + CODE_HEIGHT * element.wholeText().lines().count();
                    return FilterResult.SKIP_ENTIRELY;
                }
                case "img", "video" -> height += PICTURE_HEIGHT;
                case "tr" -> height += TEXT_HEIGHT;
                default -> endBlock(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            endBlock(element);
        }
        return FilterResult.CONTINUE;
    }

    /** Only the first mark of a note has the id of that note alone. */
    private void mark(Element reference) {
        Element link = reference.selectFirst("a[id=fnref-" + (marks.size() + 1) + "]");
        if (link != null) {
            marks.add(height + TEXT_HEIGHT * (width / TEXT_LINE));
        }
    }

    private void endBlock(Element element) {
        switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "figure", "div" -> endLine(TEXT_SPACE);
            case "li", "dt", "dd", "figcaption", "summary", "br" -> endLine(ITEM_SPACE);
            // The cells of a row are side by side.
            case "td", "th" -> width = 0;
            default -> {
            }
        }
    }

    private void endLine(double space) {
        if (width > 0) {
            height += TEXT_HEIGHT * (1 + (width - 1) / TEXT_LINE) + space;
            width = 0;
        }
    }
}
