package recto.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.engine.TemplateTag.Kind;

/** Finds the template code in a text, outside of what {@link CodeAreas} finds, in time that grows with the length of the text. */
final class TagFinder {

    /** What is longer is no template code but two braces in a text. */
    private static final int MAX_LENGTH = 5_000;
    /** Tags whose content is no Markdown. */
    private static final Set<String> VERBATIM = Set.of("raw", "verbatim", "highlight", "codeblock", "code", "prism", "comment", "mermaid",
            "katex", "math", "chart", "echarts", "plantuml", "graphviz", "dot", "chroma", "javascript", "css", "js", "style", "script",
            "stylesheet", "schema");

    /** Hugo's remark around the name, and Jekyll's {@code raw}. Neither is looked for further than some lines. */
    private static final Pattern IN_CODE = Pattern.compile("\\{\\{([<%])/\\*([^{}]{0,500}?)\\*/[>%]}}"
            + "|\\{%-?\\s{0,9}raw\\s{0,9}-?%}((?:(?!\\{%-?\\s{0,9}(?:end)?raw)[\\s\\S]){0,3000}?)\\{%-?\\s{0,9}endraw\\s{0,9}-?%}");

    private final String text;
    private final CodeAreas areas;
    private final List<TemplateTag> tags = new ArrayList<>();
    /** Where each closing mark is next; -1 for a closing tag that does not come any more. */
    private final Map<String, Integer> closings = new HashMap<>();

    private TagFinder(String text, CodeAreas areas) {
        this.text = text;
        this.areas = areas;
    }

    static List<TemplateTag> find(String text, CodeAreas areas) {
        TagFinder finder = new TagFinder(text, areas);
        finder.find();
        return finder.tags;
    }

    private void find() {
        int at = 0;
        while ((at = text.indexOf('{', at)) >= 0 && at + 1 < text.length()) {
            CodeAreas.Area area = areas.at(at);
            if (area != null) {
                if (area.kind() != CodeAreas.Kind.COMMENT) {
                    unescape(at, area.end());
                }
                at = area.end();
            } else {
                TemplateTag tag = tag(at);
                at = tag == null ? at + 1 : verbatim(tag);
            }
        }
    }

    /** Finds in code how other engines keep template code in it from being executed. */
    private void unescape(int from, int to) {
        Matcher mark = IN_CODE.matcher(text).region(from, to);
        while (mark.find()) {
            String shown = mark.group(1) != null ? "{{" + mark.group(1) + mark.group(2) + mark.group(1).replace('<', '>') + "}}"
                    : mark.group(3);
            if (mark.group(1) != null || shown.contains("{{") || shown.contains("{%")) {
                tags.add(new TemplateTag(mark.start(), mark.end(), Kind.IN_CODE, "", false, shown, List.of(), Map.of()));
            }
        }
    }

    private @Nullable TemplateTag tag(int at) {
        if (at > 0 && text.charAt(at - 1) == '\\') {
            return null;
        }
        char second = text.charAt(at + 1);
        char third = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
        if (second == '%') {
            return tag(at, 2, "%}", Kind.STATEMENT);
        }
        if (second == '#' && (third == ' ' || third == '-' || third == '\n')) {
            return tag(at, 2, "#}", Kind.REMARK);
        }
        if (second != '{') {
            return null;
        }
        if (text.startsWith("/*", at + 2)) {
            return tag(at, 4, "*/}}", Kind.REMARK);
        }
        if (text.startsWith("</*", at + 2)) {
            return tag(at, 5, "*/>}}", Kind.ESCAPED);
        }
        if (text.startsWith("%/*", at + 2)) {
            return tag(at, 5, "*/%}}", Kind.ESCAPED);
        }
        if (third == '<') {
            return tag(at, 3, ">}}", Kind.SHORTCODE);
        }
        if (third == '%') {
            return tag(at, 3, "%}}", Kind.SHORTCODE);
        }
        TemplateTag tag = third == '{' ? tag(at, 3, "}}}", Kind.EXPRESSION) : tag(at, 2, "}}", Kind.EXPRESSION);
        // In a formula two braces group; a value of JSX belongs to its attribute
        return tag == null || tag.inner().indexOf('\\') >= 0 || tag.inner().isBlank() || at > 0 && text.charAt(at - 1) == '=' ? null : tag;
    }

    private @Nullable TemplateTag tag(int at, int begins, String closing, Kind kind) {
        int known = closings.getOrDefault(closing, 0);
        if (known < at + begins) {
            known = text.indexOf(closing, at + begins);
            known = known < 0 ? Integer.MAX_VALUE : known;
            closings.put(closing, known);
        }
        if (known - at > MAX_LENGTH) {
            return null;
        }
        String inner = text.substring(at + begins, known);
        if (inner.endsWith("-") && !closing.startsWith("*")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return TemplateTag.of(at, known + closing.length(), kind, inner.startsWith("-") ? inner.substring(1) : inner);
    }

    /** Adds the tag, and where its content is no Markdown, also the tag that closes it. @return where to go on */
    private int verbatim(TemplateTag tag) {
        tags.add(tag);
        if (tag.closes() || !VERBATIM.contains(tag.name()) || tag.kind() == Kind.EXPRESSION || tag.isAlone()) {
            return tag.end();
        }
        String key = tag.kind() + tag.name();
        int from = closings.getOrDefault(key, 0) < 0 ? -1 : tag.end();
        while (from >= 0 && (from = text.indexOf(tag.kind() == Kind.STATEMENT ? "{%" : "{{", from)) >= 0) {
            String near = text.substring(from, Math.min(text.length(), from + 60));
            TemplateTag end = near.matches("(?s)(?:\\{%-?\\s*end|\\{\\{[<%]-?\\s*/\\s*)" + tag.name() + "\\b.*") ? tag(from) : null;
            if (end != null) {
                tags.add(end);
                return end.end();
            }
            from++;
        }
        closings.values().removeIf(place -> place >= 0);
        closings.put(key, -1);
        return tag.end();
    }
}
