package recto.markup;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Makes the blocks of a Markdown document of the elements of an HTML page. */
final class MarkdownBlocks {

    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "center",
            "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "dl", "pre", "hr", "table", "figure", "details", "form",
            "iframe", "video", "audio", "address", "fieldset", "noscript", "script", "style", "object", "embed", HtmlToMarkdown.MARKDOWN);
    private static final Pattern LANGUAGE = Pattern.compile("(?:^|\\s)(?:language|lang|brush:)-?\\s*([\\w#+-]+)");

    private final MarkdownInlines inlines;
    private final UnaryOperator<String> links;
    private final Losses losses;

    MarkdownBlocks(MarkdownInlines inlines, UnaryOperator<String> links, Losses losses) {
        this.inlines = inlines;
        this.links = links;
        this.losses = losses;
    }

    /** Appends what the children of the element make. What stands between two blocks is a paragraph. */
    void add(Element parent, Node container) {
        Element run = new Element("p");
        for (org.jsoup.nodes.Node child : List.copyOf(parent.childNodes())) {
            if (child instanceof Comment comment) {
                if (comment.getData().strip().equals("more")) {
                    endRun(run, container);
                    html("<!--more-->", container);
                }
            } else if (child instanceof Element element && isBlock(element)) {
                endRun(run, container);
                addBlock(element, container);
            } else {
                run.appendChild(child);
            }
        }
        endRun(run, container);
    }

    /** An element in a line, such as a link around a picture and its caption, is a block where one is in it. */
    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName())
                || element.select(String.join(",", BLOCKS)).stream().anyMatch(inner -> inner != element) && !element.nameIs("svg");
    }

    private void endRun(Element run, Node container) {
        inlines.paragraphs(run).forEach(container::appendChild);
        run.empty();
    }

    private void addBlock(Element element, Node container) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, container);
            case "blockquote" -> quote(element, container);
            case "ul" -> list(element, new BulletList(), container);
            case "ol" -> list(element, new OrderedList(), container);
            case "pre" -> code(element, container);
            case "hr" -> container.appendChild(new ThematicBreak());
            case "table" -> MarkdownTable.of(element, inlines).ifPresentOrElse(container::appendChild,
                    () -> html(CleanHtml.of(element, links), container));
            case "figure" -> figure(element, container);
            case "dl", "details" -> html(CleanHtml.of(element, links), container);
            case "iframe", "video", "audio", "embed", "object" -> EmbeddedMedia.of(element).ifPresentOrElse(media -> {
                if (!media.isFile()) {
                    losses.add("an embedded page is now a link: " + media.address(), "give it a picture or some words if it needs them");
                }
                Element line = new Element("p");
                line.appendElement("a").attr("href", media.address()).text(media.title());
                endRun(line, container);
            }, () -> losses.add("an embedded " + element.normalName() + " has no address and is left out", "write what it showed"));
            case "form", "fieldset" -> losses.add("a form is left out", "link to the page that has it");
            case "style" -> losses.add("a style sheet in the text is left out", "put what is needed into assets/theme.css of a theme");
            case "script" -> script(element);
            case HtmlToMarkdown.MARKDOWN -> html(element.wholeText().strip(), container);
            case "p" -> {
                if (element.children().stream().anyMatch(MarkdownBlocks::isBlock)) {
                    add(element, container);
                } else {
                    endRun(element, container);
                }
            }
            default -> add(element, container);
        }
    }

    private void script(Element script) {
        boolean isOfEmbed = script.attr("src").matches(".*(?:platform\\.twitter|instagram|tiktok|flickr|reddit)\\.com.*");
        if (!isOfEmbed && !script.attr("type").endsWith("json")) {
            losses.add("a script is left out", "pages run none; link to a page that has what it does");
        }
    }

    private void heading(Element element, Node container) {
        Heading heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        element.select("br").forEach(br -> br.replaceWith(new TextNode(" ")));
        inlines.line(element).forEach(heading::appendChild);
        if (heading.getFirstChild() != null) {
            container.appendChild(heading);
        }
    }

    private void quote(Element element, Node container) {
        BlockQuote quote = new BlockQuote();
        add(element, quote);
        if (quote.getFirstChild() != null) {
            container.appendChild(quote);
        }
    }

    private void list(Element element, ListBlock list, Node container) {
        boolean isSecond = container.getLastChild() != null && container.getLastChild().getClass() == list.getClass();
        if (list instanceof OrderedList ordered) {
            ordered.setMarkerStartNumber(element.attr("start").matches("\\d{1,8}") ? Integer.parseInt(element.attr("start")) : 1);
            ordered.setMarkerDelimiter(isSecond && ".".equals(((OrderedList) container.getLastChild()).getMarkerDelimiter()) ? ")" : ".");
        } else if (list instanceof BulletList bullets) {
            // Two lists with one sign would be one list
            bullets.setMarker(isSecond && "-".equals(((BulletList) container.getLastChild()).getMarker()) ? "*" : "-");
        }
        list.setTight(element.select("> li > p").isEmpty());
        for (Element child : element.children()) {
            // A list within a list stands in an item of its own where Ghost or a careless author wrote it
            boolean isInnerList = !child.nameIs("li") || !child.children().isEmpty() && child.ownText().isBlank()
                    && child.children().stream().allMatch(inner -> inner.nameIs("ul") || inner.nameIs("ol"));
            if (!isInnerList || list.getLastChild() == null) {
                ListItem item = new ListItem();
                add(child.nameIs("li") ? child : new Element("div").appendChild(child.clone()), item);
                list.appendChild(item);
            } else {
                add(child.nameIs("li") ? child : new Element("div").appendChild(child.clone()), list.getLastChild());
            }
        }
        if (list.getFirstChild() != null) {
            container.appendChild(list);
        }
    }

    private static void code(Element pre, Node container) {
        Element inner = pre.selectFirst("> code");
        Matcher language = LANGUAGE.matcher((inner == null ? "" : inner.className() + " ") + pre.className() + " " + pre.attr("data-lang"));
        pre.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        String text = (inner == null ? pre : inner).wholeText().replaceFirst("^\\n", "").stripTrailing();
        FencedCodeBlock code = new FencedCodeBlock();
        int ticks = Pattern.compile("`+").matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
        code.setFenceCharacter("`");
        code.setOpeningFenceLength(Math.max(3, ticks + 1));
        code.setInfo(language.find() ? language.group(1) : "");
        code.setLiteral(text + "\n");
        container.appendChild(code);
    }

    /** A picture with its caption as its title; all pictures of a gallery side by side. */
    private void figure(Element figure, Node container) {
        Element caption = figure.selectFirst("> figcaption");
        List<Element> pictures = figure.select("img");
        if (caption != null && pictures.size() == 1 && figure.selectFirst("iframe, video, audio, table, pre, blockquote") == null) {
            if (caption.selectFirst("a, code") != null) {
                html(CleanHtml.of(figure, links), container);
                return;
            }
            pictures.get(0).attr("title", caption.text());
            caption.remove();
        }
        if (pictures.size() > 1 && figure.selectFirst("iframe, video, audio, table, pre") == null) {
            figure.select("figcaption").forEach(inner -> {
                Element of = inner.parent() == null || inner.parent() == figure ? null : inner.parent().selectFirst("img");
                if (of != null) {
                    of.attr("title", inner.text());
                    inner.remove();
                }
            });
            Element line = new Element("p");
            pictures.forEach(picture -> line.appendChild(new TextNode(line.childNodeSize() == 0 ? "" : " ")).appendChild(picture.clone()));
            endRun(line, container);
            figure.select("img").forEach(org.jsoup.nodes.Node::remove);
        }
        add(figure, container);
    }

    private static void html(String literal, Node container) {
        if (!literal.isBlank()) {
            HtmlBlock block = new HtmlBlock();
            block.setLiteral(literal);
            container.appendChild(block);
        }
    }
}
