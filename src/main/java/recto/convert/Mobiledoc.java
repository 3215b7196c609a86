package recto.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Makes HTML of a document of Mobiledoc, the former editor of Ghost.
 *
 * @see <a href="https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md">The format</a>
 */
final class Mobiledoc {

    private static final Set<String> TAGS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol",
            "pull-quote");

    private final GhostCards cards;

    Mobiledoc(GhostCards cards) {
        this.cards = cards;
    }

    String html(JsonNode document) {
        StringBuilder html = new StringBuilder();
        for (JsonNode section : document.path("sections")) {
            switch (section.path(0).asInt()) {
                case 1 -> html.append(element(section.path(1).asText(), markers(document, section.path(2))));
                case 2 -> html.append("<figure><img src=\"%s\"></figure>".formatted(Shortcodes.escaped(section.path(1).asText())));
                case 3 -> {
                    StringBuilder items = new StringBuilder();
                    section.path(2).forEach(item -> items.append("<li>").append(markers(document, item)).append("</li>"));
                    html.append(element(section.path(1).asText("ul"), items.toString()));
                }
                case 10 -> {
                    JsonNode card = document.path("cards").path(section.path(1).asInt(-1));
                    html.append(cards.html(card.path(0).asText(), card.path(1)));
                }
                default -> {
                    // No other kind of section is known
                }
            }
        }
        return html.toString();
    }

    private static String element(String tag, String inner) {
        String known = !TAGS.contains(tag) ? "p" : tag.equals("aside") || tag.equals("pull-quote") ? "blockquote" : tag;
        return "<" + known + ">" + inner + "</" + known + ">";
    }

    /** Each marker says which tags open before its text and how many close behind it. */
    private static String markers(JsonNode document, JsonNode markers) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (JsonNode marker : markers) {
            for (JsonNode number : marker.path(1)) {
                JsonNode markup = document.path("markups").path(number.asInt(-1));
                String tag = markup.path(0).asText().replaceAll("[^a-z]", "");
                html.append('<').append(tag).append(tag.equals("a") ? href(markup.path(1)) : "").append('>');
                open.push(tag);
            }
            if (marker.path(0).asInt() == 0) {
                html.append(Shortcodes.escaped(marker.path(3).asText()));
            } else {
                JsonNode atom = document.path("atoms").path(marker.path(3).asInt(-1));
                html.append(atom.path(0).asText().equals("soft-return") ? "<br>" : Shortcodes.escaped(atom.path(1).asText()));
            }
            for (int i = marker.path(2).asInt(); i > 0 && !open.isEmpty(); i--) {
                html.append("</").append(open.pop()).append('>');
            }
        }
        while (!open.isEmpty()) {
            html.append("</").append(open.pop()).append('>');
        }
        return html.toString();
    }

    /** Attributes are a list of names and values in turns. */
    private static String href(JsonNode attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.path(i).asText().equals("href")) {
                return " href=\"" + Shortcodes.escaped(attributes.path(i + 1).asText()) + "\"";
            }
        }
        return "";
    }
}
