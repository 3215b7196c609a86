package recto.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.engine.TemplateTag.Kind;

/**
 * Puts plain Markdown in the place of the template code of other engines. Nothing is executed: what the common tags mean is written down here,
 * and of any other the author hears, while no reader sees it.
 */
final class TemplateCode {

    /** Gets what is left out. */
    interface Listener {
        void leftOut(int at, String message, String hint);
    }

    /** A text with more has so many braces that pages show it as it was written. */
    private static final int MAX_TAGS = 20_000;
    private static final Set<String> LISTINGS = Set.of("highlight", "codeblock", "code", "prism", "chroma", "mermaid", "plantuml",
            "graphviz", "dot");
    private static final Set<String> NOT_SHOWN = Set.of("for", "tablerow", "capture", "macro", "chart", "echarts", "javascript", "css",
            "js", "style", "script",
            "stylesheet", "schema", "call", "filter", "paginate");
    private static final Set<String> CHOICES = Set.of("if", "unless", "case", "ifversion");
    private static final Set<String> OTHERWISE = Set.of("else", "elsif", "elseif", "elif", "when");

    private static final Pattern MARKDOWN = Pattern.compile("\\s*(?:!?\\[|```|`|\\*\\*)");

    private final String text;
    private final List<TemplateTag> tags;
    private final Map<String, String> values;
    /** Makes HTML of Markdown where the text is HTML. */
    private final UnaryOperator<String> rendered;
    private final Listener listener;
    private final Rewritten.Edits edits;
    /** For each tag the one that closes it, or that it closes; -1 if there is none. */
    private final int[] partner;
    /** What to write for the closing tags. */
    private final Map<Integer, BlockCode.Frame> frames = new HashMap<>();

    private TemplateCode(String text, List<TemplateTag> tags, Map<String, String> values, UnaryOperator<String> rendered,
            Listener listener) {
        this.rendered = rendered;
        this.text = text;
        this.tags = tags;
        this.values = values;
        this.listener = listener;
        this.edits = new Rewritten.Edits(text);
        this.partner = partners(tags);
    }

    /**
     * @param values of the expressions that are known, by name, such as {@code page.title}
     * @param rendered makes of a piece of Markdown what may stand in the text
     */
    static Rewritten replace(String text, CodeAreas areas, Map<String, String> values, UnaryOperator<String> rendered,
            Listener listener) {
        List<TemplateTag> tags = TagFinder.find(text, areas);
        if (tags.size() > MAX_TAGS) {
            listener.leftOut(tags.get(MAX_TAGS).start(),
                    "there are more than %d pieces of template code, and all of them stay".formatted(MAX_TAGS),
                    "split the article");
            tags = List.of();
        }
        TemplateCode code = new TemplateCode(text, tags, values, rendered, listener);
        code.replace();
        return code.edits.end();
    }

