package recto.markup;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Writes an element as HTML that can stand in Markdown: without the classes and styles of the old blog, and without a blank line. */
final class CleanHtml {

    private static final Set<String> KEPT = Set.of("href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "scope", "open",
            "start", "lang", "dir", "datetime", "id");
    /** Two in a row would end the block of HTML. */
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?=\\n)");

    private CleanHtml() {}

    static String of(Element element, UnaryOperator<String> links) {
        Element copy = element.clone();
        copy.select("script, style, iframe, form, object, embed").remove();
        for (Element each : copy.getAllElements()) {
            each.attributes().asList().stream().filter(attribute -> !KEPT.contains(attribute.getKey()))
                    .forEach(attribute -> each.removeAttr(attribute.getKey()));
            for (String name : new String[] {"href", "src"}) {
                if (each.hasAttr(name)) {
                    each.attr(name, links.apply(each.attr(name)));
                }
            }
        }
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.body().appendChild(copy);
        return BLANK_LINES.matcher(copy.outerHtml().strip()).replaceAll("");
    }
}
