package recto.html;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import recto.language.XmlText;

/** Keeps the elements and attributes that an article needs, and of their values only those that cannot do harm. */
public final class HtmlSanitizer {

    /**
     * Elements that are removed with all that they contain. A parser reads their content by other rules than the text around them. So if
     * only their tags were removed, the rest could be a tree, such as a paragraph in a paragraph, that a browser would build otherwise.
     */
    private static final Set<String> FOREIGN_NAMES = Set.of("svg", "math", "object", "applet", "marquee", "template", "select", "button",
            "iframe", "noembed", "noframes", "xmp");
    private static final Evaluator FOREIGN = QueryParser.parse(String.join(", ", FOREIGN_NAMES));

    /** A tag behind which a parser takes all tags for text, to the end of the article. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("<(/?)(plaintext)", Pattern.CASE_INSENSITIVE);

    /** A frame that its author ends as in XML would take all that follows with it. */
    private static final Pattern ALONE = Pattern.compile("(<iframe\\b(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)(?<=/)>",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> OUTDATED_NAMES = Set.of("strike", "acronym", "center", "tt", "dir");
    private static final Evaluator OUTDATED = QueryParser.parse(String.join(", ", OUTDATED_NAMES));

    private static final Set<String> CLASSES = Set.of("alert", "alert-title", "alert-note", "alert-tip", "alert-important",
            "alert-warning", "alert-caution", "footnotes", "footnote-ref", "footnote-backref", "left", "center", "right", "task", "aside",
            "wide", "math", "display");
    private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-[A-Za-z0-9+#._-]{1,30}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    /** Section 2.3.4.4 of HTML: what stands behind the number means nothing, but for a percent sign. */
    private static final Pattern LENGTH = Pattern.compile("\\s*\\+?0*([0-9]{1,5})(?:\\.[0-9]*)?(%)?(?![0-9])");
    private static final Pattern SIZES = Pattern.compile("[A-Za-z0-9.,:()%\\s-]{1,500}");
    private static final Pattern SIGNED_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern LIST_TYPE = Pattern.compile("[1aAiI]");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[A-Za-z0-9.+-]+(;\\s*codecs=\"?[A-Za-z0-9., -]+\"?)?");

    private static final Safelist ARTICLE = new CheckedSafelist()
            .addTags("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "div",
                    "section", "aside")
            .addTags("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addTags("figure", "figcaption", "img", "picture", "video", "audio", "source", "details", "summary", "input")
            .addTags(CheckedSafelist.INLINE)
            .addAttributes(":all", "id", "class", "lang", "dir", "title", "align")
            .addAttributes("a", "href", "name")
            .addAttributes("pre", CodeBlocks.TITLE, CodeBlocks.LINES)
            .addAttributes("ol", "start", "reversed", "type")
            .addAttributes("li", "value")
            .addAttributes("blockquote", "cite")
            .addAttributes("q", "cite")
            .addAttributes("ins", "cite", "datetime")
            .addAttributes("del", "cite", "datetime")
            .addAttributes("time", "datetime")
            .addAttributes("col", "span")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("details", "open")
            .addAttributes("img", "src", "srcset", "sizes", "alt", "width", "height")
            .addAttributes("video", "src", "controls", "poster", "width", "height")
            .addAttributes("audio", "src", "controls")
            .addAttributes("source", "src", "srcset", "sizes", "media", "type", "width", "height")
            .addAttributes("input", "type", "checked", "disabled");

    /** For text within a line. It allows no blocks, no pictures and no ids. */
    private static final Safelist LINE = new CheckedSafelist()
            .addTags(CheckedSafelist.INLINE)
            .addAttributes(":all", "lang", "dir", "title")
            .addAttributes("a", "href")
            .addAttributes("time", "datetime");

    private HtmlSanitizer() {}

    /**
     * Parses and sanitises HTML. The body belongs to a new document, which the caller may change. Ids stay as the author has written them.
     *
     * @param raw whether the HTML has tags of an author. Removing a tag can leave a tree that no parser builds, such as a heading in a
     *        heading. Such HTML is therefore printed and parsed a second time, which gives the tree that a browser will build.
     */
    public static Element article(String html, boolean raw) {
        return raw ? clean(LeftOpen.close(html, open -> clean(ended(open), ARTICLE)).html(), ARTICLE) : clean(html, ARTICLE);
    }

    /** A body that shows the text as it is. */
    public static Element verbatim(String text) {
        Element body = clean("", ARTICLE);
        body.appendElement("pre").text(text);
        return body;
    }

    /** Parses and sanitises HTML of which {@link #LINE} is allowed. */
    public static Element line(String html) {
        Element body = clean(ended(html), LINE);
        // A link that has lost its target is none.
        Elements.all(body).stream().filter(element -> element.nameIs("a") && !element.hasAttr("href")).forEach(Element::unwrap);
        return body;
    }

    /**
     * HTML with an author's tags, none of which takes all that follows for text. Without such tags there is nothing to look for, which would
     * take as long as to parse the HTML.
     */
    private static String ended(String html) {
        return PLAIN_TEXT.matcher(ALONE.matcher(XmlText.clean(html)).replaceAll("$1></iframe>")).replaceAll("<$1x-$2");
    }

    private static Element clean(String html, Safelist allowed) {
        // The parser takes U+FFFF for the end of its input, so what no HTML may hold goes before.
        Document dirty = Jsoup.parseBodyFragment(XmlText.clean(html));
        // One look at each element says that there is nothing to change in most articles, where each selector looks at every node
        if (Elements.all(dirty).stream().map(Element::normalName)
                .anyMatch(name -> FOREIGN_NAMES.contains(name) || OUTDATED_NAMES.contains(name))) {
            dirty.select("iframe").forEach(Embeds::replace);
            dirty.select(FOREIGN).forEach(Elements::remove);
            dirty.select(OUTDATED).forEach(HtmlSanitizer::modernise);
        }
        Document clean = new Cleaner(allowed).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        return clean.body();
    }

    /** Whether an article can have the element. */
    static boolean keeps(String name) {
        return OUTDATED_NAMES.contains(name) || ARTICLE.isSafeTag(name);
    }

    /** Gives an element that HTML has given up the name of the one that means the same. */
    private static void modernise(Element element) {
        switch (element.normalName()) {
            case "strike" -> element.tagName("s");
            case "acronym" -> element.tagName("abbr");
            case "dir" -> element.tagName("ul");
            case "center" -> element.tagName("div").attr("align", "center");
            default -> element.tagName("code");
        }
    }

    /** A Safelist checks the names of attributes and the schemes of absolute URLs. This one checks the value of every attribute. */
    private static final class CheckedSafelist extends Safelist {

        static final String[] INLINE = {"a", "em", "strong", "b", "i", "s", "u", "code", "kbd", "samp", "var", "mark", "abbr", "dfn", "sub",
                "sup", "ins", "del", "q", "cite", "small", "ruby", "rt", "rp", "time", "bdi", "bdo", "span", "br", "wbr"};

        @Override
        public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
            if (!super.isSafeAttribute(tag, element, attribute)) {
                return false;
            }
            String value = safeValue(element.normalName(), attribute.getKey(), attribute.getValue());
            if (value == null) {
                return false;
            }
            attribute.setValue(value);
            return true;
        }

        /** The value in the form in which it may be printed; null if the attribute has to be removed. */
        private static @Nullable String safeValue(String element, String key, String value) {
            return switch (key) {
                case "href", "cite" -> Links.safe(value, Links.TO_FOLLOW);
                case "src", "poster" -> value.isBlank() ? null : Links.safe(value, Links.TO_LOAD);
                case "srcset" -> sourceSet(value);
                case "sizes" -> only(SIZES, value);
                case "class" -> classes(value);
                case "id", "name" -> value.isEmpty() ? null : value;
                case "lang" -> only(LANGUAGE, value);
                case "dir" -> oneOf(value, "ltr", "rtl", "auto");
                case "align" -> oneOf(value, "left", "center", "right");
                case "scope" -> oneOf(value, "row", "col", "rowgroup", "colgroup");
                case "start", "value" -> only(SIGNED_NUMBER, value);
                case "width", "height" -> length(element, key, value);
                case "colspan", "rowspan", "span" -> only(NUMBER, value);
                case "type" -> switch (element) {
                    case "input" -> oneOf(value, "checkbox");
                    case "ol" -> only(LIST_TYPE, value);
                    default -> only(MEDIA_TYPE, value);
                };
                case "open", "controls", "checked", "disabled", "reversed" -> "";
                default -> value;
            };
        }

        /** What a browser reads of {@code 300px} or {@code 300.5}; a share such as {@code 50%} of a picture's width stays for later. */
        private static @Nullable String length(String element, String key, String value) {
            Matcher length = LENGTH.matcher(value);
            if (!length.lookingAt()) {
                return null;
            }
            boolean isShare = length.group(2) != null;
            return !isShare ? length.group(1) : element.equals("img") && key.equals("width") ? length.group(1) + "%" : null;
        }

        private static @Nullable String only(Pattern pattern, String value) {
            return pattern.matcher(value).matches() ? value : null;
        }

        private static @Nullable String oneOf(String value, String... allowed) {
            return Arrays.stream(allowed).filter(value.strip()::equalsIgnoreCase).findFirst().orElse(null);
        }

        private static @Nullable String classes(String value) {
            Set<String> kept = new LinkedHashSet<>();
            for (String name : value.split("\\s+")) {
                if (CLASSES.contains(name) || LANGUAGE_CLASS.matcher(name).matches()) {
                    kept.add(name);
                }
            }
            return kept.isEmpty() ? null : String.join(" ", kept);
        }

        /** A value such as "a.webp 1x, b.webp 2x". If one candidate is not allowed, none is. */
        private static @Nullable String sourceSet(String value) {
            StringBuilder set = new StringBuilder();
            for (String candidate : value.strip().split(",\\s+")) {
                String[] parts = candidate.strip().split("\\s+");
                String url = Links.safe(parts[0], Links.TO_LOAD);
                if (url == null || url.isEmpty() || parts.length > 2
                        || parts.length == 2 && !parts[1].matches("[0-9]{1,5}w|[0-9]{1,2}(\\.[0-9]{1,2})?x")) {
                    return null;
                }
                set.append(set.isEmpty() ? "" : ", ").append(url).append(parts.length == 2 ? " " + parts[1] : "");
            }
            return set.toString();
        }
    }
}