    private static int[] partners(List<TemplateTag> tags) {
        int[] partner = new int[tags.size()];
        List<Integer> open = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < partner.length; i++) {
            partner[i] = -1;
            TemplateTag tag = tags.get(i);
            if (tag.kind() == Kind.REMARK || tag.kind() == Kind.ESCAPED || tag.kind() == Kind.EXPRESSION || tag.kind() == Kind.IN_CODE
                    || tag.isAlone()) {
                continue;
            }
            // Zola ends everything by {% end %}
            String key = tag.kind() + " " + tag.name();
            boolean endsAny = tag.closes() && tag.name().isEmpty();
            if (!tag.closes()) {
                open.add(i);
                counts.merge(key, 1, Integer::sum);
            } else if (endsAny ? !open.isEmpty() : counts.getOrDefault(key, 0) > 0) {
                boolean found = false;
                while (!found) {
                    int last = open.remove(open.size() - 1);
                    String other = tags.get(last).kind() + " " + tags.get(last).name();
                    counts.merge(other, -1, Integer::sum);
                    found = endsAny || other.equals(key);
                    if (found) {
                        partner[i] = last;
                        partner[last] = i;
                    }
                }
            }
        }
        return partner;
    }

    private void replace() {
        int done = 0;
        List<Integer> choices = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            TemplateTag tag = tags.get(i);
            if (tag.start() < done) {
                continue;
            }
            while (!choices.isEmpty() && choices.get(choices.size() - 1) <= i) {
                choices.remove(choices.size() - 1);
            }
            if (!tag.closes() && partner[i] > i && CHOICES.contains(tag.name())) {
                choices.add(partner[i]);
            }
            if (tag.kind() == Kind.STATEMENT && OTHERWISE.contains(tag.name()) && !choices.isEmpty()) {
                // Of several branches the first one stays
                done = tags.get(choices.get(choices.size() - 1)).start();
                edits.replace(tag.start(), done, "");
            } else {
                done = replace(i, tag);
            }
        }
    }

    /** @return where to go on */
    private int replace(int i, TemplateTag tag) {
        TemplateTag close = partner[i] > i ? tags.get(partner[i]) : null;
        int end = close == null ? tag.end() : close.end();
        String name = name(tag);
        if (tag.kind() == Kind.IN_CODE) {
            edits.replace(tag.start(), tag.end(), tag.inner());
            return tag.end();
        }
        if (tag.kind() == Kind.REMARK) {
            return put(tag.start(), tag.end(), Meaning.NOTHING);
        }
        if (tag.kind() == Kind.ESCAPED) {
            boolean angle = text.charAt(tag.start() + 2) == '<';
            return put(tag.start(), tag.end(),
                    Meaning.inline(Markup.span((angle ? "{{<" : "{{%") + tag.inner() + (angle ? ">}}" : "%}}"))));
        }
        if (tag.closes()) {
            BlockCode.Frame frame = frames.get(i);
            return frame == null ? put(tag.start(), tag.end(), Meaning.NOTHING)
                    : put(tag.start(), tag.end(), new Meaning(frame.end(), frame.isBlock()));
        }
        if (tag.kind() == Kind.EXPRESSION) {
            Meaning value = LinkCode.value(tag, values, text.substring(tag.end(), Math.min(text.length(), tag.end() + 2)));
            Meaning shown = value == null && tag.inner().indexOf('(') > 0 ? meaning(tag, name, "") : value;
            return shown == null ? leaveOut(tag, tag.end()) : put(tag.start(), tag.end(), shown);
        }
        if (name.equals("comment")) {
            return put(tag.start(), end, Meaning.NOTHING);
        }
        String content = close == null ? "" : text.substring(tag.end(), close.start());
        if (close != null && (name.equals("raw") || name.equals("verbatim"))) {
            return raw(tag, close, content);
        }
        if (close != null && LISTINGS.contains(name)) {
            return put(tag.start(), end,
                    BlockCode.code(tag, name, Spot.of(text, tag.start(), tag.end()).withoutLead(content), content.indexOf('\n') >= 0));
        }
        if (NOT_SHOWN.contains(name)) {
            return leaveOut(tag, end);
        }
        return framed(i, tag, name, close, content);
    }

    private int framed(int i, TemplateTag tag, String name, @Nullable TemplateTag close, String content) {
        BlockCode.Frame frame = BlockCode.read(tag, name);
        if (frame != null && close != null) {
            frames.put(partner[i], frame);
            return put(tag.start(), tag.end(), new Meaning(frame.start(), frame.isBlock()));
        }
        // A picture or a link may have words between its tags, and these may have tags
        boolean isSimple = content.length() < 1_000 && content.indexOf('{') < 0;
        Meaning meaning = meaning(tag, name, isSimple ? content : "");
        if (meaning != null) {
            return put(tag.start(), close != null && isSimple ? close.end() : tag.end(), meaning);
        }
        String own = frame == null ? "" : BlockCode.ownText(tag);
        if (frame != null && !own.isBlank()) {
            return put(tag.start(), tag.end(),
                    new Meaning(frame.start() + (frame.isBlock() ? "\n" : "") + own + (frame.isBlock() ? "\n\n" : "") + frame.end(),
                            frame.isBlock()));
        }
        return BlockCode.isSilent(name) ? put(tag.start(), tag.end(), Meaning.NOTHING) : leaveOut(tag, tag.end());
    }

    private @Nullable Meaning meaning(TemplateTag tag, String name, String content) {
        Spot spot = Spot.of(text, tag.start(), tag.end());
        boolean isTarget = tag.start() > 0 && "(<\"'=:}".indexOf(text.charAt(tag.start() - 1)) >= 0
                || text.startsWith("]: ", Math.max(0, tag.start() - 3));
        Meaning link = LinkCode.read(tag, name, content, isTarget);
        return link != null ? link : PictureCode.read(tag, name, content, spot.isAlone());
    }

    /** The name of what a tag includes: of {@code {% include embed/youtube.html %}} it is youtube. */
    private static String name(TemplateTag tag) {
        String name = tag.name();
        if ((name.startsWith("include") || name.equals("render") || name.equals("partial")) && !tag.words().isEmpty()) {
            name = tag.word(0).toLowerCase(Locale.ROOT);
        }
        int slash = name.lastIndexOf('/', name.length() - 2);
        int dot = name.lastIndexOf('.');
        return name.substring(slash + 1, dot > slash ? dot : name.length());
    }

    private int raw(TemplateTag tag, TemplateTag close, String content) {
        boolean isShown = content.indexOf('\n') < 0 && content.indexOf('`') < 0 && content.indexOf('{') >= 0;
        if (isShown) {
            return put(tag.start(), close.end(), Meaning.inline(Markup.span(content)));
        }
        edits.replace(tag.start(), tag.end(), "");
        edits.replace(close.start(), close.end(), "");
        return close.end();
    }

    private int leaveOut(TemplateTag tag, int end) {
        listener.leftOut(tag.start(), "the template code '%s' is not executed, and is left out"
                .formatted(Markup.onLine(text.substring(tag.start(), Math.min(tag.end(), tag.start() + 60)))
                        + (tag.end() > tag.start() + 60 ? "…" : "")),
                "write in Markdown what it stands for; if readers are to see it as code, put it into backticks");
        return put(tag.start(), end, Meaning.NOTHING);
    }

    private int put(int start, int end, Meaning meaning) {
        if (meaning.text().isEmpty()) {
            edits.replace(start, end, "");
        } else {
            Spot spot = Spot.of(text, start, end);
            String written = MARKDOWN.matcher(meaning.text()).lookingAt() ? rendered.apply(meaning.text()) : meaning.text();
            edits.replace(start, end, meaning.isBlock() ? spot.block(written) : spot.lines(written));
        }
        return end;
    }
}
