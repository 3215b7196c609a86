package recto.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Markdown of MDX. Nothing is executed: what is imported and exported goes, plain values and HTML stay, the components that many blogs
 * have become what they show, and of any other its children stay.
 */
final class MdxText {

    private static final int MAX = 2_000;
    private static final Pattern EXPORT = Pattern.compile("export\\s+(?:default|const|let|var|function|async|class|\\{|\\*)");
    private static final Pattern FORMULA = Pattern.compile("\\$\\$[\\s\\S]{1,5000}?\\$\\$|\\$(?![\\s{])[^$\\n]{1,500}?(?<!\\s)\\$(?!\\w)");
    private static final Pattern ID = Pattern.compile("\\{[#.:][\\w-][^{}\\n]{0,100}}(?=[ \\t]*(?:\\n|$))");
    private static final Set<String> CALLOUTS = Set.of("callout", "admonition", "alert", "aside", "note", "tip", "info", "warning",
            "danger",
            "caution", "important", "success", "error", "hint", "notice");
    /** What only arranges its children. */
    private static final Set<String> PLAIN = Set.of("fragment", "react.fragment", "tabs", "cards", "steps", "columns", "row", "grid",
            "center",
            "box", "panel", "message", "banner");

    /** HTML around other blocks. */
    private static final Set<String> AROUND = Set.of("div", "section", "article", "aside", "center", "main", "header", "footer", "details");
    private final String text;
    private final CodeAreas areas;
    private final TemplateCode.Listener listener;
    private final Rewritten.Edits edits;
    private final MdxImports imports;
    /** What to write where the components end that are open now. */
    private final List<String[]> open = new ArrayList<>();

    /** Of the expressions that are known. */
    private final Map<String, String> values;

    private MdxText(String text, Map<String, String> values, TemplateCode.Listener listener) {
        this.text = text;
        this.values = values;
        this.areas = CodeAreas.of(text);
        this.listener = listener;
        this.edits = new Rewritten.Edits(text);
        this.imports = new MdxImports(text);
    }

    static Rewritten replace(String text, Map<String, String> values, TemplateCode.Listener listener) {
        MdxText mdx = new MdxText(text, values, listener);
        mdx.replace();
        return mdx.edits.end();
    }

    private void replace() {
        for (int at = 0; at < text.length();) {
            CodeAreas.Area area = areas.at(at);
            if (area != null && (area.kind() != CodeAreas.Kind.HTML || isVerbatim(area))) {
                at = area.end();
                continue;
            }
            char c = text.charAt(at);
            int next = at + 1;
            if (c == '\\') {
                next = at + 2;
            } else if (c == '$') {
                next = formula(at);
            } else if ((c == 'i' || c == 'e') && (at == 0 || text.charAt(at - 1) == '\n')) {
                next = statement(at);
            } else if (c == '{') {
                next = expression(at);
            } else if (c == '<') {
                JsxTag tag = JsxTag.at(text, at);
                next = tag == null ? next : tag(tag);
            }
            at = next;
        }
    }

    private boolean isVerbatim(CodeAreas.Area area) {
        return text.startsWith("<pre", area.start()) || text.startsWith("<code", area.start());
    }

    /** Behind the formula that begins here: its braces are no code. */
    private int formula(int at) {
        Matcher formula = FORMULA.matcher(text).region(at, Math.min(text.length(), at + MAX));
        return formula.lookingAt() ? formula.end() : at + 1;
    }

