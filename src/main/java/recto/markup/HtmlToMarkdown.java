package recto.markup;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Makes Markdown of the HTML of an article: jsoup reads the HTML, and commonmark-java, which knows what has to be escaped, writes the nodes
 * that are made of it. What Markdown has no sign for, such as a table whose cells span others, stays HTML.
 */
public final class HtmlToMarkdown {

    /** The element whose text is Markdown already, as in a Markdown card of Ghost. */
    public static final String MARKDOWN = "recto-markdown";

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.create());

    private final UnaryOperator<String> links;
    private final Losses losses;

    /**
     * @param links gives a link or the address of a picture the form that it has in the new blog
     * @param losses is told of what cannot come along
     */
    public HtmlToMarkdown(UnaryOperator<String> links, Losses losses) {
        this.links = links;
        this.losses = losses;
    }

    /** Returns Markdown without white space around it; empty where the HTML shows nothing */
    public String convert(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        Set<String> anchors = body.select("a[href^=#]").stream().map(link -> link.attr("href").substring(1)).collect(Collectors.toSet());
        Node document = new Document();
        new MarkdownBlocks(new MarkdownInlines(links, losses, anchors), links, losses).add(body, document);
        return MarkdownRenderer.builder().extensions(EXTENSIONS).build().render(document).strip();
    }
}
