package recto.markdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import recto.dialect.AbbreviationExtension;
import recto.dialect.AlertExtension;
import recto.dialect.BareLinkExtension;
import recto.dialect.CjkEmphasis;
import recto.dialect.DefinitionListExtension;
import recto.dialect.EmojiExtension;
import recto.dialect.EscapeExtension;
import recto.dialect.MarkExtension;
import recto.dialect.MathExtension;
import recto.html.BodyTypography;
import recto.html.HtmlPrinter;
import recto.html.HtmlSanitizer;
import recto.html.PlainText;
import recto.html.ProseWords;
import recto.language.Typography;
import recto.language.XmlText;
import recto.markdown.RenderedMarkdown.Picture;
import recto.markdown.RenderedMarkdown.Remark;

/**
 * Turns an author's Markdown into HTML that is safe to print unescaped: {@link HtmlSanitizer} cleans it, and no class but this one has
 * HTML made for that. Any input gives some output, in bounded time and memory.
 */
@ApplicationScoped
public class MarkdownRenderer {

    /** To be raised whenever the same Markdown gives other output: the import then renders all stored articles again. */
    public static final int VERSION = 10;

    /** Parsing nested tables takes time that grows with the square of their number. With more tags than this, raw HTML is shown as text. */
    private static final int MAX_RAW_TAGS = 20_000;

    /** A text that passes one of these limits is an accident or an attack, and is shown as it was written. */
    private static final int MAX_LENGTH = 5_000_000;
    /** See {@link #marks}. */
    private static final int MAX_MARKS = 100_000;
    private static final int MAX_ELEMENTS = 100_000;
    private static final int MAX_HTML = 8_000_000;
    private static final int MAX_LINE_LENGTH = 10_000;

    /** One tilde is text, as in 5~10. */
    private static final Extension STRIKETHROUGH = StrikethroughExtension.builder().requireTwoTildes(true).build();
    static final List<Extension> BLOCKS = List.of(
            TablesExtension.create(),
            STRIKETHROUGH,
            new BareLinkExtension(),
            new EscapeExtension(),
            TaskListItemsExtension.create(),
            FootnotesExtension.builder().inlineFootnotes(true).build(),
            new AlertExtension(),
            new MarkExtension(),
            new DefinitionListExtension(),
            new AbbreviationExtension(),
            new EmojiExtension(),
            new MathExtension(),
            new FenceExtension());
    private static final List<Extension> INLINES = List.of(STRIKETHROUGH, new BareLinkExtension(), new EscapeExtension(),
            new MarkExtension(),
            new EmojiExtension());

    private final Parser parser = Parser.builder().extensions(BLOCKS).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(BLOCKS).build();
    private final HtmlRenderer escapingRenderer = HtmlRenderer.builder().extensions(BLOCKS).escapeHtml(true).build();

    private final Parser lineParser = Parser.builder().extensions(INLINES).enabledBlockTypes(Set.of()).build();
    private final HtmlRenderer lineRenderer = HtmlRenderer.builder().extensions(INLINES).omitSingleParagraphP(true).softbreak(" ").build();

    /** Renders a text without pictures, with the quotation marks and dashes that its author has typed. */
    public RenderedMarkdown render(String markdown, ProseWords words) {
        return render(markdown, words, Typography.NONE, PictureResolver.NONE, false);
    }

    /**
     * @param words the words that Recto adds, in the language of the text
     * @param typography of that language, or {@link Typography#NONE} to leave the author's quotation marks and dashes as they are
     * @param isBelowPicture whether the page has a picture above this text; if not, browsers load the first one of the text at once
     */
    public RenderedMarkdown render(String markdown, ProseWords words, Typography typography, PictureResolver pictures,
            boolean isBelowPicture) {
        if (isTooMuch(markdown)) {
            return verbatim(markdown, words);
        }
        try {
            Node document = parser.parse(CjkEmphasis.mark(markdown));
            OpenHtml.close(document);
            MarkdownSource source = MarkdownSource.of(document, markdown);
            Element body = parsed(document, source.rawTags(), markdown.length() + markdown.length() / 4);
            BodyTypography.apply(body, typography);
            List<Remark> losses = source.rawTags() > MAX_RAW_TAGS ? List.of() : source.losses();
            return finish(body, words, new PictureRewriter(pictures, words, isBelowPicture), losses, source::placeOf);
        } catch (BoundedHtml.TooLong | IllegalArgumentException tooMuch) {
            // The library throws IllegalArgumentException for a table with more than a million cells.
            return verbatim(markdown, words);
        }
    }

