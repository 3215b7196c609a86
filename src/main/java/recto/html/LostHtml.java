package recto.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds in raw HTML what {@link HtmlSanitizer} takes out together with its words or its target, so that its author hears of it. What only
 * loses its looks, such as {@code <font>}, is not told.
 */
public final class LostHtml {

    /** Gets what is lost. */
    public interface Listener {
        /**
         * @param asWritten how the lost thing begins in the HTML
         * @param at where that is in the HTML
         */
        void lost(String asWritten, int at, String message, String hint);
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z][^\\s/>]*");
    private static final Pattern TARGET = Pattern.compile(
            "(?<![\\w-])(href|srcset|src|poster)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))",
            Pattern.CASE_INSENSITIVE);
    /** What parts the pictures of a srcset. */
    private static final Pattern CANDIDATES = Pattern.compile(",\\s+");
    private static final Pattern SOURCE = Pattern.compile(
            "(?<![\\w-])(src|data-src|data-lazy-src)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECKBOX = Pattern.compile("(?<![\\w-])type\\s*=\\s*[\"']?checkbox", Pattern.CASE_INSENSITIVE);

    /** Elements that are not kept, but whose words stand where they stood. */
    private static final Set<String> WORDS_STAY = Set.of("html", "head", "body", "main", "article", "header", "footer", "nav", "address",
            "hgroup",
            "search", "font", "big", "basefont", "nobr", "label", "fieldset", "legend", "form", "noscript", "data", "output", "rb", "rtc",
            "menu", "blink", "wbr");
    /** Elements whose content is no HTML, or is taken out with them. */
    private static final Set<String> TAKEN_WITH_CONTENT = Set.of("script", "style", "svg", "math", "object", "applet", "marquee",
            "template", "xmp",
            "select", "button", "iframe", "noembed", "noframes");

    /** A block that goes on over blank lines, and to the end of the text if nothing closes it (CommonMark, section 4.6, the first kind). */
    private static final Pattern ENDLESS = Pattern.compile("(?is)\\s{0,3}<(script|style)\\b(?!.*</(?:script|style|pre|textarea)>).*");

    private final Listener listener;
    /** The element that is taken out with its content and has not ended yet; null if there is none. */
    private @Nullable String open;
    private boolean isClosed = true;

    public LostHtml(Listener listener) {
        this.listener = listener;
    }

    /** A paragraph or a block has ended, and with it whatever was left open. */
    public void endBlock() {
        open = null;
    }

    /** The element, in lower case, that is taken out with its content and has not ended yet; null if there is none. */
    public @Nullable String open() {
        return open;
    }

    /** @param tag of raw HTML within a paragraph; if it is taken out with its content, it has none, as nothing closes it */
    public void readUnclosed(String tag) {
        isClosed = false;
        read(tag);
        isClosed = true;
    }

    public void readBlock(String html) {
        Matcher endless = ENDLESS.matcher(html);
        if (open == null && endless.matches()) {
            String name = endless.group(1);
            listener.lost("<" + name, endless.start(1) - 1,
                    "<%s> is never closed, so that the rest of the text is taken for what stands in it".formatted(name),
                    "end it with </%s>, or put it into backticks if it is to be read".formatted(name));
        } else {
            read(html);
        }
    }

    /** @param html one tag within a paragraph, or a whole text of HTML */
    public void read(String html) {
        int at = 0;
        while (true) {
            if (open != null) {
                at = endOf(open, html, at);
                if (at < 0) {
                    return;
                }
                open = null;
            }
            at = html.indexOf('<', at);
            if (at < 0) {
                return;
            }
            Matcher name = NAME.matcher(html).region(at + 1, html.length());
            if (name.lookingAt()) {
                int end = endOfTag(html, name.end());
                if (end == html.length()) {
                    listener.lost("<" + name.group(), at,
                            "the tag <%s> does not end, and takes with it what follows".formatted(name.group()),
                            "close what its quotation marks open, and end it with >");
                    return;
                }
                element(name.group(), at, html.substring(name.end(), end));
                at = end;
            } else if (html.startsWith("<!--", at)) {
                int end = endOfComment(html, at);
                if (end < 0) {
                    listener.lost("<!--", at, "the comment does not end in its block of HTML, and takes with it all up to the next -->",
                            "end it with --> before the next blank line");
                    return;
                }
                at = end;
            } else if (html.startsWith("<?", at) || html.startsWith("<![CDATA[", at)) {
                String start = html.startsWith("<?", at) ? "<?" : "<![CDATA[";
                listener.lost(start, at, "'%s' begins something that no browser shows, and is taken out".formatted(start),
                        "write &lt; for a < that is to be read");
                at = after(">", html, at);
            } else {
                at++;
            }
        }
    }

    /** Behind the end tag of an element; -1 if it does not end here. */
    private static int endOf(String element, String html, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 1)) {
            if (html.regionMatches(true, at + 2, element, 0, element.length())) {
                return at + 2;
            }
        }
        return -1;
    }

    /** Behind the comment, which --!> ends, too; -1 if it does not end here. */
    private static int endOfComment(String html, int from) {
        int end = html.indexOf("-->", from);
        int other = html.indexOf("--!>", from);
        return other >= 0 && (end < 0 || other < end) ? other + 4 : end < 0 ? -1 : end + 3;
    }

    private static int after(String mark, String html, int from) {
        int at = html.indexOf(mark, from);
        return at < 0 ? html.length() : at + mark.length();
    }

    /** Where the tag ends: a > in quotes does not end it. */
    private static int endOfTag(String html, int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote == 0 && c == '>') {
                return i;
            }
            quote = quote == 0 && (c == '"' || c == '\'') ? c : c == quote ? 0 : quote;
        }
        return html.length();
    }

    /** @param attributes what stands between the name and the end of the tag */
    private void element(String written, int at, String attributes) {
        String name = written.toLowerCase(Locale.ROOT);
        if (name.equals("iframe") && frame(written, at, attributes)) {
            open = attributes.endsWith("/") ? null : name;
        } else if (!isClosed && TAKEN_WITH_CONTENT.contains(name)) {
            listener.lost("<" + written, at, "<%s> is never closed, and is taken out; the words behind it stay".formatted(name),
                    "write \\<%s> or put it into backticks if it is to be read".formatted(written));
            open = name;
        } else if (TAKEN_WITH_CONTENT.contains(name)) {
            listener.lost("<" + written, at, "<%s> is taken out with all that stands in it".formatted(name), instead(name));
            open = attributes.endsWith("/") && (name.equals("svg") || name.equals("math")) ? null : name;
        } else if (name.equals("input") ? !CHECKBOX.matcher(attributes).find() : !HtmlSanitizer.keeps(name) && !WORDS_STAY.contains(name)) {
            listener.lost("<" + written, at, "<%s> is taken for HTML that an article cannot have, and is taken out; words in it stay"
                    .formatted(written), "write \\<%s> or put it into backticks if it is to be read".formatted(written));
        } else {
            targets(attributes, at + 1 + written.length());
        }
    }

    /** Tells of a frame that becomes a link. @return whether the frame becomes a figure or a link */
    private boolean frame(String written, int at, String attributes) {
        Map<String, String> given = new HashMap<>();
        for (Matcher source = SOURCE.matcher(attributes); source.find();) {
            String value = source.group(2) != null ? source.group(2) : source.group(3) != null ? source.group(3) : source.group(4);
            given.putIfAbsent(source.group(1).toLowerCase(Locale.ROOT), Parser.unescapeEntities(value, true));
        }
        String address = Embeds.address(name -> given.getOrDefault(name, ""));
        boolean isLink = !address.isBlank() && Links.safe(address, Links.TO_FOLLOW) != null
                && (!Links.isRelative(address) || address.startsWith("//"));
        if (isLink && Embeds.find(address) == null) {
            listener.lost("<" + written, at, "<%s> is shown as a link to what stands in it".formatted(written),
                    "give it a title, which is then the text of the link");
        }
        return isLink;
    }

    private void targets(String attributes, int at) {
        Matcher target = TARGET.matcher(attributes);
        while (target.find()) {
            int group = target.group(2) != null ? 2 : target.group(3) != null ? 3 : 4;
            String written = target.group(group);
            boolean isLink = target.group(1).equalsIgnoreCase("href");
            String value = Parser.unescapeEntities(written, true);
            if (target.group(1).equalsIgnoreCase("srcset")) {
                for (String candidate : CANDIDATES.split(value.strip())) {
                    target(candidate.replaceFirst("(?s)\\s.*", ""), false, written, at + target.start(group), listener);
                }
            } else {
                target(value, isLink, written, at + target.start(group), listener);
            }
        }
    }

    /** Tells of a target that must not be printed. */
    public static void target(String target, boolean isLink, String written, int at, Listener listener) {
        if (Links.safe(target, isLink ? Links.TO_FOLLOW : Links.TO_LOAD) == null) {
            String shown = target.length() > 60 ? target.substring(0, target.offsetByCodePoints(0, 40)) + "…" : target;
            listener.lost(written, at, (isLink ? "the link loses its target '%s'" : "the picture '%s' is taken out")
                    .formatted(shown.replaceAll("\\s+", " ").strip()),
                    isLink ? "pages lead to no such address; https:, mailto: and a path on this site are some that they lead to"
                            : "put the picture into a file beside the article, or give its address, https://...");
        }
    }

    private static String instead(String name) {
        return switch (name) {
            case "xmp" -> "put the lines between two lines of ```";
            case "iframe", "object", "applet", "noembed", "noframes" -> "link to what it shows: [A film](https://...)";
            case "svg" -> "put the drawing into a file beside the article and show it as a picture: ![A drawing](drawing.svg)";
            case "math" -> "write the formula as text, or show it as a picture";
            case "script", "style" -> "articles have no scripts and no styles of their own";
            default -> "write its words as text";
        };
    }
}