    private int statement(int at) {
        int imported = imports.read(at);
        if (imported > at) {
            edits.replace(at, imported, "");
            return imported;
        }
        Matcher export = EXPORT.matcher(text).region(at, Math.min(text.length(), at + 100));
        if (!text.startsWith("export", at) || !export.lookingAt()) {
            return at + 1;
        }
        int end = at;
        boolean isOpen = true;
        while (isOpen && end >= 0 && end < text.length()) {
            int brace = end;
            int line = lineEnd(end);
            while (brace < line && "{([`".indexOf(text.charAt(brace)) < 0) {
                brace++;
            }
            isOpen = brace < line || text.substring(end, line).matches("(?s).*(?:[=,(+?:]|=>)\\s*");
            int closed = brace < line && text.charAt(brace) != '`' ? JsxValue.end(text, brace, Math.min(text.length(), brace + 10 * MAX))
                    : brace < line ? text.indexOf('`', brace + 1) + 1 : line + 1;
            // What does not end goes on to the next blank line
            end = !isOpen ? line : closed > 0 ? closed : Math.max(line, text.indexOf("\n\n", brace));
            isOpen = isOpen && closed > 0;
        }
        end = Math.min(end, text.length());
        edits.replace(at, end, "");
        return end;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int expression(int at) {
        Matcher id = ID.matcher(text).region(at, Math.min(text.length(), at + 200));
        int end = JsxValue.end(text, at, Math.min(text.length(), at + MAX));
        if (end < 0 || id.lookingAt()) {
            return end < 0 ? at + 1 : end;
        }
        String code = text.substring(at + 1, end - 1);
        String value = code.strip().startsWith("/*") && code.strip().endsWith("*/") ? "" : JsxValue.literal(code);
        value = value == null ? values.get(code.strip()) : value;
        if (value == null) {
            listener.leftOut(at, "the code '%s' is not executed, and is left out".formatted(shown(at, end)),
                    "write what it stands for; if readers are to see it as code, put it into backticks");
        }
        edits.replace(at, end, value == null ? "" : value);
        return end;
    }

    private String shown(int start, int end) {
        return Markup.onLine(text.substring(start, Math.min(end, start + 60))) + (end > start + 60 ? "…" : "");
    }

    private int tag(JsxTag tag) {
        if (tag.name().isEmpty()) {
            edits.replace(tag.start(), tag.end(), "");
        } else if (tag.isComponent()) {
            component(tag);
        } else if (AROUND.contains(tag.name()) && !tag.isAlone()) {
            // What stands between them is Markdown, which it is for CommonMark only behind a blank line
            put(tag, imports.html(tag), true);
        } else {
            edits.replace(tag.start(), tag.end(), imports.html(tag));
        }
        return tag.end();
    }

    private void component(JsxTag tag) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        if (tag.closes()) {
            String end = closing(tag.name());
            put(tag, end, !end.equals("</a>"));
            return;
        }
        Map<String, String> named = new HashMap<>();
        tag.attributes().forEach((key, value) -> named.put(key.toLowerCase(Locale.ROOT), value == null ? "" : value));
        named.computeIfAbsent("src", key -> imports.source(tag));
        named.computeIfPresent("src", (key, value) -> value.isEmpty() ? imports.source(tag) : value);
        named.computeIfAbsent("id",
                key -> named.getOrDefault("videoid", named.getOrDefault("youtubeid", named.getOrDefault("tweetid", ""))));
        TemplateTag shortcode = new TemplateTag(tag.start(), tag.end(), TemplateTag.Kind.SHORTCODE, name, false, "", List.of(), named);
        String plainName = name.replaceFirst("^(?:next|astro|docs|theme|mdx|lite|responsive|ideal)(?=image|img|link|youtube)", "");
        if (plainName.equals("link") || plainName.equals("a")) {
            String target = shortcode.get("href", "to");
            frame(tag, "<a href=\"" + Markup.escaped(target) + "\">", "</a>", false);
            return;
        }
        BlockCode.Frame frame = CALLOUTS.contains(name) && !named.getOrDefault("type", "").isEmpty()
                ? BlockCode.read(shortcode, "callout")
                : BlockCode.read(shortcode, name.equals("tabitem") ? "tab" : name);
        boolean isPlain = PLAIN.contains(name);
        if (isPlain) {
            frame(tag, "", "", true);
            return;
        }
        if (frame != null) {
            frame(tag, frame.start(), frame.end(), true);
            return;
        }
        Meaning shown = PictureCode.read(shortcode, plainName.replace("imagezoom", "image"), "",
                Spot.of(text, tag.start(), tag.end()).isAlone());
        shown = shown == null ? LinkCode.read(shortcode, plainName.replaceFirst("embed$", ""), "", false) : shown;
        if (shown != null) {
            put(tag, shown.text(), shown.isBlock());
            open(tag, "");
            return;
        }
        listener.leftOut(tag.start(), tag.isAlone() ? "the component <%s> is not known, and is left out".formatted(tag.name())
                : "the component <%s> is not known, and only what stands in it is shown".formatted(tag.name()),
                "write in Markdown or HTML what it shows");
        frame(tag, "", "", true);
    }

    private void frame(JsxTag tag, String start, String end, boolean isBlock) {
        put(tag, tag.isAlone() ? start + end : start, isBlock);
        open(tag, end);
    }

    private void open(JsxTag tag, String end) {
        if (!tag.isAlone()) {
            open.add(new String[] {tag.name(), end});
        }
    }

    private String closing(String name) {
        for (int i = open.size() - 1; i >= 0 && i >= open.size() - 50; i--) {
            if (open.get(i)[0].equals(name)) {
                return open.remove(i)[1];
            }
        }
        return "";
    }

    private void put(JsxTag tag, String written, boolean isBlock) {
        Spot spot = Spot.of(text, tag.start(), tag.end());
        boolean isApart = isBlock && (spot.isAlone() || written.startsWith("<") || written.startsWith("**"));
        edits.replace(tag.start(), tag.end(), isApart ? spot.block(written) : spot.lines(written));
    }
}
