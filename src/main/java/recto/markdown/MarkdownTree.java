package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Tag;
import org.jsoup.safety.Safelist;

/**
 * The tree that a browser makes of the HTML of a document, without printing that HTML and reading it again, which costs more than all else
 * that is done for an article. The renderers are those that print; here their tags become elements. Only for what is tame: where there is
 * HTML of the author's own, or anything that a browser might rearrange, there is no tree, and the long way has to be gone.
 */
final class MarkdownTree extends HtmlWriter implements HtmlNodeRendererContext {

    /** Far below what any parser has for a limit. */
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_LENGTH = 1_000_000;

    /** What the renderers make of Markdown: each of these stands where a parser would put it, as long as no link is in another. */
    private static final List<String> TAME = List.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "a", "em",
            "strong", "del", "br", "img", "table", "thead", "tbody", "tr", "th", "td", "input", "section", "sup", "div");

    private static final NotTame NOT_TAME = new NotTame();

    @SuppressWarnings("serial")
    private static final class NotTame extends RuntimeException {
        NotTame() {
            super("Not to be made without a parser", null, false, false);
        }
    }

    /** What a document is rendered with. */
    static final class Renderers extends HtmlRenderer.Builder {

        private final List<HtmlNodeRendererFactory> factories = new ArrayList<>();
        private final Map<String, Tag> tags = new HashMap<>();
        private final Safelist allowed;
        private final boolean isLine;

        /** @param isLine whether the document is one paragraph, to be shown without it and without line ends */
        Renderers(Iterable<? extends Extension> extensions, Safelist allowed, boolean isLine) {
            this.allowed = allowed;
            this.isLine = isLine;
            extensions(extensions);
            factories.add(CoreHtmlNodeRenderer::new);
            for (String name : TAME) {
                if (allowed.isSafeTag(name)) {
                    tags.put(name, Tag.valueOf(name, ParseSettings.htmlDefault));
                }
            }
        }

        @Override
        public HtmlRenderer.Builder nodeRendererFactory(HtmlNodeRendererFactory factory) {
            factories.add(factory);
            return this;
        }
    }

    private final Renderers settings;
    private final List<NodeRenderer> renderers = new ArrayList<>();
    private final Map<Class<? extends Node>, NodeRenderer> byType = new HashMap<>();

    private final Element body = Document.createShell("").body();
    private Element open = body;
    private int depth;
    private int elements;
    private int length;
    private boolean inLink;
    /** Not yet in the tree: one text is to be one node. */
    private final StringBuilder text = new StringBuilder();
    private char last;

    private MarkdownTree(Renderers settings) {
        super(new StringBuilder());
        this.settings = settings;
        for (HtmlNodeRendererFactory factory : settings.factories) {
            NodeRenderer renderer = factory.create(this);
            renderers.add(renderer);
            renderer.getNodeTypes().forEach(type -> byType.putIfAbsent(type, renderer));
        }
    }

    /** The body, sanitised. Empty when the document is not tame. */
    static Optional<Element> of(Node document, Renderers settings) {
        try {
            MarkdownTree tree = new MarkdownTree(settings);
            tree.renderers.forEach(renderer -> renderer.beforeRoot(document));
            tree.render(document);
            tree.renderers.forEach(renderer -> renderer.afterRoot(document));
            tree.endText();
            return tree.open == tree.body ? Optional.of(tree.body) : Optional.empty();
        } catch (NotTame e) {
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
            throw NOT_TAME;
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
            throw NOT_TAME;
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
                throw NOT_TAME;
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
            throw NOT_TAME;
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
            throw NOT_TAME;
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
