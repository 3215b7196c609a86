package recto.feed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import recto.language.Direction;

/**
 * Rewrites the HTML of an article for feed readers: with absolute addresses, without anchors beside headings, and without anything that
 * only the stylesheets of our own pages use. The HTML is rewritten while it is read, tag by tag, since trees of twenty articles would take
 * more memory than the whole feed otherwise does. This works because the import has written the HTML: each tag is closed and each value
 * quoted.
 */
final class FeedHtml {

    private static final Set<String> VOID = Set.of("img", "br", "hr", "wbr", "source", "input", "col");
    private static final Set<String> ALIGNED = Set.of("left", "center", "right");
    /** What our stylesheet shows from left to right in every article. */
    private static final Set<String> CODE = Set.of("pre", "code", "kbd", "samp");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite");
    /**
     * The attributes that have a meaning without our stylesheet. An {@code id} is kept only if the article links to it. {@code srcset} is
     * not kept: few feed readers choose among several pictures, and {@code sizes} is true for our own pages only.
     */
    private static final Set<String> KEPT = Set.of("alt", "title", "lang", "dir", "width", "height", "type", "controls", "open", "datetime",
            "start", "reversed", "value", "colspan", "rowspan", "scope", "span");

    /**
     * An element that is open.
     *
     * @param end the text that is written in place of its end tag; null for the end tag
     * @param cut the length to which the output is cut back when the element ends; -1 to keep the output
     */
    private record Open(String name, @Nullable String end, int cut) {}

    private final String html;
    private final String address;
    private final Locale language;
    private final Set<String> targets;
    private final StringBuilder out;
    private final Deque<Open> open = new ArrayDeque<>();
    /** The number of open elements inside a code block, with the block itself; 0 outside of one. */
    private int inCode;
    /** Where the attributes of the tag that is being read begin, and where the tag ends. */
    private int attributes;
    private int end;

    private FeedHtml(String html, String address, Locale language) {
        this.html = html;
        this.address = address;
        this.language = language;
        this.targets = targets(html);
        this.out = new StringBuilder(html.length());
    }

    /**
     * @param html the HTML of an article, as the import has stored it
     * @param address of the article, against which all links in it are resolved, those to a fragment too
     */
    static String of(String html, String address) {
        return new FeedHtml(html, address, Locale.ROOT).rewrite();
    }

    /** Says the language and the direction of the article as well, since feed readers know neither. */
    static String of(String html, String address, Locale language) {
        String rewritten = new FeedHtml(html, address, language).rewrite();
        return rewritten.isBlank() ? rewritten : "<div lang=\"%s\" dir=\"%s\">\n%s\n</div>".formatted(language.toLanguageTag(),
                Direction.rightToLeft(language) ? "rtl" : "ltr", rewritten.strip());
    }

