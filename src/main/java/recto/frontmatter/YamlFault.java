package recto.frontmatter;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A fault of the YAML in words for someone who writes articles, with the place at which the hint helps. The parser's own words help
 * programmers.
 */
record YamlFault(int line, int column, String message, String hint) {

    private static final Pattern KEY_AND_VALUE = Pattern.compile("(\\s*(?:- )?[^\\s:#'\"\\[{][^:]*):[ \\t]+(.*\\S)\\s*");

    /** @param last the event before the fault; some faults come without a place, and then the end of this event is their place */
    static YamlFault of(RuntimeException e, Event last, List<String> lines) {
        if (!(e instanceof MarkedYamlEngineException marked) || marked.getProblemMark().isEmpty()) {
            Mark mark = last.getEndMark().orElseThrow(() -> e);
            return new YamlFault(mark.getLine() + 1, mark.getColumn() + 1, "the value after this cannot be read",
                    "look for a \\ in it that is not followed by a known letter, or write it in single quotes");
        }
        String problem = marked.getProblem();
        String context = marked.getContext() == null ? "" : marked.getContext();
        Mark at = marked.getProblemMark().get();
        Mark start = marked.getContextMark().orElse(at);
        int line = at.getLine() + 1;
        int column = at.getColumn() + 1;

        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return at(start, "the quote that opens here is never closed", "close it with the same quote at the end of the value");
        }
        if (context.contains("flow sequence") && isUnclosed(start, at, problem)) {
            return at(start, "the [ that opens here is never closed", "add a ] after the last item");
        }
        if (context.contains("flow mapping") && isUnclosed(start, at, problem)) {
            return at(start, "the { that opens here is never closed", "add a } after the last value");
        }
        if (context.contains("flow")) {
            return new YamlFault(line, column, "a comma or a closing bracket is missing before this",
                    "separate the items with commas, and quote those that have quotes, brackets or colons in them");
        }
        if (context.contains("simple key")) {
            return at(start, "this line is not of the form key: value",
                    "write key: value, indent the line if it belongs to the value above, or end the front matter with --- before it");
        }
        if (problem.contains("TAB")) {
            return new YamlFault(line, column, "a tab cannot indent a line", "indent with spaces");
        }
        if (problem.contains("mapping values are not allowed")) {
            return colon(lines, line, column);
        }
        if (problem.contains("cannot start any token")) {
            return quote(lines, line, column, "a value cannot begin with %s".formatted(characterAt(lines, line, column)));
        }
        if (context.contains("an alias") || context.contains("an anchor")) {
            int from = start.getColumn() + 1;
            return quote(lines, start.getLine() + 1, from, "a value cannot begin with %s".formatted(characterAt(lines, line, from)));
        }
        if (problem.contains("<document start>")) {
            return new YamlFault(line, column, "the front matter ends before this line", "let --- or ... stand alone on its line");
        }
        if (problem.contains("unknown escape character") || problem.contains("expected escape sequence")) {
            return new YamlFault(line, column, "between double quotes a \\ has a meaning, and this one is not known",
                    "write the value in single quotes, or \\\\ for a \\");
        }
        if (problem.contains("<block end>") && start.getLine() != at.getLine() && start.getColumn() != at.getColumn()
                && lines.get(line - 1).substring(0, Math.min(column - 1, lines.get(line - 1).length())).isBlank()) {
            return new YamlFault(line, column, "this line is indented by %d, which fits no line above".formatted(column - 1),
                    "indent it like the lines that it belongs with");
        }
        if (problem.contains("<block end>")) {
            return quote(lines, line, column, "this cannot follow what stands before it");
        }
        return quote(lines, line, column, "this is not YAML: " + Problem.shown(problem));
    }

    /** A fault whose hint shows the author's own value in quotes, if the line has the form key: value. */
    static YamlFault quote(List<String> lines, int line, int column, String message) {
        Matcher parts = KEY_AND_VALUE.matcher(line <= lines.size() ? lines.get(line - 1) : "");
        if (!parts.matches() || parts.group(2).length() > 200) {
            return new YamlFault(line, column, message, "write the line as key: 'value', with quotes around the value");
        }
        String value = parts.group(2);
        char first = value.charAt(0);
        if (value.length() > 1 && (first == '\'' || first == '"') && value.charAt(value.length() - 1) == first
                && value.indexOf(first, 1) != value.length() - 1 && isOneText(value.substring(1, value.length() - 1), first)) {
            value = value.substring(1, value.length() - 1);
        }
        return new YamlFault(line, column, message,
                "quote the value: %s: '%s'".formatted(parts.group(1).strip(), value.replace("'", "''")));
    }

    /** Whether quotes around the whole were meant, as in 'It's fine', and not around each of several parts, as in "A" or "B". */
    private static boolean isOneText(String inner, char quote) {
        return inner.chars().filter(c -> c == quote).count() == 1;
    }

    private static YamlFault colon(List<String> lines, int line, int column) {
        String text = lines.get(line - 1);
        String before = text.substring(0, Math.min(text.offsetByCodePoints(0, column - 1), text.length()));
        if (before.contains(": ")) {
            return quote(lines, line, column, "a colon and a space inside a value make it look like a second key");
        }
        return new YamlFault(line, column, "this key is taken for a part of the value above", before.startsWith(" ")
                ? "begin the line at the margin, like the other keys"
                : "write the line above as key: value, with a space after the colon");
    }

    private static boolean isUnclosed(Mark start, Mark at, String problem) {
        return problem.contains("stream end") || start.getLine() != at.getLine() && problem.endsWith("got :");
    }

    private static String characterAt(List<String> lines, int line, int column) {
        String text = lines.get(line - 1);
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, column - 1)));
    }

    private static YamlFault at(Mark mark, String message, String hint) {
        return new YamlFault(mark.getLine() + 1, mark.getColumn() + 1, message, hint);
    }
}
