package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Tag;
import org.jsoup.safety.Safelist;

/** The renderers of a set of extensions, and the elements and attributes that {@link MarkdownTree} may build. */
final class TreeRenderers extends HtmlRenderer.Builder {

    /**
     * The elements that the renderers make of Markdown. A parser would leave each of them where it is, unless one link stands in another.
     */
    private static final List<String> BUILDABLE = List.of("p", "h1", "h2", "h3", "h4", "h5", "h6",
            "ul", "ol", "li", "blockquote", "pre", "code", "hr", "a", "em", "strong", "del", "br", "img", "table", "thead", "tbody", "tr", "th", "td", "input", "section", "sup", "div");


    final List<HtmlNodeRendererFactory> factories = new ArrayList<>();
    final Map<String, Tag> tags = new HashMap<>();
    final Safelist allowed;
    final boolean isLine;

    /** @param isLine whether the document is one paragraph, whose content is wanted without the paragraph and without line ends */
    TreeRenderers(Iterable<? extends Extension> extensions, Safelist allowed, boolean isLine) {
        this.allowed = allowed;
        this.isLine = isLine;
        extensions(extensions);
        factories.add(CoreHtmlNodeRenderer::new);
        for (String name : BUILDABLE) {
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
