package recto.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import recto.markup.Losses;

/** Puts HTML in the place of the shortcodes of WordPress, such as {@code [caption]}; takes out those that it does not know, and keeps the text within. */
final class Shortcodes {

    /** A picture of the export's library. @param alt empty where nobody described it */
    record Picture(String address, String alt, String caption) {}

    private static final String ATTRIBUTES = "(?<attributes>(?:\\s+[^\\[\\]]*?)?)";
    private static final Pattern CODE = Pattern.compile("(?s)\\[(code|sourcecode|php|html|css|java|python|bash|sql|xml|ruby|js|javascript)"
            + ATTRIBUTES + "\\](?<text>.*?)\\[/\\1\\]");
    private static final Pattern CAPTION = Pattern.compile("(?s)\\[(?:wp_)?caption" + ATTRIBUTES + "\\](?<text>.*?)\\[/(?:wp_)?caption\\]");
    private static final Pattern EMBED = Pattern.compile("(?s)\\[(?:embed|youtube|vimeo|video|audio|playlist|soundcloud|tweet|gist)"
            + "(?:=(?<direct>[^\\]\\s]+))?" + ATTRIBUTES
            + "/?\\](?:(?<text>[^\\[]*)\\[/(?:embed|youtube|vimeo|video|audio|soundcloud|gist)\\])?");
    private static final Pattern GALLERY = Pattern.compile("\\[gallery" + ATTRIBUTES + "/?\\]");
    /** Any other: it has a value, or ends itself, or something ends it. A word in brackets, such as [sic], is none. */
    private static final Pattern OTHER = Pattern
            .compile("(?<!\\[)\\[(?<name>[a-z][a-z0-9_-]+)(?:\\s+[^\\[\\]]*?[\\w-]+=[^\\[\\]]*|\\s*/)\\](?!\\])");
    private static final Pattern ENDS = Pattern.compile("(?<!\\[)\\[/(?<name>[a-z][a-z0-9_-]+)\\](?!\\])");
    private static final Pattern ESCAPED = Pattern.compile("\\[(\\[/?[a-z][^\\[\\]]*\\])\\]");
    private static final Pattern ATTRIBUTE = Pattern
            .compile(
                    "([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|[\u201c\u201d\u2033]([^\u201c\u201d\u2033]*)[\u201c\u201d\u2033]|(\\S+))");
    private static final Pattern IMAGE = Pattern.compile("(?is)\\s*((?:<a\\s[^>]*>\\s*)?<img\\s[^>]*>(?:\\s*</a>)?)(.*)");

    private final Function<String, List<Picture>> gallery;
    private final Losses losses;

    /** @param gallery the pictures of these numbers; of the post itself where the text is empty */
    Shortcodes(Function<String, List<Picture>> gallery, Losses losses) {
        this.gallery = gallery;
        this.losses = losses;
    }

    String expand(String text) {
        if (text.indexOf('[') < 0) {
            return text;
        }
        String html = replace(CODE, text, this::code);
        html = replace(CAPTION, html, Shortcodes::caption);
        html = replace(GALLERY, html, this::gallery);
        html = replace(EMBED, html, this::embed);
        html = others(html);
        return ESCAPED.matcher(html).replaceAll("$1");
    }

    /** A shortcode in brackets of its own is meant to be read. */
    private static String replace(Pattern pattern, String text, Function<Matcher, String> html) {
        Matcher found = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (found.find()) {
            boolean isEscaped = found.start() > 0 && text.charAt(found.start() - 1) == '[';
            found.appendReplacement(replaced, Matcher.quoteReplacement(isEscaped ? found.group() : html.apply(found)));
        }
        return found.appendTail(replaced).toString();
    }

