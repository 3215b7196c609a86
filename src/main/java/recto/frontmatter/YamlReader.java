package recto.frontmatter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import recto.language.XmlText;

/**
 * Reads a YAML header into places and values. It builds from the parser's events and not with the engine's composer, which recurses
 * as deep as the file asks and copies as often as its aliases say: here both have a limit before anything is built.
 */
final class YamlReader {

    static final int MAX_DEPTH = 20;
    /** Four times the longest header: no header without aliases gets there. */
    static final long MAX_SIZE = 4L * RawFrontMatter.MAX_LENGTH;

    private static final int MAX_FAULTS = 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    /** A number of JSON. One with more digits stays text, as no reader of JSON is bound to take it. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(\\.[0-9]{1,100})?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("[\"']?([^\\s:#\"'\\-][^:\"']*)[\"']?\\s*:.*");

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;
    private final Set<String> unreadable = new HashSet<>();

    private Iterator<Event> events;
    private Event last;
    private Map<Anchor, FrontMatterValue> anchors;

    private YamlReader(String file, List<String> lines, List<Problem> problems) {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
    }

    /** @param unreadable normalised keys that are in the file, but whose values could not be read */
    record Header(FrontMatterValue.Fields fields, Set<String> unreadable) {
    }

    /**
     * Empty when nothing can be said about the keys; {@code problems} then has the error.
     *
     * @param header from the first line of the file, the opening {@code ---} included, so that lines count as in the file
     */
    static Optional<Header> read(String file, String header, List<Problem> problems) {
        YamlReader yaml = new YamlReader(file, new ArrayList<>(List.of(header.split("\n", -1))), problems);
        yaml.refuseControls();
        return yaml.readWhatCanBeRead();
    }

