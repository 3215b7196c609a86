package recto.frontmatter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML header and reports all faults in it. The parser stops at its first fault, so this class blanks the key that has the fault
 * and reads the header again, until nothing is left to complain of.
 */
final class YamlReader {

    private static final int MAX_FAULTS = 20;
    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("[\"']?([^\\s:#\"'\\-][^:\"']*)[\"']?\\s*:.*");

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;
    private final long maxSize;
    private final Set<String> unreadable = new HashSet<>();

    private YamlReader(String file, List<String> lines, long maxSize, List<Problem> problems) {
        this.maxSize = maxSize;
        this.file = file;
        this.lines = lines;
        this.problems = problems;
    }

    /** @param unreadable normalised keys that are in the file, but whose values could not be read */
    record Header(FrontMatterValue.Fields fields, Set<String> unreadable) {}

    /**
     * Reads the keys and values of a header.
     *
     * @param header the text from the first line of the file on, the opening {@code ---} included, so that lines count as in the file
     * @param problems gets everything that is wrong with the YAML
     * @return empty if none of the keys could be read; {@code problems} then has an error
     */
    static Optional<Header> read(String file, String header, List<Problem> problems) {
        return read(file, header, YamlBuilder.MAX_SIZE, problems);
    }

    /** @param maxSize in values and characters, with every alias written out */
    static Optional<Header> read(String file, String header, long maxSize, List<Problem> problems) {
        YamlReader yaml = new YamlReader(file, new ArrayList<>(List.of(header.split("\n", -1))), maxSize, problems);
        yaml.refuseControls();
        return yaml.readWhatCanBeRead();
    }

    /**
     * Reports control characters and replaces them: the parser stops at most of them, and ends a line at U+0085 without counting that line.
     */
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

    private Optional<Header> readWhatCanBeRead() {
        for (int i = 0; i < MAX_FAULTS; i++) {
            List<Problem> found = new ArrayList<>();
            YamlBuilder builder = new YamlBuilder(file, lines, maxSize, found);
            try {
                Optional<Header> header = builder.build().map(fields -> new Header(fields, unreadable));
                problems.addAll(found);
                return header;
            } catch (RefusedYaml e) {
                problems.addAll(found);
                problems.add(e.problem());
                return Optional.empty();
            } catch (YamlEngineException | IllegalArgumentException e) {
                // What this reading found is not kept, because the next one finds it again. The engine lets the NumberFormatException of an
                // escape such as \UFFFFFFFF through.
                YamlFault fault = YamlFault.of(e, Objects.requireNonNull(builder.last(), "The start of the stream has no fault"), lines);
                error(fault.line(), fault.column(), fault.message(), fault.hint());
                if (!blank(fault.line())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Blanks the key with the fault and all lines of its value. @return false if there was nothing to blank */
    private boolean blank(int faultLine) {
        int from = Math.min(faultLine, lines.size()) - 1;
        while (from > 1 && keyOf(lines.get(from)).isEmpty()) {
            from--;
        }
        if (from < 1) {
            return false;
        }
        boolean blanked = false;
        int line = from;
        do {
            blanked |= !lines.get(line).isBlank();
            keyOf(lines.get(line)).ifPresent(key -> unreadable.add(KeyName.normalised(key)));
            lines.set(line++, "");
        } while (line < lines.size() && keyOf(lines.get(line)).isEmpty());
        return blanked;
    }

    /** The key that stands at the margin of this line. */
    private static Optional<String> keyOf(String line) {
        Matcher key = TOP_LEVEL_KEY.matcher(line);
        return key.matches() ? Optional.of(key.group(1).strip()) : Optional.empty();
    }

    private void error(int line, int column, String message, String hint) {
        problems.add(Problem.error(file, line, column, message, hint));
    }
}
