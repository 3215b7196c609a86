package recto.html;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import recto.language.PercentEncoding;

/**
 * What other sites let a page show in a frame: films, sounds, code, posts. A page of Recto shows a figure with a link, so that no other host
 * hears of a reader who does not go there.
 */
public final class Embeds {

    /**
     * @param name of the site
     * @param frame the address of what the frame loads, without its scheme
     * @param page the address for readers, with the groups of the frame's
     */
    private record Site(String name, Pattern frame, String page) {
        Site(String name, String frame, String page) {
            this(name, Pattern.compile(frame), page);
        }
    }

    private static final Pattern SCHEME = Pattern.compile("^(?i:https?:)?//");
    private static final String REST = "(?:[/?#&].*)?";

    private static final List<Site> SITES = List.of(
            new Site("YouTube", "(?:www\\.|m\\.)?youtube(?:-nocookie)?\\.com/embed/?(?:videoseries)?\\?(?:.*&)?list=([\\w-]+).*",
                    "https://www.youtube.com/playlist?list=$1"),
            new Site("YouTube", "(?:www\\.|m\\.)?(?:youtube(?:-nocookie)?\\.com/(?:embed|v|shorts|live)/|youtu\\.be/)([\\w-]+)" + REST,
                    "https://www.youtube.com/watch?v=$1"),
            new Site("YouTube", "(?:www\\.|m\\.)?youtube\\.com/watch\\?(?:.*&)?v=([\\w-]+).*", "https://www.youtube.com/watch?v=$1"),
            new Site("Vimeo", "(?:player\\.|www\\.)?vimeo\\.com/(?:video/)?(\\d+)" + REST, "https://vimeo.com/$1"),
            new Site("CodePen", "codepen\\.io/([\\w-]+)/(?:embed|pen)/(?:preview/)?([\\w-]+)" + REST, "https://codepen.io/$1/pen/$2"),
            new Site("CodeSandbox", "codesandbox\\.io/embed/([\\w-]+)" + REST, "https://codesandbox.io/s/$1"),
            new Site("StackBlitz", "stackblitz\\.com/edit/([\\w-]+)" + REST, "https://stackblitz.com/edit/$1"),
            new Site("JSFiddle", "jsfiddle\\.net/([\\w/-]+?)/?(?:embed(?:ded)?(?:/.*)?)?", "https://jsfiddle.net/$1/"),
            new Site("Spotify", "open\\.spotify\\.com/(?:embed(?:-podcast)?/)?(\\w+/\\w+)" + REST, "https://open.spotify.com/$1"),
            new Site("SoundCloud", "w\\.soundcloud\\.com/player/?\\?(?:.*&)?url=([^&]+).*", "$1"),
            new Site("Apple Podcasts", "embed\\.podcasts\\.apple\\.com/(.*)", "https://podcasts.apple.com/$1"),
            new Site("Apple Music", "embed\\.music\\.apple\\.com/(.*)", "https://music.apple.com/$1"),
            new Site("Google Maps", "(?:www\\.google\\.com/maps|maps\\.google\\.\\w+)(.*)", "https://www.google.com/maps$1"),
            new Site("Google Docs", "docs\\.google\\.com/(.*)", "https://docs.google.com/$1"),
            new Site("OpenStreetMap", "www\\.openstreetmap\\.org/(.*)", "https://www.openstreetmap.org/$1"),
            new Site("Dailymotion", "www\\.dailymotion\\.com/embed/video/(\\w+)" + REST, "https://www.dailymotion.com/video/$1"),
            new Site("bilibili", "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?bvid=(\\w+).*", "https://www.bilibili.com/video/$1"),
            new Site("bilibili", "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?aid=(\\d+).*", "https://www.bilibili.com/video/av$1"),
            new Site("Twitch", "(?:player|clips)\\.twitch\\.tv/(.*)", "https://www.twitch.tv/$1"),
            new Site("Loom", "www\\.loom\\.com/embed/(\\w+)" + REST, "https://www.loom.com/share/$1"),
            new Site("Speaker Deck", "speakerdeck\\.com/player/(\\w+)" + REST, "https://speakerdeck.com/player/$1"),
            new Site("SlideShare", "www\\.slideshare\\.net/(.*)", "https://www.slideshare.net/$1"),
            new Site("Instagram", "www\\.instagram\\.com/(?:p|reel)/([\\w-]+)" + REST, "https://www.instagram.com/p/$1/"),
            new Site("asciinema", "asciinema\\.org/a/(\\w+?)(?:\\.js)?" + REST, "https://asciinema.org/a/$1"),
            new Site("GitHub Gist", "gist\\.github\\.com/([\\w./-]+?)(?:\\.js)?(?:[?#].*)?", "https://gist.github.com/$1"),
            new Site("X", "(?:twitter|x)\\.com/(\\w+)/status/(\\d+)" + REST, "https://x.com/$1/status/$2"),
            new Site("Bandcamp", "bandcamp\\.com/(.*)", "https://bandcamp.com/$1"),
            new Site("Observable", "observablehq\\.com/embed/(.*)", "https://observablehq.com/$1"),
            new Site("Desmos", "www\\.desmos\\.com/calculator/(\\w+)" + REST, "https://www.desmos.com/calculator/$1"),
            new Site("Figma", "www\\.figma\\.com/embed\\?(?:.*&)?url=([^&]+).*", "$1"),
            new Site("Replit", "replit\\.com/(.*)", "https://replit.com/$1"),
            new Site("Hugging Face", "huggingface\\.co/(.*)", "https://huggingface.co/$1"));

