package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * Builds the tree that a browser would build from the HTML of a document, without printing and parsing that HTML, which takes longer than
 * all other steps of an article together. The renderers are the ones that print HTML; this writer makes elements of their tags. If the
 * document has raw HTML, or anything that a browser might move to another place of the tree, no tree is built, and the caller has to print
 * and parse.
 */
final class MarkdownTree extends HtmlWriter implements HtmlNodeRendererContext {

    /** Parsers limit the depth of a tree too, but far above this. */
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_LENGTH = 1_000_000;

    private static final NeedsParser NEEDS_PARSER = new NeedsParser();

    @SuppressWarnings("serial")
    private static final class NeedsParser extends RuntimeException {
        NeedsParser() {
            super("The tree cannot be built without a parser", null, false, false);
        }
    }

    private final TreeRenderers settings;
    private final List<NodeRenderer> renderers = new ArrayList<>();
    private final Map<Class<? extends Node>, NodeRenderer> byType = new HashMap<>();

    private final Element body = Document.createShell("").body();
    private Element open = body;
    private int depth;
    private int elements;
    private int length;
    private boolean inLink;
    /** Text that is not in the tree yet, so that successive pieces of text become one node. */
    private final StringBuilder text = new StringBuilder();
    /** The last character that was written, or {@code >} after a tag; 0 at the start. */
    private char last;

    private MarkdownTree(TreeRenderers settings) {
        super(new StringBuilder());
        this.settings = settings;
        for (HtmlNodeRendererFactory factory : settings.factories) {
            NodeRenderer renderer = factory.create(this);
            renderers.add(renderer);
            renderer.getNodeTypes().forEach(type -> byType.putIfAbsent(type, renderer));
        }
    }

    /** The sanitised body. Empty if only a parser can build it. */
    static Optional<Element> of(Node document, TreeRenderers settings) {
        try {
            MarkdownTree tree = new MarkdownTree(settings);
            tree.renderers.forEach(renderer -> renderer.beforeRoot(document));
            tree.render(document);
            tree.renderers.forEach(renderer -> renderer.afterRoot(document));
            tree.endText();
            return tree.open == tree.body ? Optional.of(tree.body) : Optional.empty();
        } catch (NeedsParser e) {
            // The caller prints and parses, as the Javadoc says.
            return Optional.empty();
        }
    }

    @Override
    public void text(String part) {
        if (part.isEmpty()) {
            return;
        }
        text.append(part);
        last = part.charAt(part.length() - 1);
        count(part.length());
    }

    @Override
    public void raw(String html) {
        if (html.indexOf('<') >= 0 || html.indexOf('&') >= 0) {
            throw NEEDS_PARSER;
        }
        text(html);
    }

    @Override
    public void line() {
        if (last != 0 && last != '\n') {
            text("\n");
        }
    }

    @Override
    public void tag(String name, Map<String, String> attributes, boolean isClosed) {
        endText();
        last = '>';
        if (name.charAt(0) == '/') {
            close(name);
            return;
        }
        Tag tag = settings.tags.get(name);
        boolean isLink = name.equals("a");
        if (tag == null || isLink && inLink || ++elements > MAX_ELEMENTS) {
            throw NEEDS_PARSER;
        }
        Element element = new Element(tag, null);
        for (Map.Entry<String, String> given : attributes.entrySet()) {
            attribute(element, new Attribute(given.getKey(), given.getValue()));
        }
        open.appendChild(element);
        if (!tag.isEmpty()) {
            inLink |= isLink;
            open = element;
            if (++depth > MAX_DEPTH) {
                throw NEEDS_PARSER;
            }
        }
    }

    private void attribute(Element element, Attribute attribute) {
        count(attribute.getValue().length());
        if (settings.allowed.isSafeAttribute(element.normalName(), element, attribute)) {
            element.attributes().put(attribute);
        }
    }

    private void close(String tag) {
        String name = open.normalName();
        if (open == body || tag.length() != name.length() + 1 || !tag.endsWith(name)) {
            throw NEEDS_PARSER;
        }
        inLink &= !open.nameIs("a");
        open = open.parent();
        depth--;
    }

    private void endText() {
        if (!text.isEmpty()) {
            open.appendChild(new TextNode(text.toString()));
            text.setLength(0);
        }
    }

    private void count(int more) {
        length += more;
        if (length > MAX_LENGTH) {
            throw NEEDS_PARSER;
        }
    }

    @Override
    public void render(Node node) {
        NodeRenderer renderer = byType.get(node.getClass());
        if (renderer != null) {
            renderer.render(node);
        }
    }

    @Override
    public HtmlWriter getWriter() {
        return this;
    }

    @Override
    public Map<String, String> extendAttributes(Node node, String tagName, Map<String, String> attributes) {
        return attributes;
    }

    @Override
    public String encodeUrl(String url) {
        return url;
    }

    @Override
    public String getSoftbreak() {
        return settings.isLine ? " " : "\n";
    }

    @Override
    public boolean shouldOmitSingleParagraphP() {
        return settings.isLine;
    }

    @Override
    public boolean shouldEscapeHtml() {
        return false;
    }

    @Override
    public boolean shouldSanitizeUrls() {
        return false;
    }

    @Override
    public UrlSanitizer urlSanitizer() {
        return new DefaultUrlSanitizer();
    }
}
