package recto.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Finds what a published copy of a text leaves out and what it says otherwise. It leaves out what no page shows: comments, scripts, and
 * definitions of links and notes that the text does not use, which some authors write as comments.
 */
final class MarkdownCuts extends AbstractVisitor {

    private static final Pattern HIDDEN = Pattern.compile(
            "(?is)<!--.*?(?:-->|$)|<\\?.*?(?:\\?>|$)|<![a-z\\[].*?(?:>|$)|<(script|style)\\b.*?(?:</\\1\\s*>|$)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?i)\\s(?:href|src|poster)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private record Cut(int start, int end, String instead) {}

    private final String markdown;
    private final UnaryOperator<String> links;
    private final List<Cut> cuts = new ArrayList<>();
    private final Set<String> usedNotes = new HashSet<>();
    private final Set<String> usedTargets = new HashSet<>();
    /** Those that no text has used so far. */
    private final List<FootnoteDefinition> notes = new ArrayList<>();
    private final List<LinkReferenceDefinition> definitions = new ArrayList<>();

    private MarkdownCuts(String markdown, UnaryOperator<String> links) {
        this.markdown = markdown;
        this.links = links;
    }

    /** @param markdown the text from which the document was parsed, with the spans of its inlines */
    static MarkdownCuts of(Node document, String markdown, UnaryOperator<String> links) {
        MarkdownCuts cuts = new MarkdownCuts(markdown, links);
        document.accept(cuts);
        cuts.readUsedNotes();
        cuts.notes.forEach(cuts::remove);
        cuts.definitions.forEach(cuts::definition);
        return cuts;
    }

    /** A note may use another one. What a note that is left out uses is not used. */
    private void readUsedNotes() {
        for (List<FootnoteDefinition> used = used(); !used.isEmpty(); used = used()) {
            notes.removeAll(used);
            used.forEach(this::visitChildren);
        }
    }

    private List<FootnoteDefinition> used() {
        return notes.stream().filter(note -> usedNotes.contains(label(note.getLabel()))).toList();
    }

    /** As the parser compares labels. */
    private static String label(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    String apply() {
        cuts.sort(Comparator.comparingInt(Cut::start).thenComparing(Cut::end, Comparator.reverseOrder()));
        StringBuilder copy = new StringBuilder();
        int done = 0;
        for (Cut cut : cuts) {
            if (cut.start >= done) {
                copy.append(markdown, done, cut.start).append(cut.instead);
                done = cut.end;
            }
        }
        return copy.append(markdown, done, markdown.length()).toString();
    }

    @Override
    public void visit(Link link) {
        target(link, link.getDestination(), "](");
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        target(image, image.getDestination(), "](");
        visitChildren(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        definitions.add(definition);
    }

    private void definition(LinkReferenceDefinition definition) {
        if (usedTargets.contains(definition.getDestination())) {
            target(definition, definition.getDestination(), "]:");
        } else {
            remove(definition);
        }
    }

    /** Replaces the target, which stands behind the last of these marks that it fits. */
    private void target(Node node, String destination, String mark) {
        usedTargets.add(destination);
        if (node.getSourceSpans().isEmpty()) {
            return;
        }
        int start = start(node);
        String written = markdown.substring(start, end(node));
        for (int at = written.lastIndexOf(mark); at >= 0; at = at == 0 ? -1 : written.lastIndexOf(mark, at - 1)) {
            int from = at + mark.length();
            while (from < written.length() && Character.isWhitespace(written.charAt(from))) {
                from++;
            }
            boolean isInAngles = written.startsWith("<", from);
            int target = from + (isInAngles ? 1 : 0);
            if (written.startsWith(destination, target) && !destination.isEmpty()) {
                String changed = links.apply(destination);
                if (!changed.equals(destination)) {
                    cuts.add(new Cut(start + target, start + target + destination.length(), changed));
                }
                return;
            }
        }
    }

    @Override
    public void visit(HtmlBlock block) {
        html(block);
    }

    @Override
    public void visit(HtmlInline inline) {
        html(inline);
    }

    private void html(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        StringBuilder html = new StringBuilder();
        spans.forEach(span -> html.append(markdown, span.getInputIndex(), span.getInputIndex() + span.getLength()).append('\n'));
        for (Matcher hidden = HIDDEN.matcher(html); hidden.find();) {
            cut(spans, hidden.start(), hidden.end(), "");
        }
        for (Matcher attribute = ATTRIBUTE.matcher(html); attribute.find();) {
            int group = attribute.group(1) != null ? 1 : 2;
            String target = attribute.group(group);
            String changed = target.contains("&") || target.isBlank() ? target : links.apply(target);
            if (!changed.equals(target)) {
                cut(spans, attribute.start(group), attribute.end(group), changed);
            }
        }
    }

    /** Cuts a part of the joined spans, each followed by one line end, out of the text that they come from. */
    private void cut(List<SourceSpan> spans, int from, int to, String instead) {
        int at = 0;
        String rest = instead;
        for (SourceSpan span : spans) {
            int start = Math.max(from, at);
            int end = Math.min(to, at + span.getLength());
            if (start < end) {
                cuts.add(new Cut(span.getInputIndex() + start - at, span.getInputIndex() + end - at, rest));
                rest = "";
            }
            at += span.getLength() + 1;
        }
    }

    private void remove(Node node) {
        node.getSourceSpans().forEach(span -> cuts.add(new Cut(span.getInputIndex(), span.getInputIndex() + span.getLength(), "")));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FootnoteDefinition note) {
            notes.add(note);
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof FootnoteReference reference) {
            usedNotes.add(label(reference.getLabel()));
        }
        visitChildren(node);
    }

    private static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }
}
