package recto.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Makes the text of one paragraph, heading or cell of what is in an HTML element. */
final class MarkdownInlines {

    /** Elements that readers see and Markdown has no sign for. */
    private static final Set<String> KEPT_TAGS = Set.of("sup", "sub", "kbd", "mark", "u", "small", "q", "abbr", "cite", "ins", "var",
            "samp");
    private static final Set<String> LOST_TAGS = Set.of("script", "style", "template", "button", "select", "textarea", "svg", "math");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r\\f]+");
    /** What Recto would take for template code of another engine. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{(?=[{%#])");
    private static final Pattern PICTURE_FILE = Pattern.compile("(?i)[^?#]+\\.(?:jpe?g|png|gif|webp|avif)");
    private static final Pattern UNSAFE = Pattern.compile("(?i)\\s*(?:javascript|vbscript|data):.*", Pattern.DOTALL);

    private final UnaryOperator<String> links;
    private final Losses losses;
    private final Set<String> anchors;
    private final Deque<String> open = new ArrayDeque<>();

    /** @param anchors ids to which links of the article lead */
    MarkdownInlines(UnaryOperator<String> links, Losses losses, Set<String> anchors) {
        this.links = links;
        this.losses = losses;
        this.anchors = anchors;
    }

    /** Paragraphs of what stands in a line: two breaks after each other end one. Those without anything in them are left out. */
    List<Node> paragraphs(Element line) {
        List<Node> paragraphs = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        List<Node> all = nodes(line);
        for (int i = 0; i < all.size(); i++) {
            boolean isEnd = all.get(i) instanceof HardLineBreak && i + 1 < all.size() && all.get(i + 1) instanceof HardLineBreak;
            if (isEnd) {
                addParagraph(part, paragraphs);
                part = new ArrayList<>();
            } else {
                part.add(all.get(i));
            }
        }
        addParagraph(part, paragraphs);
        return paragraphs;
    }

    private static void addParagraph(List<Node> part, List<Node> paragraphs) {
        InlineNodes.trim(part);
        if (!part.isEmpty()
                && part.stream().anyMatch(node -> !(node instanceof Text text) || !text.getLiteral().replace('\u00a0', ' ').isBlank())) {
            Paragraph paragraph = new Paragraph();
            part.forEach(paragraph::appendChild);
            Delimiters.mend(paragraph);
            paragraphs.add(paragraph);
        }
    }

    /** The text of a heading or a cell, which is one line. */
    List<Node> line(Element element) {
        List<Node> line = nodes(element);
        line.replaceAll(node -> node instanceof HardLineBreak ? new Text(" ") : node);
        InlineNodes.trim(line);
        Paragraph paragraph = new Paragraph();
        line.forEach(paragraph::appendChild);
        Delimiters.mend(paragraph);
        return InlineNodes.children(paragraph);
    }

    private List<Node> nodes(Element element) {
        List<Node> nodes = new ArrayList<>();
        anchor(element, nodes);
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                text(SPACE.matcher(text.getWholeText()).replaceAll(" "), nodes);
            } else if (child instanceof Element inner) {
                element(inner, nodes);
            }
        }
        return nodes;
    }

    /** Where a link of the article leads to. */
    private void anchor(Element element, List<Node> nodes) {
        String id = element.id().isEmpty() && element.nameIs("a") ? element.attr("name") : element.id();
        if (!id.isEmpty() && anchors.contains(id)) {
            nodes.add(InlineNodes.raw("<a id=\"" + id.replace("\"", "") + "\"></a>"));
        }
    }

    private static void text(String text, List<Node> nodes) {
        String rest = text;
        Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
        if (last instanceof HardLineBreak || last instanceof Text before && before.getLiteral().endsWith(" ")) {
            rest = rest.stripLeading();
        }
        String[] parts = TEMPLATE.split(rest, -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                nodes.add(InlineNodes.raw("&#123;"));
            }
            if (!parts[i].isEmpty()) {
                nodes.add(new Text(parts[i]));
            }
        }
    }

    private void element(Element element, List<Node> nodes) {
        switch (element.normalName()) {
            case "br" -> {
                InlineNodes.trimEnd(nodes);
                nodes.add(new HardLineBreak());
            }
            case "strong", "b" -> wrap(element, "strong", new StrongEmphasis("**"), nodes);
            case "em", "i" -> wrap(element, "em", new Emphasis("*"), nodes);
            case "del", "s", "strike" -> wrap(element, "del", new Strikethrough("~~"), nodes);
            case "code", "tt" -> code(element, nodes);
            case "a" -> link(element, nodes);
            case "img" -> image(element, nodes);
            case "input" -> {
                if (element.attr("type").equals("checkbox")) {
                    nodes.add(InlineNodes.raw(element.hasAttr("checked") ? "[x] " : "[ ] "));
                }
            }
            default -> {
                if (LOST_TAGS.contains(element.normalName())) {
                    losses.add("the element <%s> is left out".formatted(element.normalName()),
                            "put what it showed into a picture or words");
                } else if (KEPT_TAGS.contains(element.normalName())) {
                    String title = element.attr("title").isEmpty() ? ""
                            : " title=\"" + element.attr("title").replace("\"", "&quot;") + "\"";
                    nodes.add(InlineNodes.raw("<" + element.normalName() + title + ">"));
                    nodes.addAll(nodes(element));
                    nodes.add(InlineNodes.raw("</" + element.normalName() + ">"));
                } else {
                    nodes.addAll(nodes(element));
                }
            }
        }
    }

    /** White space at the edges goes outside: no sign of emphasis opens before a space. */
    private void wrap(Element element, String name, Node into, List<Node> nodes) {
        if (open.contains(name)) {
            nodes.addAll(nodes(element));
            return;
        }
        open.push(name);
        List<Node> inner = nodes(element);
        open.pop();
        boolean begins = InlineNodes.beginsWithSpace(inner);
        boolean ends = InlineNodes.endsWithSpace(inner);
        boolean isBroken = !inner.isEmpty() && inner.get(inner.size() - 1) instanceof HardLineBreak;
        InlineNodes.trim(inner);
        if (begins) {
            text(" ", nodes);
        }
        if (!inner.isEmpty()) {
            inner.forEach(into::appendChild);
            nodes.add(into);
        }
        if (ends) {
            text(" ", nodes);
        }
        if (isBroken) {
            nodes.add(new HardLineBreak());
        }
    }

    private static void code(Element element, List<Node> nodes) {
        element.select("br").forEach(br -> br.replaceWith(new TextNode(" ")));
        String text = SPACE.matcher(element.wholeText()).replaceAll(" ").strip();
        if (!text.isEmpty()) {
            nodes.add(new Code(text));
        }
    }

    private void link(Element element, List<Node> nodes) {
        String href = element.attr("href").strip();
        anchor(element, nodes);
        List<Node> inner = nodes(element);
        if (element.hasAttr("name")) {
            inner.removeIf(node -> node instanceof HtmlInline html && html.getLiteral().startsWith("<a id"));
        }
        Element picture = element.childrenSize() == 1 && element.text().isBlank() ? element.selectFirst("img") : null;
        if (picture != null && PICTURE_FILE.matcher(href).matches()) {
            // The link shows the picture in its full size, which Recto serves anyway
            picture.attr("src", href);
            image(picture, nodes);
            return;
        }
        if (href.isEmpty() || UNSAFE.matcher(href).matches() || open.contains("a")) {
            nodes.addAll(inner);
            return;
        }
        boolean begins = InlineNodes.beginsWithSpace(inner);
        boolean ends = InlineNodes.endsWithSpace(inner);
        inner.removeIf(HardLineBreak.class::isInstance);
        InlineNodes.trim(inner);
        if (inner.isEmpty()) {
            return;
        }
        Link link = new Link(links.apply(href), InlineNodes.title(element.attr("title")));
        inner.forEach(link::appendChild);
        if (begins) {
            text(" ", nodes);
        }
        nodes.add(link);
        if (ends) {
            text(" ", nodes);
        }
    }

    private void image(Element element, List<Node> nodes) {
        String source = element.attr("src");
        if (source.isBlank() || source.startsWith("data:")) {
            source = element.hasAttr("data-src") ? element.attr("data-src") : element.attr("data-lazy-src");
        }
        if (source.isBlank()) {
            losses.add("a picture without an address is left out", "put the file beside the article and name it");
            return;
        }
        Image image = new Image(links.apply(source.strip()), InlineNodes.title(element.attr("title")));
        String alt = SPACE.matcher(element.attr("alt")).replaceAll(" ").strip();
        if (!alt.isEmpty()) {
            image.appendChild(new Text(alt));
        }
        nodes.add(image);
    }
}