    /** The same for an article whose text is HTML. */
    public RenderedMarkdown renderHtml(String html, ProseWords words, Typography typography, PictureResolver pictures,
            boolean isBelowPicture) {
        MarkdownSource source = MarkdownSource.ofHtml(html);
        if (isTooMuch(html) || source.rawTags() > MAX_RAW_TAGS) {
            return verbatim(html, words);
        }
        Element body = HtmlSanitizer.article(html, true);
        BodyTypography.apply(body, typography);
        return finish(body, words, new PictureRewriter(pictures, words, isBelowPicture), source.losses(), source::placeOf);
    }

    /** Whether the text is an accident or an attack, and is shown as it was written. */
    static boolean isTooMuch(String markdown) {
        // Most texts are shorter than so many marks, and to count them took a fortieth of a check of 10,000 articles
        return markdown.length() > MAX_LENGTH || markdown.length() > MAX_MARKS && marks(markdown) > MAX_MARKS;
    }

    private static RenderedMarkdown verbatim(String markdown, ProseWords words) {
        return finish(HtmlSanitizer.verbatim(markdown), words, new PictureRewriter(PictureResolver.NONE, words, false), List.of(),
                target -> Place.UNKNOWN);
    }

    /** @param length a guess of how long the HTML will be */
    private Element parsed(Node document, int rawTags, int length) {
        boolean raw = rawTags <= MAX_RAW_TAGS;
        BoundedHtml html = new BoundedHtml(MAX_HTML, MAX_ELEMENTS, length);
        (raw ? renderer : escapingRenderer).render(document, html);
        Element body = HtmlSanitizer.article(CjkEmphasis.unmark(html.toString()), raw && rawTags > 0);
        CjkLineBreaks.remove(body);
        return body;
    }

    /**
     * Counts the ASCII characters that are neither letters, digits nor blanks. Each may become one or more nodes of the tree, where a
     * letter takes a byte.
     */
    private static int marks(String markdown) {
        int marks = 0;
        for (char c : markdown.toCharArray()) {
            marks += c < 0x80 && c != ' ' && !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') ? 1 : 0;
        }
        return marks;
    }

    private static RenderedMarkdown finish(Element body, ProseWords words, PictureRewriter shown, List<Remark> losses,
            Function<String, Place> placeOf) {
        ArticleBody finished = new ArticleBody(body, words, shown);
        String text = XmlText.clean(PlainText.of(body));
        PlainText.Count count = PlainText.count(text);
        List<Picture> pictures = new ArrayList<>();
        for (String src : shown.targets()) {
            Place place = placeOf.apply(src);
            pictures.add(new Picture(src, place.line(), place.column(), shown.isPlayed(src)));
        }
        List<Remark> remarks = new ArrayList<>(losses);
        remarks.addAll(finished.remarks(body, placeOf));
        finished.highlight();
        return new RenderedMarkdown(HtmlPrinter.print(body, 2 * text.length()), text, List.copyOf(finished.outline()),
                count.words() + count.characters(), count.minutes(), List.copyOf(remarks), List.copyOf(pictures));
    }

    /** Renders one line of Markdown without a paragraph around it. What would be a block or a picture elsewhere is text here. */
    public String renderInline(String markdown, Typography typography) {
        String line = CjkLineBreaks.onOneLine(markdown);
        Element body = HtmlSanitizer.line(line.length() > MAX_LINE_LENGTH ? Entities.escape(line) : inline(line));
        BodyTypography.apply(body, typography);
        return HtmlPrinter.print(body, line.length()).strip();
    }

    private String inline(String line) {
        Node document = lineParser.parse(CjkEmphasis.mark(line));
        OpenHtml.show(document);
        return CjkEmphasis.unmark(lineRenderer.render(document));
    }
}
