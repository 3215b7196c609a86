package recto.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Reads {@code *[HTML]: HyperText Markup Language}, and says that wherever the text has the word HTML. */
public final class AbbreviationExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    private static final Pattern DEFINITION = Pattern.compile("\\*\\[([^\\[\\]]{1,100})]:[ \\t]+(\\S.{0,500})");
    /** More are no abbreviations of one article, and each is looked for at each word that begins with its letter. */
    private static final int MAX = 200;

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(AbbreviationExtension::start);
        parser.postProcessor(AbbreviationExtension::explain);
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Renderer::new);
    }

    private static final class Definition extends CustomBlock {
        private final String name;
        private final String meaning;

        Definition(String name, String meaning) {
            this.name = name;
            this.meaning = meaning;
        }
    }

    private static final class Abbreviation extends CustomNode {
        private final Definition definition;

        Abbreviation(Definition definition) {
            this.definition = definition;
            appendChild(new Text(definition.name));
        }
    }

    private static BlockStart start(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int start = state.getNextNonSpaceIndex();
        if (state.getIndent() > 3 || start >= line.length() || line.charAt(start) != '*') {
            return BlockStart.none();
        }
        Matcher found = DEFINITION.matcher(line).region(start, line.length());
        return found.matches()
                ? BlockStart.of(new DefinitionParser(new Definition(found.group(1).strip(), found.group(2).strip()))).atIndex(line.length())
                : BlockStart.none();
    }

    private static final class DefinitionParser extends AbstractBlockParser {
        private final Definition definition;

        DefinitionParser(Definition definition) {
            this.definition = definition;
        }

        @Override
        public Block getBlock() {
            return definition;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }
    }

    private static Node explain(Node document) {
        Definitions definitions = new Definitions();
        document.accept(definitions);
        if (!definitions.found.isEmpty()) {
            definitions.found.forEach(Node::unlink);
            document.accept(new Explain(definitions.found));
        }
        return document;
    }

    private static final class Definitions extends AbstractVisitor {
        private final List<Definition> found = new ArrayList<>();

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof Definition definition) {
                found.add(definition);
            }
            visitChildren(block);
        }
    }

    private static final class Explain extends AbstractVisitor {
        /** By their first letter, the longest first. */
        private final Map<Character, List<Definition>> known = new HashMap<>();

        Explain(List<Definition> definitions) {
            definitions.stream().filter(definition -> !definition.name.isEmpty()).limit(MAX)
                    .forEach(one -> known.computeIfAbsent(one.name.charAt(0), letter -> new ArrayList<>()).add(one));
            known.values().forEach(same -> same.sort(Comparator.comparingInt((Definition one) -> one.name.length()).reversed()));
        }

        @Override
        public void visit(Text text) {
            String words = text.getLiteral();
            int done = 0;
            for (int i = 0; i < words.length(); i++) {
                Definition here = find(words, i);
                if (here != null) {
                    if (i > done) {
                        text.insertBefore(new Text(words.substring(done, i)));
                    }
                    text.insertBefore(new Abbreviation(here));
                    done = i + here.name.length();
                    i = done - 1;
                }
            }
            if (done > 0) {
                text.setLiteral(words.substring(done));
            }
        }

        private @Nullable Definition find(String words, int at) {
            for (Definition one : known.getOrDefault(words.charAt(at), List.of())) {
                if (words.startsWith(one.name, at) && Words.isApart(words, at, at + one.name.length())) {
                    return one;
                }
            }
            return null;
        }
    }

    private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Abbreviation.class, Definition.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Abbreviation abbreviation) {
                context.getWriter().tag("abbr", Map.of("title", abbreviation.definition.meaning));
                context.getWriter().text(abbreviation.definition.name);
                context.getWriter().tag("/abbr");
            }
        }
    }
}
