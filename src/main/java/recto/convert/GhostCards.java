package recto.convert;

import static recto.convert.Shortcodes.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import recto.markup.HtmlToMarkdown;
import recto.markup.Losses;

/** Makes HTML of the cards of Ghost's editors: what stands in an article beside its text. Both editors give a card the same settings. */
final class GhostCards {

    private final Losses losses;

    GhostCards(Losses losses) {
        this.losses = losses;
    }

    /** @param name as the editor writes it @param card its settings */
    String html(String name, JsonNode card) {
        return switch (name) {
            case "hr", "horizontalrule" -> "<hr>";
            case "image" -> image(card);
            case "gallery" -> gallery(card);
            case "html" -> card.path("html").asText();
            case "markdown", "card-markdown" -> "<%1$s>%2$s</%1$s>".formatted(HtmlToMarkdown.MARKDOWN, escaped(text(card, "markdown")));
            case "code", "codeblock" -> "<pre><code class=\"language-%s\">%s</code></pre>%s".formatted(escaped(text(card, "language")),
                    escaped(text(card, "code")), caption(card));
            case "embed" -> link(card.path("url").asText(), card.path("metadata").path("title").asText(), card);
            case "bookmark" -> bookmark(card);
            case "button", "email-cta" -> name.equals("button") ? link(text(card, "buttonUrl"), text(card, "buttonText"), card) : "";
            case "callout" -> "<blockquote><p>%s %s</p></blockquote>".formatted(escaped(text(card, "calloutEmoji")),
                    text(card, "calloutText").replaceAll("(?i)</?p[^>]*>", ""));
            case "toggle" -> "<details><summary>%s</summary>%s</details>".formatted(text(card, "heading"), text(card, "content"));
            case "file", "video", "audio" -> link(text(card, "src"),
                    text(card, "fileTitle", "title", "fileName", "fileCaption"), card);
            case "product" -> product(card);
            case "header" -> "<h2>%s</h2><p>%s</p>".formatted(text(card, "header", "heading"), text(card, "subheader"))
                    + (text(card, "buttonUrl").isEmpty() ? "" : link(text(card, "buttonUrl"), text(card, "buttonText"), card));
            // They are for letters and for those who pay, and the page does not show them
            case "email", "paywall" -> "";
            default -> {
                losses.add("the card '%s' is left out".formatted(name), "write what it showed");
                yield "";
            }
        };
    }

    private static String image(JsonNode card) {
        String picture = picture(card);
        String href = text(card, "href");
        return "<figure>%s%s</figure>".formatted(href.isEmpty() ? picture : "<a href=\"%s\">%s</a>".formatted(escaped(href), picture),
                caption(card));
    }

    private static String picture(JsonNode card) {
        String alt = text(card, "alt");
        return "<img src=\"%s\" alt=\"%s\" title=\"%s\">".formatted(escaped(text(card, "src")), escaped(alt), escaped(text(card, "title")));
    }

    private static String gallery(JsonNode card) {
        StringBuilder html = new StringBuilder("<figure>");
        card.path("images").forEach(picture -> html.append(picture(picture)));
        return html.append(caption(card)).append("</figure>").toString();
    }

    private static String caption(JsonNode card) {
        String caption = text(card, "caption");
        return caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>";
    }

    private static String bookmark(JsonNode card) {
        JsonNode about = card.path("metadata");
        String url = card.path("url").asText().isEmpty() ? about.path("url").asText() : card.path("url").asText();
        String description = about.path("description").asText("");
        String html = link(url, about.path("title").asText(), card);
        return description.isEmpty() || description.equals("null") ? html
                : html.replaceFirst("</p>$", "<br>" + java.util.regex.Matcher.quoteReplacement(escaped(description)) + "</p>");
    }

    private static String product(JsonNode card) {
        String html = (text(card, "productImageSrc").isEmpty() ? ""
                : "<figure><img src=\"%s\" alt=\"\"></figure>".formatted(escaped(text(card, "productImageSrc"))))
                + "<p><strong>%s</strong></p>%s".formatted(text(card, "productTitle"), text(card, "productDescription"));
        return text(card, "productUrl").isEmpty() ? html : html + link(text(card, "productUrl"), text(card, "productButton"), card);
    }

    /** A link in a paragraph of its own, below it what stood below the card. */
    private static String link(String url, String title, JsonNode card) {
        String shown = title.isBlank() || title.equals("null") ? url : title;
        String caption = text(card, "caption");
        return url.isBlank() ? "" : "<p><a href=\"%s\">%s</a></p>".formatted(escaped(url), escaped(shown))
                + (caption.isEmpty() ? "" : "<p>" + caption + "</p>");
    }

    /** The first of these settings that has a text. */
    private static String text(JsonNode card, String... names) {
        for (String name : names) {
            JsonNode value = card.path(name);
            if (value.isTextual() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return "";
    }
}
