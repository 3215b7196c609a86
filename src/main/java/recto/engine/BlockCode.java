package recto.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The template code of other engines that stands around a part of the text, such as a remark, a quotation or a listing. */
final class BlockCode {

    /** What begins and ends a part of the text. */
    record Frame(String start, String end, boolean isBlock) {}

    private static final Set<String> CALLOUTS = Set.of("callout", "admonition", "alert", "notice", "message", "blockquote-alert", "aside",
            "box", "hint",
            "panel", "banner", "attention");
    private static final Set<String> FOLDS = Set.of("details", "expand", "collapse", "spoiler", "fold", "folding", "collapsible",
            "accordion", "accordionitem",
            "hidetoggle", "toggle", "dropdown", "accordion-item");
    private static final Set<String> QUOTES = Set.of("blockquote", "quote", "pullquote", "cq", "centerquote", "epigraph");
    /** Tags that mean nothing in a text, or only its looks; what stands between them stays. */
    private static final Set<String> PLAIN = Set.of("rawhtml", "unsafe", "html", "raw_html", "lead", "markdown", "md", "center", "centered",
            "centerimg",
            "columns", "column", "col", "row", "cards", "steps", "step", "tabs", "tabbed", "codetabs", "cell", "grid", "wrap", "div",
            "span", "p", "text", "typeit",
            "inline", "nomarkdown", "markdownify", "katex-inline");
    private static final Set<String> SILENT = Set.of("toc", "more", "excerpt", "truncate", "icon", "fa", "fas", "fab", "fontawesome",
            "clear", "clearfix",
            "newline", "br", "table_of_contents", "read_more", "readmore", "endexcerpt", "hr", "divider", "swatches", "seo", "toc_html");
    private static final Map<String, String> INLINE = Map.of("kbd", "kbd", "sup", "sup", "sub", "sub", "mark", "mark", "u", "u", "del",
            "del", "small", "small");
    private static final Pattern LINES = Pattern.compile("hl_lines[\"']?\\s*[=:]\\s*[\"'\\[]*([0-9 ,-]+)");

    private BlockCode() {}

    static boolean isSilent(String name) {
        return SILENT.contains(name);
    }

    /** @return null for a tag that is none of these */
    static @Nullable Frame read(TemplateTag tag, String name) {
        String title = tag.get("title", "summary", "header", "heading", "label", "name", "caption");
        if (FOLDS.contains(name)) {
            String summary = title.isEmpty() ? String.join(" ", tag.words()) : title;
            return new Frame(Markup.startOfDetails(summary, tag.get("open", "expanded").equals("true")), "</details>", true);
        }
        String alert = alert(tag, name);
        if (alert != null) {
            return new Frame(Markup.startOfAlert(alert, title), Markup.END_OF_ALERT, true);
        }
        if (QUOTES.contains(name)) {
            String by = quoted(tag);
            return new Frame("<blockquote>\n", (by.isEmpty() ? "" : "<p>— " + Markup.escaped(by) + "</p>\n") + "</blockquote>", true);
        }
        if (INLINE.containsKey(name)) {
            return new Frame("<" + INLINE.get(name) + ">", "</" + INLINE.get(name) + ">", false);
        }
        if (name.equals("tab") || name.equals("card")) {
            String label = title.isEmpty() ? tag.word(0) : title;
            return new Frame(label.isEmpty() ? "" : "**" + Markup.onLine(label) + "**", "", true);
        }
        return PLAIN.contains(name) ? new Frame("", "", true) : null;
    }

    private static String quoted(TemplateTag tag) {
        String by = tag.get("author", "cite", "source", "attribution", "by");
        return by.isEmpty() ? String.join(" ", tag.words()).replaceFirst("\\s*https?://.*", "").replaceFirst("^(?:left|right|center)$", "")
                : by;
    }

    private static @Nullable String alert(TemplateTag tag, String name) {
        String own = Markup.alert(name);
        if (!CALLOUTS.contains(name)) {
            // {% note warning %}
            String first = Markup.alert(tag.word(0));
            return own == null || first == null || !name.equals("note") ? own : first;
        }
        for (String word : new String[] {tag.get("type", "class", "kind", "level", "color", "style", "variant", "context"), tag.word(0)}) {
            for (String part : word.toLowerCase(Locale.ROOT).split("[\\s_-]+")) {
                if (Markup.alert(part) != null) {
                    return Markup.alert(part);
                }
            }
        }
        return own == null ? "note" : own;
    }

    /** What the tag says where nothing stands between it and another: {@code {{< note "Mind the step" >}}}. */
    static String ownText(TemplateTag tag) {
        String text = tag.get("text", "content", "body", "message", "msg", "quote");
        return text.isEmpty() && Markup.alert(tag.word(0)) == null ? String.join(" ", tag.words()) : text;
    }

    /** A block of code, or code within the line. */
    static Meaning code(TemplateTag tag, String name, String code, boolean isOnLines) {
        String language = switch (name) {
            case "highlight", "prism", "chroma" -> tag.word(0).isEmpty() ? tag.get("lang", "language", "type") : tag.word(0);
            case "codeblock", "code" -> tag.get("lang", "language", "type");
            default -> name;
        };
        if (!isOnLines) {
            return Meaning.inline(code.isBlank() ? "" : Markup.span(code));
        }
        String fence = Markup.fence(code);
        String title = name.equals("codeblock") && !tag.words().isEmpty() ? String.join(" ", tag.words())
                : tag.get("title", "file", "filename");
        Matcher lines = LINES.matcher(tag.inner());
        String info = language.replaceAll("[^\\w+#.-]", "") + (title.isBlank() ? "" : " title=\"" + title.replaceAll("[`\"]", "") + "\"")
                + (lines.find() ? " {" + lines.group(1).strip().replaceAll("[ ,]+", ",") + "}" : "");
        return Meaning.block(fence + info + "\n" + code.replaceFirst("^[ \\t]*\\n", "").replaceFirst("\\n?[ \\t>]*$", "") + "\n" + fence);
    }
}