    private String code(Matcher found) {
        Map<String, String> attributes = attributes(found.group("attributes"));
        String name = found.group(1);
        String language = attributes.getOrDefault("language", attributes.getOrDefault("lang",
                name.endsWith("code") ? "" : name));
        // The text is escaped where the editor for HTML did it, and not where a person typed it
        String text = found.group("text").replaceAll("(?i)</?p>|<br ?/?>", "").replace("[", "&#91;").strip();
        boolean isEscaped = !text.contains("<") && text.matches("(?s).*&(?:lt|gt|amp|quot|#\\d+);.*");
        return "\n\n<pre><code class=\"language-%s\">%s</code></pre>\n\n".formatted(
                language.toLowerCase(Locale.ROOT).replaceAll("[^\\w#+-]", ""),
                isEscaped ? text : text.replaceAll("&(?!#91;)", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String caption(Matcher found) {
        Matcher image = IMAGE.matcher(found.group("text"));
        if (!image.matches()) {
            return found.group("text");
        }
        String old = attributes(found.group("attributes")).getOrDefault("caption", "");
        String caption = image.group(2).isBlank() ? old : image.group(2).strip();
        return "\n\n<figure>%s<figcaption>%s</figcaption></figure>\n\n".formatted(image.group(1), caption);
    }

    private String gallery(Matcher found) {
        Map<String, String> attributes = attributes(found.group("attributes"));
        List<Picture> pictures = gallery.apply(attributes.getOrDefault("ids", attributes.getOrDefault("include", "")));
        if (pictures.isEmpty()) {
            losses.add("a gallery whose pictures the export does not have is left out", "put its pictures beside the article");
        }
        StringBuilder html = new StringBuilder("\n\n<figure>");
        for (Picture picture : pictures) {
            html.append("<figure><img src=\"%s\" alt=\"%s\">".formatted(escaped(picture.address()), escaped(picture.alt())))
                    .append(picture.caption().isBlank() ? "" : "<figcaption>" + escaped(picture.caption()) + "</figcaption>")
                    .append("</figure>");
        }
        return pictures.isEmpty() ? "" : html.append("</figure>\n\n").toString();
    }

    private String embed(Matcher found) {
        Map<String, String> attributes = attributes(found.group("attributes"));
        String address = Set.of("src", "mp4", "mp3", "url", "m4v", "webm", "ogg").stream().map(attributes::get)
                .filter(value -> value != null && value.startsWith("http")).sorted().findFirst().orElse("");
        String text = found.group("text") == null ? "" : found.group("text").strip();
        String direct = found.group("direct");
        address = direct != null ? direct
                : text.startsWith("http") ? text : address.isEmpty() ? found.group("attributes").strip() : address;
        if (!address.matches("https?://\\S+")) {
            losses.add("an embedded thing without an address is left out", "write what it showed");
            return "";
        }
        return "\n\n<p><a href=\"%s\">%s</a></p>\n\n".formatted(escaped(address), escaped(address));
    }

    private String others(String text) {
        Set<String> ended = new java.util.HashSet<>();
        ENDS.matcher(text).results().forEach(end -> ended.add(end.group(1)));
        Matcher begin = Pattern.compile(OTHER.pattern() + "|(?<!\\[)\\[/?(?<bare>[a-z][a-z0-9_-]+)\\](?!\\])").matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (begin.find()) {
            String name = begin.group("name") != null ? begin.group("name") : begin.group("bare");
            boolean isCode = begin.group("name") != null || ended.contains(name);
            if (isCode && !begin.group().startsWith("[/")) {
                losses.add("the shortcode [%s] is left out".formatted(name), "write what it showed");
            }
            begin.appendReplacement(replaced, Matcher.quoteReplacement(isCode ? "" : begin.group()));
        }
        return begin.appendTail(replaced).toString();
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            for (int i = 2; i <= 5; i++) {
                if (attribute.group(i) != null) {
                    attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), attribute.group(i));
                }
            }
        }
        return attributes;
    }

    static String escaped(String text) {
        return Entities.escape(text);
    }
}
