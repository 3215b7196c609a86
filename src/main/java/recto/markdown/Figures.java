package recto.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import recto.html.Elements;

/**
 * Makes figures of pictures that stand alone in their paragraph: a picture with a title gets a caption, several pictures stand side by side
 * in rows, and a wide picture may take the margins. An author asks for a wide one at the end of its address ({@code map.jpg#wide}), which
 * every other program ignores, behind the picture ({@code {.wide}}), or by a class in raw HTML.
 */
final class Figures {

    static final String WIDE = "wide";
    /** The class of an element whose children are the pictures of one row. */
    private static final String ROW = "row";

    private static final Pattern WIDE_BEHIND = Pattern.compile("\\s*\\{:?\\s*\\.wide\\s*}\\s*");
    private static final int MOST_IN_ROW = 3;
    /** No author arranges more, and to move each takes time that grows with their number. */
    private static final int MOST_IN_PARAGRAPH = 60;
    /** In pixels. A row of narrower pictures is one of badges or icons, which stay in the line. */
    private static final int NARROWEST_IN_ROW = 200;

    private final PictureRewriter pictures;
    private final List<Element> rows = new ArrayList<>();

    Figures(PictureRewriter pictures) {
        this.pictures = pictures;
    }

    /** @param block a paragraph, or a figure that the author has written */
    void finish(Element block) {
        List<Element> parts = pictureParts(block);
        boolean isWide = parts.stream().anyMatch(part -> isWide(Objects.requireNonNull(image(part))));
        if (block.nameIs("figure")) {
            block.children().stream().map(Figures::image).filter(img -> img != null && isWide(img)).findFirst()
                    .ifPresent(img -> widen(block));
        } else if (parts.size() > 1 && parts.size() <= MOST_IN_PARAGRAPH && parts.stream().noneMatch(this::isSmall)) {
            makeRows(block, parts, isWide);
        } else if (parts.size() == 1) {
            makeFigure(block, Objects.requireNonNull(image(parts.get(0))), isWide);
        }
    }

    /** Sizes the pictures of each row, which is possible only when the size of each of them is known. */
    void arrange() {
        rows.forEach(row -> PictureSizes.arrange(row.select("img"), row.hasClass(WIDE)));
    }

    /** The pictures of the block, each with the link around it; empty where the block has something else besides. */
    private static List<Element> pictureParts(Element block) {
        List<Element> parts = new ArrayList<>();
        for (Node node = block.firstChild(); node != null; node = node.nextSibling()) {
            boolean isSpace = node instanceof TextNode text && (text.isBlank() || isWideMark(text));
            if (node instanceof Element element && image(element) != null) {
                parts.add(element);
            } else if (!isSpace) {
                return List.of();
            }
        }
        return parts;
    }

    /** The picture that the element is, or the only thing that it links; null for any other element. */
    private static @Nullable Element image(Element element) {
        Element inner = element.nameIs("a") ? Elements.onlyChild(element) : element;
        return inner != null && inner.nameIs("img") && inner.hasAttr("src") ? inner : null;
    }

    private static boolean isWideMark(Node node) {
        return node instanceof TextNode text && WIDE_BEHIND.matcher(text.getWholeText()).matches()
                && text.previousSibling() instanceof Element before && image(before) != null;
    }

    private static boolean isWide(Element img) {
        Element part = img.parent() != null && img.parent().nameIs("a") ? img.parent() : img;
        return img.hasClass(WIDE) || img.attr("src").endsWith("#" + WIDE)
                || part.nextSibling() != null && isWideMark(part.nextSibling());
    }

    /** Whether the picture is narrow or gets a width from its author, who then arranges the pictures without us. */
    private boolean isSmall(Element part) {
        Element img = Objects.requireNonNull(image(part));
        return img.hasAttr("width") || !img.attr("class").isEmpty() && !img.hasClass(WIDE) || pictures.isNarrower(img, NARROWEST_IN_ROW);
    }

    private static void makeFigure(Element paragraph, Element img, boolean isWide) {
        if (isWide || !img.attr("title").isBlank()) {
            paragraph.childNodes().stream().filter(Figures::isWideMark).toList().forEach(Node::remove);
            paragraph.tagName("figure");
            caption(paragraph, img);
        }
        if (isWide) {
            widen(paragraph);
        }
    }

    private void makeRows(Element paragraph, List<Element> parts, boolean isWide) {
        int count = (parts.size() + MOST_IN_ROW - 1) / MOST_IN_ROW;
        for (int i = 0; i < count; i++) {
            Element row = new Element("div").addClass(ROW);
            // As many in each row as in the others, or one more: four pictures are two rows of two
            for (Element part : parts.subList(i * parts.size() / count, (i + 1) * parts.size() / count)) {
                Element figure = row.appendElement("figure");
                figure.appendChild(part);
                caption(figure, Objects.requireNonNull(image(part)));
            }
            if (isWide) {
                widen(row);
            }
            paragraph.before(row);
            rows.add(row);
        }
        Elements.remove(paragraph);
    }

    private static void widen(Element figure) {
        figure.addClass(WIDE);
        figure.select("img").removeClass(WIDE);
    }

    private static void caption(Element figure, Element img) {
        String caption = img.attr("title");
        if (!caption.isBlank()) {
            img.removeAttr("title");
            figure.appendElement("figcaption").text(caption);
        }
    }
}
