package recto.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Makes HTML of a document of Lexical, the present editor of Ghost. */
final class Lexical {

    /** The bits of the format of a text, and what they mean. */
    private static final String[] FORMATS = {"strong", "em", "s", "u", "code", "sub", "sup", "mark"};
    private static final Set<String> TEXTS = Set.of("text", "extended-text");
    private static final int MAX_DEPTH = 100;

    private final GhostCards cards;

    Lexical(GhostCards cards) {
        this.cards = cards;
    }

    String html(JsonNode document) {
        return children(document.path("root"), 0);
    }

    private String children(JsonNode parent, int depth) {
        StringBuilder html = new StringBuilder();
        if (depth < MAX_DEPTH) {
            parent.path("children").forEach(child -> html.append(node(child, depth + 1)));
        }
        return html.toString();
    }

    private String node(JsonNode node, int depth) {
        String type = node.path("type").asText();
        if (TEXTS.contains(type)) {
            return text(node);
        }
        return switch (type) {
            case "linebreak" -> "<br>";
            case "tab" -> " ";
            case "paragraph" -> element("p", node, depth);
            case "heading", "extended-heading" ->
                element(node.path("tag").asText("h2").matches("h[1-6]") ? node.path("tag").asText() : "h2",
                        node, depth);
            case "quote", "extended-quote", "aside" -> element("blockquote", node, depth);
            case "link", "autolink", "at-link" -> "<a href=\"%s\">%s</a>".formatted(Shortcodes.escaped(node.path("url").asText()),
                    children(node, depth));
            case "list" -> element(node.path("listType").asText().equals("number") ? "ol" : "ul", node, depth);
            case "listitem" -> element("li", node, depth);
            default -> node.has("children") ? children(node, depth) : cards.html(type, node);
        };
    }

    private String element(String tag, JsonNode node, int depth) {
        String start = tag.equals("ol") && node.path("start").asInt(1) != 1 ? " start=\"" + node.path("start").asInt() + "\"" : "";
        return "<" + tag + start + ">" + children(node, depth) + "</" + tag + ">";
    }

    private static String text(JsonNode node) {
        String html = Shortcodes.escaped(node.path("text").asText());
        int format = node.path("format").asInt(0);
        for (int bit = FORMATS.length - 1; bit >= 0; bit--) {
            if ((format & 1 << bit) != 0) {
                html = "<" + FORMATS[bit] + ">" + html + "</" + FORMATS[bit] + ">";
            }
        }
        return html;
    }
}