    private Embeds() {}

    /** @param page the address for readers @param site the name of the site */
    record Shown(String page, String site) {}

    /** What a frame of a known site shows; null for an address of another. */
    static @Nullable Shown find(String address) {
        String bare = SCHEME.matcher(address.strip()).replaceFirst("");
        for (Site site : bare.length() > 2_000 ? List.<Site>of() : SITES) {
            Matcher frame = site.frame.matcher(bare);
            if (frame.matches()) {
                StringBuilder page = new StringBuilder();
                frame.appendReplacement(page, site.page);
                return new Shown(site.page.equals("$1") ? PercentEncoding.decoded(page.toString()) : page.toString(), site.name);
            }
        }
        return null;
    }

    /** The figure for an address that is shown in a frame; null for an address of no known site. */
    public static @Nullable String figure(String address, String title) {
        Shown shown = find(address);
        return shown == null ? null
                : "<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>".formatted(link(shown.page, title).outerHtml(), shown.site);
    }

    private static Element figure(Shown shown, String title) {
        Element figure = new Element("figure");
        figure.appendText("\n").appendChild(link(shown.page, title)).appendText("\n");
        figure.appendElement("figcaption").text(shown.site);
        return figure.appendText("\n");
    }

    private static Element link(String address, String title) {
        return new Element("a").attr("href", address.replace(" ", "%20"))
                .text(title.isBlank() ? SCHEME.matcher(address).replaceFirst("") : title.strip());
    }

    /**
     * Puts a figure, or a link, in the place of a frame. What no link can lead to goes, and {@link LostHtml} tells of it.
     *
     * @return whether something stands there now
     */
    static boolean replace(Element frame) {
        String address = address(frame.attributes()::get);
        Shown shown = find(address);
        if (Links.safe(address, Links.TO_FOLLOW) == null || address.isBlank() || Links.isRelative(address) && !address.startsWith("//")) {
            return false;
        }
        Element parent = frame.parent();
        boolean isInFigure = parent != null && (parent.nameIs("figure") || Elements.isWithin(parent, "figure"));
        Element instead = shown == null || isInFigure || Elements.isWithin(frame, "a", "span", "td", "li")
                ? link(shown == null ? address : shown.page, frame.attr("title")) : figure(shown, frame.attr("title"));
        // A paragraph or a box that has nothing but the frame is there for the frame
        boolean isBox = instead.nameIs("figure") && Elements.isOneOf(parent, "p", "div")
                && Elements.onlyChild(Objects.requireNonNull(parent)) == frame;
        (isBox ? Objects.requireNonNull(parent) : frame).replaceWith(instead);
        return true;
    }

    /** The address of a frame; what loads it late keeps it in another attribute. */
    static String address(UnaryOperator<String> attributes) {
        for (String name : new String[] {"src", "data-src", "data-lazy-src"}) {
            String value = attributes.apply(name);
            if (!value.isBlank() && !value.startsWith("about:")) {
                return value.strip();
            }
        }
        return "";
    }
}
