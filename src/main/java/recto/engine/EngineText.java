package recto.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of an article with what other engines have beside Markdown turned into Markdown and HTML. Each place of it can be led back to
 * the place in the author's text, which itself stays as it is.
 */
public final class EngineText {

    /**
     * What was left out, for the author.
     *
     * @param line of the author's text, from 1
     * @param column of that line, from 1
     */
    public record Remark(String message, String hint, int line, int column) {}

    /** @param line from 1 @param column from 1 */
    public record Place(int line, int column) {}

    private static final Pattern OF_DOCUSAURUS = Pattern.compile(
            "(?m)^import [^\\n]{1,200} from ['\"]@(?:site|theme|docusaurus)/|<\\w+\\s[^<>]{0,500}?=\\{\\s*(?:require|useBaseUrl)\\(");
    private static final Pattern SCHEME = Pattern.compile("(?<=]\\(<?|[\"'])pathname://(?=/)");
    private static final Pattern BEGINNING = Pattern
            .compile("\\s*(?:import\\s[^\\n]{1,200}\\sfrom\\s+['\"][^\\n]*\\n|export\\s+(?:const\\s\\w+\\s*=|default\\s))");
    /** What of one article is told one by one. */
    private static final int MAX_REMARKS = 100;

    private final String source;
    private final List<Rewritten> steps = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private String markdown;
    private int leftOut;

    private EngineText(String source) {
        this.source = source;
        this.markdown = source;
    }

    /**
     * @param path of the file, whose ending says whether it is MDX
     * @param values of the expressions that are known, by name, such as {@code page.title}
     * @param articles gives the address of the article that a wiki link names, or null where there is none
     */
    public static EngineText of(String path, String markdown, Map<String, String> values, Function<String, @Nullable String> articles) {
        EngineText text = new EngineText(markdown);
        if (path.regionMatches(true, path.length() - 4, ".mdx", 0, 4) || isMdx(markdown)) {
            text.step(MdxIndent.without(text.markdown));
            text.step(MdxText.replace(text.markdown, values, text::remark));
        }
        if (text.markdown.contains("pathname:///")) {
            text.step(withoutScheme(text.markdown));
        }
        if (mayHaveTags(text.markdown)) {
            text.step(TemplateCode.replace(text.markdown, CodeAreas.of(text.markdown), values, UnaryOperator.identity(), text::remark));
        }
        if (text.markdown.contains("[[")) {
            text.step(WikiLinks.replace(text.markdown, CodeAreas.of(text.markdown), articles, text::remark));
        }
        return text;
    }

    /** Whether the text has the beginning of a tag. To look for the brace once, and not for three beginnings, spares a sixth of the time. */
    private static boolean mayHaveTags(String text) {
        int brace = text.indexOf('{');
        while (brace >= 0 && brace + 1 < text.length()) {
            if ("{%#".indexOf(text.charAt(brace + 1)) >= 0) {
                return true;
            }
            brace = text.indexOf('{', brace + 1);
        }
        return false;
    }

    /** With this Docusaurus marks an address below the root of the site that it is not to look for. */
    private static Rewritten withoutScheme(String markdown) {
        Rewritten.Edits edits = new Rewritten.Edits(markdown);
        CodeAreas areas = CodeAreas.of(markdown);
        for (Matcher scheme = SCHEME.matcher(markdown); scheme.find();) {
            if (areas.at(scheme.start()) == null) {
                edits.replace(scheme.start(), scheme.end(), "");
            }
        }
        return edits.end();
    }

    /** To Docusaurus every file is MDX, and to Next where it is told to; elsewhere none has these words outside of code. */
    private static boolean isMdx(String markdown) {
        if (BEGINNING.matcher(markdown).lookingAt()) {
            return true;
        }
        // Most texts have neither, and to look for the words took a twelfth of a check of 10,000 articles
        if (markdown.indexOf('@') < 0 && !markdown.contains("={")) {
            return false;
        }
        CodeAreas areas = null;
        for (Matcher words = OF_DOCUSAURUS.matcher(markdown); words.find();) {
            areas = areas == null ? CodeAreas.of(markdown) : areas;
            CodeAreas.Area area = areas.at(words.end() - 1);
            if (area == null || area.kind() == CodeAreas.Kind.HTML) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same for a text in HTML.
     *
     * @param rendered gives the HTML of a piece of Markdown
     */
    public static EngineText ofHtml(String html, Map<String, String> values, UnaryOperator<String> rendered) {
        EngineText text = new EngineText(html);
        if (mayHaveTags(html)) {
            text.step(TemplateCode.replace(html, CodeAreas.ofHtml(html), values, rendered, text::remark));
        }
        return text;
    }

    private void step(Rewritten step) {
        steps.add(step);
        markdown = step.text();
    }

    /** The Markdown to render. */
    public String markdown() {
        return markdown;
    }

    /** What was left out, in the order of the text. */
    public List<Remark> remarks() {
        return remarks;
    }

    /** @param at in the text before the step that is being taken */
    private void remark(int at, String message, String hint) {
        if (leftOut++ < MAX_REMARKS) {
            Place place = place(source, before(at));
            remarks.add(new Remark(message, hint, place.line, place.column));
        } else if (leftOut == MAX_REMARKS + 1) {
            Place place = place(source, before(at));
            remarks.add(
                    new Remark("more template code is left out from here on", "mend what stands above first", place.line, place.column));
        }
    }

    private int before(int at) {
        int place = at;
        for (int i = steps.size() - 1; i >= 0; i--) {
            place = steps.get(i).before(place);
        }
        return place;
    }

    /** The place in the author's text of a place in the Markdown to render. */
    public Place source(int line, int column) {
        if (steps.isEmpty()) {
            return new Place(line, column);
        }
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = markdown.indexOf('\n', start) + 1;
        }
        int end = markdown.indexOf('\n', start);
        end = end < 0 ? markdown.length() : end;
        int characters = Math.min(column - 1, markdown.codePointCount(start, end));
        return place(source, before(markdown.offsetByCodePoints(start, characters)));
    }

    private static Place place(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Place(line, 1 + text.codePointCount(start, Math.min(at, text.length())));
    }
}
