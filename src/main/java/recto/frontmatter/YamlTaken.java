package recto.frontmatter;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Tells authors which of their words YAML takes for something else, so that they are not part of a value. */
final class YamlTaken {

    /** Keys whose values are sentences, in which a hash is more likely a word than the beginning of a comment. */
    private static final Set<String> PROSE = Set.of("title", "subtitle", "description", "summary", "excerpt");
    private static final Pattern COMMENT = Pattern.compile("(\\s+)#");
    /** A hash with a blank behind it was meant as a comment. */
    private static final Pattern WORD = Pattern.compile("(\\s+)#(?:\\S|$)");

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;

    YamlTaken(String file, List<String> lines, List<Problem> problems) {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
    }

    static boolean isProse(String key) {
        return PROSE.contains(KeyName.normalised(key));
    }

    /** To YAML the value of {@code title: Release notes #2} ends before the hash. */
    void comment(ScalarEvent plain, boolean isProse) {
        Mark end = plain.getEndMark().orElseThrow();
        String line = end.getLine() < lines.size() ? lines.get(end.getLine()) : "";
        String rest = line.substring(line.offsetByCodePoints(0, Math.min(end.getColumn(), line.codePointCount(0, line.length()))));
        Matcher comment = (isProse ? COMMENT : WORD).matcher(rest);
        if (comment.lookingAt()) {
            problems.add(Problem.warning(file, end.getLine() + 1, end.getColumn() + 1 + comment.end(1),
                    "'%s' is a comment to YAML, so it is not part of the value"
                            .formatted(Problem.shown(rest.substring(comment.end(1)).strip())),
                    "put the whole value into quotes, or the comment on a line of its own"));
        }
    }

    /** Anchors that no alias asks for are most often an {@code &} at the beginning of a text. */
    void anchor(Anchor anchor, Event event) {
        problems.add(Problem.warning(file, YamlBuilder.line(event), YamlBuilder.column(event),
                "'&%s' is a name for the value to YAML, so it is not part of the value".formatted(anchor.getValue()),
                "put the whole value into quotes"));
    }
}
