package recto.feed;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * An article's HTML for those who read it elsewhere: absolute addresses, no anchors beside headings, nothing that only our pages,
 * their style sheets and their regions use. It is rewritten as it is read, tag by tag: a tree of twenty articles is more than the whole
 * feed otherwise takes. That can be done because it is HTML that the import has written: each tag has its end, each value its quotes.
 */
final class FeedHtml {

    private static final Set<String> VOID = Set.of("img", "br", "hr", "wbr", "source", "input", "col");
    private static final Set<String> ALIGNED = Set.of("left", "center", "right");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite");
    /**
     * What means something without our style sheet; {@code id} only where the article leads there. Not {@code srcset}: few readers choose
     * among several pictures, and what {@code sizes} says holds for our pages alone.
     */
    private static final Set<String> KEPT = Set.of("alt", "title", "lang", "dir", "width", "height", "type", "controls", "open", "datetime",
            "start", "reversed", "value", "colspan", "rowspan", "scope", "span");

    /** An element that is open. @param end what is written where it ends @param cut where the output goes back to then; -1 for nowhere */
    private record Open(String name, String end, int cut) {}

    private final String html;
    private final String address;
    private final Set<String> targets;
    private final StringBuilder out;
    private final Deque<Open> open = new ArrayDeque<>();
    /** How many of the open elements are inside code. */
    private int inCode;
    /** Where the attributes of the present tag begin, and where it ends. */
    private int attributes;
    private int end;

    private FeedHtml(String html, String address) {
        this.html = html;
        this.address = address;
        this.targets = targets(html);
        this.out = new StringBuilder(html.length());
    }

    /**
     * @param html of an article, as the import has stored it
     * @param address of the article, against which everything in it is resolved, fragments too
     */
    static String of(String html, String address) {
        return new FeedHtml(html, address).rewrite();
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
            // The colours
            inCode++;
            open.push(new Open(name, "", -1));
        } else if (name.equals("picture") || name.equals("div") && isOf("scroll")) {
            // Only what is in it
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
            // Readers take forms out, and with them what is done
            out.append(html.substring(attributes, end).replaceAll("\"[^\"]*\"", "").contains(" checked") ? '☑' : '☐');
        } else if (!name.equals("source") || !isIn("picture")) {
            write(name);
        }
    }

    private boolean isIn(String parent) {
        return !open.isEmpty() && open.peek().name.equals(parent);
    }

    /** Whether the present tag has this class. No value has a quotation mark in it that is not escaped. */
    private boolean isOf(String cssClass) {
        String start = " class=\"";
        String all = html.substring(attributes, end);
        int at = all.indexOf(start);
        return at >= 0 && List.of(all.substring(at + start.length(), all.indexOf('"', at + start.length())).split(" ")).contains(cssClass);
    }

    private void write(String element) {
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
        }
        out.append('>');
    }

    /** @param value escaped; null where there is none */
    private void attribute(String element, String name, String value) {
        if (ADDRESSES.contains(name)) {
            put(name, escaped(absolute(unescaped(value))));
        } else if (name.equals("id") ? targets.contains(unescaped(value)) : KEPT.contains(name)) {
            put(name, value);
        } else if (name.equals("class") && (element.equals("td") || element.equals("th")) && ALIGNED.contains(value)) {
            // Which the style sheet does for us
            put("align", value);
        }
    }

    private void put(String name, String value) {
        out.append(' ').append(name);
        if (value != null) {
            out.append("=\"").append(value).append('"');
        }
    }

    /** RFC 3986, section 5.2, of which {@link URI} has another opinion where there is no path. */
    private String absolute(String link) {
        if (link.isEmpty() || link.startsWith("#") || link.startsWith("?")) {
            return address + link;
        }
        try {
            return URI.create(address).resolve(link).toString();
        } catch (IllegalArgumentException notAnAddress) {
            // Nobody could follow it on our pages either
            return address;
        }
    }

    /** The ids that the article leads to itself. */
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

    private static String unescaped(String value) {
        return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
