package recto.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import recto.html.CodeBlocks;

/**
 * Reads what stands behind the three backticks of a block of code: {@code java title="Foo.java" {3,5-7}}. The title and the lines become
 * attributes of {@code <pre>}, which an author may also write in raw HTML; {@link CodeBlocks} turns them into a caption and marks.
 */
final class FenceExtension implements HtmlRenderer.HtmlRendererExtension {

    private static final int MAX_INFO = 500;
    /**
     * What stands behind a comma or a colon is no part of the name: {@code rust,ignore}, {@code python:app.py}, {@code {.python #first}}.
     */
    private static final Pattern LANGUAGE = Pattern.compile("(?:\\{\\s*\\.?(?=[A-Za-z])|\\.)?([^\\s{},:;]*)(?::([^\\s{}:,]+))?");
    private static final Pattern TITLE_GIVEN = Pattern.compile("\\btitle=(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern LINES_GIVEN = Pattern.compile("\\{([0-9,\\s-]+)}|\\bhl_lines=(?:\"([^\"]*)\"|'([^']*)')");

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(FenceRenderer::new);
    }

    private static final class FenceRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        FenceRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            String info = block.getInfo() == null ? "" : block.getInfo().strip();
            Matcher language = LANGUAGE.matcher(info);
            language.lookingAt();
            Map<String, String> attributes = new LinkedHashMap<>();
            if (info.length() <= MAX_INFO) {
                String rest = info.substring(language.end());
                if (language.group(2) != null) {
                    attributes.put(CodeBlocks.TITLE, language.group(2));
                }
                given(TITLE_GIVEN, rest, attributes, CodeBlocks.TITLE);
                given(LINES_GIVEN, rest, attributes, CodeBlocks.LINES);
            }
            HtmlWriter html = context.getWriter();
            html.line();
            if (language.group(1).equals("math")) {
                // As GitHub has it
                html.tag("p");
                html.tag("code", Map.of("class", "math display"));
                html.text(block.getLiteral().strip());
                html.tag("/code");
                html.tag("/p");
                html.line();
                return;
            }
            MarkedLines code = MarkedLines.of(block.getLiteral());
            if (!code.lines().isEmpty()) {
                attributes.merge(CodeBlocks.LINES, code.lines(), (given, marked) -> given + "," + marked);
            }
            html.tag("pre", attributes);
            html.tag("code", language.group(1).isEmpty() ? Map.of() : Map.of("class", "language-" + language.group(1)));
            html.text(code.code());
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }

        private static void given(Pattern pattern, String rest, Map<String, String> attributes, String name) {
            Matcher found = pattern.matcher(rest);
            if (found.find()) {
                for (int group = 1; group <= found.groupCount(); group++) {
                    if (found.group(group) != null && !found.group(group).isBlank()) {
                        attributes.put(name, found.group(group).strip());
                    }
                }
            }
        }
    }
}
