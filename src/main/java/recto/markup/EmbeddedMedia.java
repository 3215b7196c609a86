package recto.markup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What stands in a frame or a player of an article, as something to link to.
 *
 * @param isFile whether it is a sound or a film by itself and no page
 */
record EmbeddedMedia(String address, String title, boolean isFile) {

    private static final Pattern YOUTUBE = Pattern.compile("(?:https?:)?//(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]+).*");
    private static final Pattern VIMEO = Pattern.compile("(?:https?:)?//player\\.vimeo\\.com/video/(\\d+).*");

    /** @param element an iframe, video, audio, embed or object; empty where it names nothing */
    static Optional<EmbeddedMedia> of(Element element) {
        Element source = element.selectFirst("source[src]");
        String address = element.hasAttr("src") ? element.attr("src")
                : element.hasAttr("data-src") ? element.attr("data-src") : source == null ? element.attr("data") : source.attr("src");
        address = address.strip();
        if (address.isEmpty() || address.startsWith("about:") || address.startsWith("data:") || address.startsWith("javascript:")) {
            return Optional.empty();
        }
        Matcher youtube = YOUTUBE.matcher(address);
        Matcher vimeo = VIMEO.matcher(address);
        String page = youtube.matches() ? "https://www.youtube.com/watch?v=" + youtube.group(1)
                : vimeo.matches() ? "https://vimeo.com/" + vimeo.group(1) : address.startsWith("//") ? "https:" + address : address;
        String title = element.attr("title").isBlank() ? page : element.attr("title").strip();
        return Optional.of(new EmbeddedMedia(page, title, element.nameIs("video") || element.nameIs("audio")));
    }
}
