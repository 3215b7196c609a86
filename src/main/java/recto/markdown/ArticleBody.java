package recto.markdown;

import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import recto.html.CodeBlocks;
import recto.html.ElementIds;
import recto.html.Elements;
import recto.html.Footnotes;
import recto.html.Headings;
import recto.html.Opening;
import recto.html.ProseWords;
import recto.html.ScrollRegions;
import recto.language.Heading;

/**
 * Turns the sanitised tree of an article into what stands on a page: headings with links to them, boxes that scroll, code in its colours,
 * footnotes that lead there and back. Raw HTML that a validator would refuse, such as a list item without a list, becomes valid.
 */
final class ArticleBody {

    private final ProseWords words;
    private final PictureRewriter pictures;
    private final FileLinks links;
    private final Figures figures;
    private final Headings headings;
    private final ScrollRegions regions;
    private final CodeBlocks code;
    private final Formulas formulas = new Formulas();

    ArticleBody(Element body, ProseWords words, PictureRewriter pictures) {
        this.words = words;
        this.pictures = pictures;
        this.links = new FileLinks(pictures);
        this.figures = new Figures(pictures);
        List<Element> all = Elements.all(body);
        // The footnotes come first: their ids must not be taken by an author's.
        ElementIds ids = new ElementIds(Footnotes.number(body, words));
        ids.keepUsable(all);
        this.headings = new Headings(all, ids, words);
        this.regions = new ScrollRegions(words);
        this.code = new CodeBlocks(regions, words);
        all.forEach(this::finish);
        figures.arrange();
        Footnotes.leaveRoom(body);
        Opening.mark(body);
        // A picture at the start of such a block may have become text only now.
        all.stream().filter(element -> element.nameIs("pre")).forEach(CodeBlocks::keepFirstLineEnd);
    }

    List<Heading> outline() {
        return headings.outline();
    }

    /** What the author should know of the links. */
    List<RenderedMarkdown.Remark> remarks(Element body, Function<String, Place> placeOf) {
        return links.remarks(body, placeOf);
    }

    /** Puts the colours on the code. The text of the tree has to be taken before, see {@link CodeBlocks#highlight()}. */
    void highlight() {
        code.highlight();
        formulas.show();
    }

    private void finish(Element element) {
        replaceAlignByClass(element);
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> headings.finish(element);
            case "a" -> links.finish(element);
            case "pre" -> code.finish(element);
            case "code" -> formulas.finish(element);
            case "table" -> regions.table(element);
            case "th", "td" -> regions.cell(element);
            case "p", "figure" -> figures.finish(element);
            case "img" -> pictures.picture(element);
            case "video", "audio" -> pictures.player(element);
            case "source" -> {
                if (!pictures.source(element)) {
                    Elements.remove(element);
                }
            }
            case "input" -> finishTask(element);
            case "div" -> {
                if (element.hasClass("alert")) {
                    finishAlert(element);
                }
            }
            case "li" -> renameOutsideParent(element, "div", "ul", "ol");
            case "dt", "dd" -> renameOutsideParent(element, "div", "dl");
            case "figcaption" -> renameOutsideParent(element, "div", "figure");
            case "summary" -> renameOutsideParent(element, "div", "details");
            case "rt", "rp" -> renameOutsideParent(element, "span", "ruby");
            default -> {
            }
        }
    }

    /** HTML has given up the attribute {@code align}; the style sheet has a class for each of its values. */
    private static void replaceAlignByClass(Element element) {
        String align = element.attr("align");
        if (!align.isEmpty()) {
            element.removeAttr("align").addClass(align);
        }
    }

    private void finishAlert(Element alert) {
        alert.attr("role", "note");
        Element title = alert.firstElementChild();
        if (title != null && title.hasClass("alert-title") && title.childNodeSize() == 0) {
            title.text(words.alert(Elements.firstClass(alert, "alert-")));
        }
    }

    /** Keeps the only input that an article can have: the box at the start of an item of a task list, which readers cannot tick. */
    private void finishTask(Element input) {
        Element item = input.parent();
        if (item != null && item.nameIs("li") && item.firstElementChild() == input && input.hasAttr("type")) {
            item.addClass("task");
            input.attr("disabled", true).attr("aria-label", input.hasAttr("checked") ? words.done : words.toDo);
        } else {
            Elements.remove(input);
        }
    }

    /** Renames an element of raw HTML that stands outside of the only parents in which it is valid. */
    private static void renameOutsideParent(Element element, String newName, String... parents) {
        if (!Elements.isOneOf(element.parent(), parents)) {
            element.tagName(newName);
        }
    }
}
