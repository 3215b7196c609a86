package recto.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out in which notation the front matter of a file is, and separates it from the text below it. */
public final class Notations {

    private static final List<Notation> ALL = List.of(
            new YamlNotation(), new TomlNotation(), new JsonNotation(), new ScriptNotation(), new BareNotation(), new ExportNotation());

    private static final String MINIMAL = "begin the file with three lines: ---, then title: 'My title', then ---";

    /** In values and characters, with every alias written out. */
    private static final long MAX_FILE = 4L << 20;

    private Notations() {}

    /**
     * Separates the front matter of a file from the text below it.
     *
     * @param text from {@link SourceText}
     * @return empty if no front matter could be read; {@code problems} then says why
     */
    public static Optional<RawFrontMatter> split(String file, String text, List<Problem> problems) {
        String firstLine = Lines.at(text, 0).stripTrailing();
        for (Notation notation : ALL) {
            if (notation.isOpenedBy(firstLine, text)) {
                return notation.read(file, text, problems);
            }
        }
        problems.add(missing(file, text));
        return Optional.empty();
    }

    /** Whether the file begins with front matter, readable or not. */
    public static boolean isOpened(String text) {
        String firstLine = Lines.at(text, 0).stripTrailing();
        return ALL.stream().anyMatch(notation -> notation.isOpenedBy(firstLine, text));
    }

    /** As {@link #split}, for a file that need not have front matter: without any, all of it is text. */
    public static Optional<RawFrontMatter> splitIfAny(String file, String text, List<Problem> problems) {
        boolean isAllText = !isOpened(text)
                && text.lines().filter(line -> !line.isBlank()).findFirst().filter(line -> line.strip().equals("---")).isEmpty();
        return isAllText ? Optional.of(new RawFrontMatter(new FrontMatterValue.Fields(1, 1, List.of()), Set.of(), text, 1))
                : split(file, text, problems);
    }

    /**
     * Reads a file that is YAML from its first line to its last: keys with values, or a list.
     *
     * @param text from {@link SourceText}
     * @return empty where nothing of it could be read; {@code problems} then says why
     */
    public static Optional<FrontMatterValue> yaml(String file, String text, List<Problem> problems) {
        // Lines that say where YAML begins and ends become remarks, so that lines count as in the file
        String body = text.replaceAll("(?m)^(?:---|\\.\\.\\.|%.*)[ \\t]*$", "#");
        boolean isList = body.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst().orElse("").startsWith("-");
        List<Problem> found = new ArrayList<>();
        Optional<FrontMatterValue> read = YamlReader.read(file, "--- \n" + (isList ? "list:\n" : "") + body, MAX_FILE, found)
                .map(header -> isList && !header.fields().fields().isEmpty() ? header.fields().fields().get(0).value() : header.fields());
        int above = isList ? 2 : 1;
        found.forEach(p -> problems
                .add(new Problem(file, Math.max(1, p.line() - above), p.column(), p.severity(), p.message(), p.hint())));
        return read.map(value -> value.below(-above));
    }

    /**
     * Reads a file that is keys and values from its first line to its last, or a list, in the notation that its name ends with: TOML, JSON or
     * YAML.
     *
     * @param text from {@link SourceText}
     * @return no keys where none could be read; {@code problems} then says why
     */
    public static FrontMatterValue data(String file, String text, List<Problem> problems) {
        FrontMatterValue.Fields none = new FrontMatterValue.Fields(1, 1, List.of());
        if (!file.endsWith(".toml") && !file.endsWith(".json")) {
            return yaml(file, text, problems).orElse(none);
        }
        List<Problem> found = new ArrayList<>();
        String inLines = file.endsWith(".toml") ? "+++\n" + text + "\n+++\n" : "---json\n" + text + "\n---\n";
        Optional<RawFrontMatter> read = split(file, inLines, found);
        found.forEach(p -> problems.add(new Problem(file, Math.max(1, p.line() - 1), p.column(), p.severity(), p.message(), p.hint())));
        return read.map(raw -> raw.fields().below(-1)).orElse(none);
    }

    private static Problem missing(String file, String text) {
        Optional<String> first = text.lines().filter(line -> !line.isBlank()).findFirst();
        if (first.isPresent() && first.get().strip().equals("---")) {
            return Problem.error(file, 1, 1, "the front matter does not begin at the very beginning of the file",
                    "delete the blank lines and spaces before the first ---");
        }
        return Problem.error(file, 1, 1, "the file has no front matter", MINIMAL);
    }
}
