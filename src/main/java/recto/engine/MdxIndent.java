package recto.engine;

import java.util.List;

/** The indentation in MDX, where it means nothing: MDX has no code by indentation, and authors indent the children of components. */
final class MdxIndent {

    private MdxIndent() {}

    /** The text without the blanks at the start of lines that Markdown would take for code. */
    static Rewritten without(String text) {
        Rewritten.Edits edits = new Rewritten.Edits(text);
        List<CodeAreas.Area> lines = CodeAreas.ofMdx(text).all().stream().filter(area -> area.kind() == CodeAreas.Kind.INDENTED).toList();
        for (int i = 0; i < lines.size();) {
            int last = i;
            int least = indent(text, lines.get(i));
            while (last + 1 < lines.size() && text.substring(lines.get(last).end(), lines.get(last + 1).start()).isBlank()) {
                last++;
                least = Math.min(least, indent(text, lines.get(last)));
            }
            for (; i <= last; i++) {
                edits.replace(lines.get(i).start(), lines.get(i).start() + least, "");
            }
        }
        return edits.end();
    }

    private static int indent(String text, CodeAreas.Area line) {
        int at = line.start();
        while (at < line.end() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - line.start();
    }
}
