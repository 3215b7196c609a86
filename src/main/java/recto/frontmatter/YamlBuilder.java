package recto.frontmatter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import recto.language.XmlText;

/**
 * Builds values from the events of the YAML parser, once through a header. The engine's own composer is not used, because it recurses as
 * deep as the file asks and copies values as often as aliases name them. This class checks both limits before it builds anything.
 */
final class YamlBuilder {

    private static final int MAX_DEPTH = 20;
    /** In values and characters. Four times the longest header, so that only a header with aliases can pass this limit. */
    static final long MAX_SIZE = 4L * RawFrontMatter.MAX_LENGTH;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    /** A number of JSON. A number with more digits stays text, because readers of JSON need not accept it. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(\\.[0-9]{1,100})?([eE][-+]?[0-9]{1,3})?");

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;
    private final long maxSize;
    private final YamlTaken taken;
    private final Iterator<Event> events;
    private final Map<Anchor, FrontMatterValue> anchors = new HashMap<>();
    /** Anchors that no alias has asked for yet, with the events that have them. */
    private final Map<Anchor, Event> unused = new LinkedHashMap<>();
    /** Whether the value that is being read is a sentence. */
    private boolean isProse;
    private @Nullable Event last;

    /** @param lines of the header, the opening {@code ---} included */
    YamlBuilder(String file, List<String> lines, long maxSize, List<Problem> problems) {
        this.maxSize = maxSize;
        this.file = file;
        this.lines = List.copyOf(lines);
        this.problems = problems;
        this.taken = new YamlTaken(file, this.lines, problems);
        this.events = new Parse(SETTINGS).parseString(String.join("\n", lines)).iterator();
    }

    /**
     * Reads the header to its end. The parser throws at its first fault.
     *
     * @return empty if the header is no set of keys; {@code problems} then has the error
     */
    Optional<FrontMatterValue.Fields> build() {
        next(); // the stream begins
        next(); // the document begins
        FrontMatterValue root = value(next(), 0);
        next(); // the document ends
        Event end = next();
        if (!(end instanceof StreamEndEvent)) {
            error(line(end), column(end), "the front matter ends before this line", "let --- or ... stand alone on its line");
        }
        unused.forEach(taken::anchor);
        if (root instanceof FrontMatterValue.Fields fields) {
            return Optional.of(fields);
        }
        if (root.isNull()) {
            return Optional.of(new FrontMatterValue.Fields(1, 1, List.of()));
        }
        error(root.line(), root.column(), "the front matter is %s, not keys with values".formatted(root.kind()),
                "write lines such as title: 'My title'");
        return Optional.empty();
    }

    /** The event that was read last; null before the first. After a fault of the parser it is the one before the fault. */
    @Nullable
    Event last() {
        return last;
    }

    private Event next() {
        Event next = events.next();
        last = next;
        return next;
    }

    private FrontMatterValue value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        // The name is unknown until its value is complete, as an alias inside the value that it names would have no end.
        anchor.ifPresent(anchors::remove);
        FrontMatterValue value = event instanceof ScalarEvent scalar ? text(scalar) : collection(event, depth);
        if (value.size() > maxSize) {
            throw refused(event, "the aliases (*) of this header unfold to more than %d characters".formatted(maxSize),
                    "write the values out, or leave some away");
        }
        anchor.ifPresent(name -> {
            anchors.put(name, value);
            unused.put(name, event);
        });
        return value;
    }

    private FrontMatterValue aliased(AliasEvent alias) {
        FrontMatterValue value = anchors.get(alias.getAlias());
        unused.remove(alias.getAlias());
        if (value == null) {
            YamlFault quote = YamlFault.quote(lines, line(alias), column(alias), "");
            throw refused(alias, "*%s stands for a value marked &%<s, and no such value ends above it".formatted(alias.getAlias()),
                    quote.hint());
        }
        return value;
    }

    private FrontMatterValue collection(Event start, int depth) {
        if (depth == MAX_DEPTH) {
            throw refused(start, "the values are nested more than %d deep".formatted(MAX_DEPTH), "write them flatter");
        }
        return start instanceof SequenceStartEvent ? items(start, depth) : fields((MappingStartEvent) start, depth);
    }

    private FrontMatterValue items(Event start, int depth) {
        List<FrontMatterValue> items = new ArrayList<>();
        for (Event item = next(); !(item instanceof SequenceEndEvent); item = next()) {
            items.add(value(item, depth + 1));
        }
        return new FrontMatterValue.Items(line(start), column(start), items);
    }

    private FrontMatterValue fields(MappingStartEvent start, int depth) {
        List<FrontMatterValue.Field> fields = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Event at = next(); !(at instanceof MappingEndEvent); at = next()) {
            if (!(value(at, depth + 1) instanceof FrontMatterValue.Text key) || key.text().isBlank()) {
                throw refused(at, "a key must be text", "write it as key: value");
            }
            isProse = depth == 0 && YamlTaken.isProse(key.text());
            FrontMatterValue value = value(next(), depth + 1);
            isProse = false;
            Integer first = seen.putIfAbsent(depth == 0 ? KeyName.normalised(key.text()) : key.text(), line(at));
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
        if (scalar.isPlain()) {
            taken.comment(scalar, isProse);
        }
        // SourceText has checked the file, but an escape such as "\0" becomes a character only here.
        int forbidden = XmlText.firstForbidden(text);
        if (forbidden >= 0) {
            problems.add(Problem.warning(file, line(scalar), column(scalar),
                    "the character U+%04X cannot stand in a feed and was left out".formatted(forbidden),
                    "delete its escape, which begins with \\"));
            text = XmlText.clean(text);
        }
        Optional<String> tag = scalar.getTag();
        if (tag.isPresent() && !tag.get().startsWith("tag:yaml.org,2002:")) {
            // YAML takes "!Wow" for a tag, so the text of "!Wow what a day" would begin with "what".
            YamlFault fault = YamlFault.quote(lines, line(scalar), column(scalar), "a value cannot begin with !");
            error(fault.line(), fault.column(), fault.message(), fault.hint());
        }
        return new FrontMatterValue.Text(line(scalar), column(scalar), text, scalar.isPlain() && tag.isEmpty() ? typed(text) : text);
    }

    /**
     * The JSON schema of YAML 1.2, in which dates, no, on and 012 are text. {@code ~} is not in that schema, but everybody writes it for
     * nothing.
     */
    private static @Nullable Object typed(String text) {
        switch (text) {
            case "", "~", "null" :
                return null;
            case "true" :
                return true;
            case "false" :
                return false;
            default :
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

    private RefusedYaml refused(Event at, String message, String hint) {
        return new RefusedYaml(Problem.error(file, line(at), column(at), message, hint));
    }

    static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
