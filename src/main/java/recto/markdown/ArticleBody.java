package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import recto.code.CodeHtml;
import recto.code.LineRanges;
import recto.language.Heading;
import recto.language.Slug;

/**
 * Makes a sanitised body fit for a page: headings that can be linked to, boxes that scroll and say what they hold, code in its colours, notes that
 * lead there and back, and HTML that a validator accepts where raw HTML was not.
 */
final class ArticleBody {

    /** The page's own ids start with an underscore, so that no author's id can be one of them. */
    private static final Pattern AUTHORS_ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]{0,119}");
    private static final int MAX_LABEL = 120;
    private static final int MAX_TITLE = 200;
    /** Of one article, in characters: more is a listing that nobody reads for its colours. */
    private static final int MAX_HIGHLIGHTED = 300_000;

    private final Element body;
    private final ProseWords words;
    private final List<Element> all;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final List<Heading> outline = new ArrayList<>();
    private final PictureRewriter pictures;
    private final Map<Element, LineRanges> code = new LinkedHashMap<>();

    ArticleBody(Element body, ProseWords words, PictureRewriter pictures) {
        this.body = body;
        this.words = words;
        this.pictures = pictures;
        this.all = elements(body);
        Footnotes.number(body, ids, words);
        keepUsableIds();
        int down = 0;
        for (Element element : all) {
            down |= element.nameIs("h1") ? 1 : 0;
        }
        for (Element element : all) {
            finish(element, down);
        }
        for (Element element : all) {
            if (element.nameIs("pre")) {
                keepFirstLineEnd(element);
            }
        }
    }

    private static List<Element> elements(Element body) {
        List<Element> elements = new ArrayList<>();
        body.forEachNode(node -> {
            if (node instanceof Element element) {
                elements.add(element);
            }
        });
        return elements;
    }

    List<Heading> outline() {
        return outline;
    }

    /** An author's id stays if it is well-formed and the first of its name: links from elsewhere may aim at it. */
    private void keepUsableIds() {
        Set<String> notes = Set.copyOf(ids);
        for (Element element : all) {
            if (element.nameIs("a") && element.hasAttr("name")) {
                // The old way to say id.
                if (!element.hasAttr("id")) {
                    element.attr("id", element.attr("name"));
                }
                element.removeAttr("name");
            }
            String id = element.id();
            if (!id.isEmpty() && !Footnotes.isPart(element, notes) && !(AUTHORS_ID.matcher(id).matches() && ids.add(id))) {
                element.removeAttr("id");
            }
        }
    }

    private void finish(Element element, int down) {
        align(element);
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, down);
            case "pre" -> code(element);
            case "table" -> table(element);
            case "p" -> figure(element);
            case "img" -> pictures.picture(element);
            case "video", "audio" -> pictures.player(element);
            case "source" -> {
                if (!pictures.source(element)) {
                    drop(element);
                }
            }
            case "input" -> task(element);
            case "div" -> {
                if (element.hasClass("alert")) {
                    alert(element);
                }
            }
            case "li" -> needs(element, "div", "ul", "ol");
            case "dt", "dd" -> needs(element, "div", "dl");
            case "figcaption" -> needs(element, "div", "figure");
            case "summary" -> needs(element, "div", "details");
            case "rt", "rp" -> needs(element, "span", "ruby");
            default -> {
            }
        }
    }

    /** The attribute is out of use; the style sheet knows the classes. */
    private static void align(Element element) {
        String align = element.attr("align");
        if (!align.isEmpty()) {
            element.removeAttr("align").addClass(align);
        }
    }

    private void heading(Element heading, int down) {
        String text = PlainText.of(heading);
        if (text.isEmpty() && heading.childrenSize() == 0) {
            drop(heading);
            return;
        }
        int level = Math.min(6, heading.normalName().charAt(1) - '0' + down);
        heading.tagName("h" + level);
        if (!heading.hasAttr("id")) {
            String slug = Slug.of(text);
            heading.attr("id", unused(slug.isEmpty() ? "section" : slug));
        }
        if (level >= 2 && level <= 4 && !isWithin(heading, "a", "summary")) {
            heading.appendElement("a").addClass("anchor").attr("href", "#" + heading.id())
                    .attr("aria-label", words.labelled(words.linkToSection, text));
        }
        if (level <= 3 && !isWithin(heading, "blockquote", "section")) {
            outline.add(new Heading(level, heading.id(), text));
        }
    }

    private static boolean isWithin(Element element, String... names) {
        for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
            if (isOneOf(parent, names)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(Element element, String... names) {
        for (String name : names) {
            if (element.nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    /** Removing would count the siblings anew, once for each of what may be thousands. */
    private static void drop(Element element) {
        element.replaceWith(new TextNode(""));
    }

    private String unused(String id) {
        String candidate = id;
        while (!ids.add(candidate)) {
            candidate = id + "-" + repeats.merge(id, 2, (n, first) -> n + 1);
        }
        return candidate;
    }

    /** Too wide for a telephone, it scrolls; to be scrolled with the keyboard it must be reached, and then have a name. */
    private Element region(Element element, String label) {
        String shortened = shortened(label, MAX_LABEL);
        String name = shortened;
        while (!labels.add(name)) {
            name = shortened + " (" + repeats.merge(shortened + " ", 2, (n, first) -> n + 1) + ")";
        }
        return element.attr("role", "region").attr("tabindex", "0").attr("aria-label", name);
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, max - 1))) + "…";
    }

    private void alert(Element alert) {
        alert.attr("role", "note");
        Element title = alert.firstElementChild();
        if (title != null && title.hasClass("alert-title") && title.childNodeSize() == 0) {
            title.text(words.alert(firstClass(alert, "alert-")));
        }
    }

    private void code(Element pre) {
        String title = pre.attr(FenceExtension.TITLE).strip();
        LineRanges lines = LineRanges.parse(pre.attr(FenceExtension.LINES));
        pre.removeAttr(FenceExtension.TITLE).removeAttr(FenceExtension.LINES);
        Element inner = onlyChild(pre);
        String language = inner != null && inner.nameIs("code") ? language(inner) : "";
        region(pre, words.labelled(words.code, title.isEmpty() ? language : title));
        if (inner != null && inner.nameIs("code") && inner.childrenSize() == 0 && (CodeHtml.knows(language) || !lines.isEmpty())) {
            code.put(inner, lines);
        }
        if (!title.isEmpty()) {
            Element figure = new Element("figure").addClass("code");
            pre.replaceWith(figure);
            figure.appendElement("figcaption").text(shortened(title, MAX_TITLE));
            figure.appendChild(pre);
        }
    }

    private static String language(Element code) {
        String language = firstClass(code, "language-");
        return language.isEmpty() ? "" : language.substring("language-".length());
    }

    /** The first that begins so; "" for none. */
    private static String firstClass(Element element, String start) {
        for (String name : element.className().split(" ")) {
            if (name.startsWith(start)) {
                return name;
            }
        }
        return "";
    }

    /**
     * Puts colours on the code, as HTML that is ready to print: a node for each token would cost more than all the rest. To be
     * done last, as what is read of the code can no longer be read from the tree.
     */
    void highlight() {
        int left = MAX_HIGHLIGHTED;
        for (Map.Entry<Element, LineRanges> block : code.entrySet()) {
            Element element = block.getKey();
            String text = element.wholeText();
            if (text.length() <= left) {
                left -= text.length();
                element.empty().appendChild(new DataNode(CodeHtml.of(text, language(element), block.getValue())));
            }
        }
    }

    /** Browsers swallow a line end right after the tag. */
    private static void keepFirstLineEnd(Element pre) {
        Node first = pre.firstChild();
        while (first instanceof TextNode text && text.getWholeText().isEmpty()) {
            first = first.nextSibling();
        }
        if (first instanceof TextNode text && text.getWholeText().startsWith("\n")) {
            first.before(new TextNode("\n"));
        }
    }

    private void table(Element table) {
        String label = "";
        for (Element part : table.children()) {
            if (part.nameIs("caption")) {
                label = PlainText.of(part);
            } else if (part.nameIs("thead")) {
                String headers = headers(part);
                label = label.isEmpty() ? headers : label;
            }
        }
        Element scroll = region(new Element("div").addClass("scroll"), words.labelled(words.table, label.replace('\n', ' ')));
        table.replaceWith(scroll);
        scroll.appendChild(table);
    }

    /** What they say. */
    private static String headers(Element head) {
        List<String> texts = new ArrayList<>();
        for (Element row : head.children()) {
            for (Element header : row.children()) {
                if (header.nameIs("th")) {
                    if (!header.hasAttr("scope")) {
                        header.attr("scope", "col");
                    }
                    texts.add(PlainText.of(header));
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return String.join(", ", texts);
    }

    /** A picture alone in its paragraph, linked or not, with a title: the title is its caption. */
    private static void figure(Element paragraph) {
        Element only = onlyChild(paragraph);
        Element picture = only != null && only.nameIs("a") ? onlyChild(only) : only;
        if (picture != null && picture.nameIs("img") && picture.hasAttr("src") && !picture.attr("title").isBlank()) {
            String caption = picture.attr("title");
            picture.removeAttr("title");
            paragraph.tagName("figure").appendElement("figcaption").text(caption);
        }
    }

    private static Element onlyChild(Element element) {
        Element first = element.firstElementChild();
        if (first == null) {
            return null;
        }
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node != first && !(node instanceof TextNode text && text.isBlank())) {
                return null;
            }
        }
        return first;
    }

    /** The only input there is: the box at the start of an item in a task list, which nobody can tick. */
    private void task(Element input) {
        Element item = input.parent();
        if (item.nameIs("li") && item.firstElementChild() == input && input.hasAttr("type")) {
            item.addClass("task");
            input.attr("disabled", true).attr("aria-label", input.hasAttr("checked") ? words.done : words.toDo);
        } else {
            drop(input);
        }
    }

    /** Raw HTML need not be complete: an item without its list is no item. */
    private static void needs(Element element, String otherwise, String... parents) {
        if (!isOneOf(element.parent(), parents)) {
            element.tagName(otherwise);
        }
    }
}