    /** The parser would stop at these, and take U+0085 for the end of a line without counting it. */
    private void refuseControls() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (c >= 0x7F && c <= 0x9F) {
                    error(i + 1, line.codePointCount(0, at) + 1, "the character U+%04X cannot stand in front matter".formatted((int) c),
                            "delete it, or save the file as UTF-8 if it was meant as a letter");
                    lines.set(i, line.replaceAll("[\\x7F-\\x9F]", "x"));
                    break;
                }
            }
        }
    }

    /** The parser stops at its first fault; so that the author sees all of them, the key that holds it is blanked and the rest read. */
    private Optional<Header> readWhatCanBeRead() {
        for (int i = 0; i < MAX_FAULTS; i++) {
            try {
                return readOnce().map(fields -> new Header(fields, unreadable));
            } catch (Refused e) {
                problems.add(e.problem);
                return Optional.empty();
            } catch (YamlEngineException | IllegalArgumentException e) {
                // The engine lets the NumberFormatException of an escape such as \UFFFFFFFF through.
                YamlFault fault = YamlFault.of(e, last, lines);
                error(fault.line(), fault.column(), fault.message(), fault.hint());
                if (!blank(fault.line())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FrontMatterValue.Fields> readOnce() {
        anchors = new HashMap<>();
        List<Problem> before = List.copyOf(problems);
        try {
            events = new Parse(SETTINGS).parseString(String.join("\n", lines)).iterator();
            next(); // the stream begins
            next(); // the document begins
            FrontMatterValue root = value(next(), 0);
            next(); // the document ends
            if (!(next() instanceof StreamEndEvent)) {
                error(line(last), column(last), "the front matter ends before this line", "let --- or ... stand alone on its line");
            }
            if (root instanceof FrontMatterValue.Fields fields) {
                return Optional.of(fields);
            }
            if (root.isNull()) {
                return Optional.of(new FrontMatterValue.Fields(1, 1, List.of()));
            }
            error(root.line(), root.column(), "the front matter is %s, not keys with values".formatted(root.kind()),
                    "write lines such as title: 'My title'");
            return Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException e) {
            // What this attempt found, the next one finds again.
            problems.clear();
            problems.addAll(before);
            throw e;
        }
    }

    private boolean blank(int faultLine) {
        int from = Math.min(faultLine, lines.size()) - 1;
        while (from > 1 && !isTopLevel(lines.get(from))) {
            from--;
        }
        if (from < 1) {
            return false;
        }
        boolean blanked = false;
        int line = from;
        do {
            blanked |= !lines.get(line).isBlank();
            keyOf(lines.get(line)).ifPresent(key -> unreadable.add(FrontMatterKey.normalised(key)));
            lines.set(line++, "");
        } while (line < lines.size() && !isTopLevel(lines.get(line)));
        return blanked;
    }

    private static boolean isTopLevel(String line) {
        return keyOf(line).isPresent();
    }

    private static Optional<String> keyOf(String line) {
        Matcher key = TOP_LEVEL_KEY.matcher(line);
        return key.matches() ? Optional.of(key.group(1).strip()) : Optional.empty();
    }

    private Event next() {
        last = events.next();
        return last;
    }

    private FrontMatterValue value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        // An alias below its own anchor would have no end: until the value is complete there is none of that name.
        anchor.ifPresent(anchors::remove);
        FrontMatterValue value = event instanceof ScalarEvent scalar ? text(scalar) : collection(event, depth);
        if (value.size() > MAX_SIZE) {
            throw new Refused(event, "the aliases (*) of this header unfold to more than %d characters".formatted(MAX_SIZE),
                    "write the values out, or leave some away");
        }
        anchor.ifPresent(name -> anchors.put(name, value));
        return value;
    }

    private FrontMatterValue aliased(AliasEvent alias) {
        FrontMatterValue value = anchors.get(alias.getAlias());
        if (value == null) {
            YamlFault quote = YamlFault.quote(lines, line(alias), column(alias), "");
            throw new Refused(alias, "*%s stands for a value marked &%<s, and no such value ends above it".formatted(alias.getAlias()),
                    quote.hint());
        }
        return value;
    }

    private FrontMatterValue collection(Event start, int depth) {
        if (depth == MAX_DEPTH) {
            throw new Refused(start, "the values are nested more than %d deep".formatted(MAX_DEPTH), "write them flatter");
        }
        return start instanceof SequenceStartEvent ? items(start, depth) : fields((MappingStartEvent) start, depth);
    }

    private FrontMatterValue items(Event start, int depth) {
        List<FrontMatterValue> items = new ArrayList<>();
        while (!(next() instanceof SequenceEndEvent)) {
            items.add(value(last, depth + 1));
        }
        return new FrontMatterValue.Items(line(start), column(start), items);
    }

    private FrontMatterValue fields(MappingStartEvent start, int depth) {
        List<FrontMatterValue.Field> fields = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        while (!(next() instanceof MappingEndEvent)) {
            Event at = last;
            if (!(value(at, depth + 1) instanceof FrontMatterValue.Text key) || key.text().isBlank()) {
                throw new Refused(at, "a key must be text", "write it as key: value");
            }
            FrontMatterValue value = value(next(), depth + 1);
            Integer first = seen.putIfAbsent(depth == 0 ? FrontMatterKey.normalised(key.text()) : key.text(), line(at));
            if (first == null) {
                fields.add(new FrontMatterValue.Field(key.text(), line(at), column(at), value));
            } else {
                error(line(at), column(at), "'%s' is given twice, first on line %d".formatted(Problem.shown(key.text()), first),
                        "keep one of them");
            }
        }
        return new FrontMatterValue.Fields(line(start), column(start), fields);
    }

    private FrontMatterValue text(ScalarEvent scalar) {
        String text = scalar.getValue();
        // SourceText has seen the file, but "\0" becomes what it stands for only now.
        int forbidden = XmlText.firstForbidden(text);
        if (forbidden >= 0) {
            problems.add(Problem.warning(file, line(scalar), column(scalar),
                    "the character U+%04X cannot stand in a feed and was left out".formatted(forbidden), "delete its escape, which begins with \\"));
            text = XmlText.clean(text);
        }
        Optional<String> tag = scalar.getTag();
        if (tag.isPresent() && !tag.get().startsWith("tag:yaml.org,2002:")) {
            // YAML would take "!Wow" away from "!Wow what a day".
            YamlFault fault = YamlFault.quote(lines, line(scalar), column(scalar), "a value cannot begin with !");
            error(fault.line(), fault.column(), fault.message(), fault.hint());
        }
        return new FrontMatterValue.Text(line(scalar), column(scalar), text, scalar.isPlain() && tag.isEmpty() ? typed(text) : text);
    }

    /** The JSON schema of YAML 1.2: dates, no, on and 012 are text. {@code ~} is none of it, but everybody's word for nothing. */
    private static Object typed(String text) {
        switch (text) {
            case "", "~", "null":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Matcher number = NUMBER.matcher(text);
                if (!number.matches()) {
                    return text;
                }
                return number.group(1) == null && number.group(2) == null ? new BigInteger(text) : new BigDecimal(text);
        }
    }

    private void error(int line, int column, String message, String hint) {
        problems.add(Problem.error(file, line, column, message, hint));
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    /** A limit of ours was passed: reading on would cost what the limit is there to save. */
    private final class Refused extends RuntimeException {

        private final transient Problem problem;

        Refused(Event at, String message, String hint) {
            super(message);
            problem = Problem.error(file, line(at), column(at), message, hint);
        }
    }
}