    private String rewrite() {
        int at = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', at)) {
            out.append(html, at, tag);
            if (html.startsWith("</", tag)) {
                end = html.indexOf('>', tag);
                close();
            } else {
                end = endOfTag(tag);
                int space = html.indexOf(' ', tag);
                attributes = space < 0 || space > end ? end : space;
                String name = html.substring(tag + 1, attributes);
                if (VOID.contains(name)) {
                    single(name);
                } else {
                    open(name);
                }
            }
            at = end + 1;
        }
        return out.append(html, at, html.length()).toString();
    }

    private int endOfTag(int start) {
        boolean inValue = false;
        for (int i = start; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '"') {
                inValue = !inValue;
            } else if (c == '>' && !inValue) {
                return i;
            }
        }
        throw new IllegalArgumentException("A tag without an end: " + html.substring(start, Math.min(html.length(), start + 40)));
    }

    private void close() {
        Open last = open.pop();
        if (inCode > 0) {
            inCode--;
        }
        if (last.cut >= 0) {
            out.setLength(last.cut);
        } else if (last.end != null) {
            out.append(last.end);
        } else {
            out.append("</").append(last.name).append('>');
        }
    }

    private void open(String name) {
        int start = out.length();
        if (inCode > 0) {
            // Drops the elements that colour the code, but not their text
            inCode++;
            open.push(new Open(name, "", -1));
        } else if (name.equals("picture") || name.equals("div") && isOf("scroll")) {
            // Drops the element and keeps its content
            open.push(new Open(name, "", -1));
        } else if (name.equals("a") && isOf("anchor")) {
            open.push(new Open(name, "", start));
        } else if (name.equals("div") && isOf("alert")) {
            out.append("<blockquote>");
            open.push(new Open(name, "</blockquote>", -1));
        } else if (name.equals("p") && isOf("alert-title")) {
            out.append("<p><strong>");
            open.push(new Open(name, "</strong></p>", -1));
        } else {
            if (name.equals("section") && isOf("footnotes")) {
                out.append("<hr>");
            }
            write(name);
            inCode = name.equals("code") && isIn("pre") ? 1 : 0;
            open.push(new Open(name, null, -1));
        }
    }

    private void single(String name) {
        if (name.equals("input")) {
            // Feed readers remove form fields, and the boxes of a task list with them
            out.append(html.substring(attributes, end).replaceAll("\"[^\"]*\"", "").contains(" checked") ? '☑' : '☐');
        } else if (!name.equals("source") || !isIn("picture")) {
            write(name);
        }
    }

    private boolean isIn(String parent) {
        return !open.isEmpty() && open.peek().name.equals(parent);
    }

    /** Whether the tag that is being read has this class. Quotation marks inside values are always escaped. */
    private boolean isOf(String cssClass) {
        String start = " class=\"";
        String all = html.substring(attributes, end);
        int at = all.indexOf(start);
        return at >= 0 && List.of(all.substring(at + start.length(), all.indexOf('"', at + start.length())).split(" ")).contains(cssClass);
    }

    private void write(String element) {
        boolean hasDirection = false;
        out.append('<').append(element);
        for (int at = attributes + 1; at < end;) {
            int equals = at;
            while (equals < end && html.charAt(equals) != '=' && html.charAt(equals) != ' ') {
                equals++;
            }
            String name = html.substring(at, equals);
            int close = equals;
            String value = null;
            if (html.charAt(equals) == '=') {
                close = html.indexOf('"', equals + 2) + 1;
                value = html.substring(equals + 2, close - 1);
            }
            attribute(element, name, value);
            at = close + 1;
            hasDirection |= name.equals("dir");
        }
        if (!hasDirection && CODE.contains(element) && Direction.rightToLeft(language) && !isIn("pre")) {
            put("dir", "ltr");
        }
        out.append('>');
    }

    /** @param value escaped */
    private void attribute(String element, String name, @Nullable String value) {
        if (ADDRESSES.contains(name)) {
            put(name, escaped(FeedAddress.absolute(address, unescaped(value))));
        } else if (name.equals("id") ? targets.contains(unescaped(value)) : KEPT.contains(name)) {
            put(name, value);
        } else if (name.equals("class") && (element.equals("td") || element.equals("th")) && ALIGNED.contains(value)) {
            // On our own pages the stylesheet aligns the cell
            put("align", value);
        }
    }

    private void put(String name, @Nullable String value) {
        out.append(' ').append(name);
        if (value != null) {
            out.append("=\"").append(value).append('"');
        }
    }

    /** The ids that links in the article lead to; anchors beside headings do not count. */
    private static Set<String> targets(String html) {
        Set<String> targets = new HashSet<>();
        String link = "href=\"#";
        for (int at = html.indexOf(link); at >= 0; at = html.indexOf(link, at + 1)) {
            String target = unescaped(html.substring(at + link.length(), html.indexOf('"', at + link.length())));
            if (!html.startsWith("<a class=\"anchor\"", at - "<a class=\"anchor\" ".length())) {
                targets.add(target.indexOf('%') < 0 ? target : URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return targets;
    }

    private static String unescaped(@Nullable String value) {
        return value == null ? "" : value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
