package recto.frontmatter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the text of a file into its front matter, or finds everything that is wrong with it. */
public final class FrontMatterParser {

    private static final List<Notation> NOTATIONS = List.of(
            new YamlNotation(), new UnreadNotation("TOML", "+++"), new UnreadNotation("JSON", "{"));

    private static final String MINIMAL = "begin the file with three lines: ---, then title: 'My title', then ---";

    private FrontMatterParser() {}

    /**
     * Reads the front matter of an article. A file with an error among its problems must not be imported. What could be read of such a file
     * is returned all the same, because its {@code id} tells which article the file is.
     *
     * @param text from {@link SourceText}
     * @param zone the time zone of dates without an offset
     * @param problems gets everything that is wrong with the front matter, in the order of the file
     * @return empty if no front matter could be read
     */
    public static Optional<FrontMatter> parse(String file, String text, ZoneId zone, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<FrontMatter> frontMatter = split(file, text, found)
                .map(raw -> new FrontMatterReader(file, raw.fields(), raw.unreadable(), zone, found).read(raw.body(), raw.bodyLine()));
        problems.addAll(found);
        List<Problem> ofThisFile = problems.subList(firstOf(file, problems), problems.size());
        ofThisFile.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return frontMatter;
    }

    /**
     * Separates the front matter of a file from the text below it.
     *
     * @param text from {@link SourceText}
     * @return empty if no front matter could be read; {@code problems} then says why
     */
    public static Optional<RawFrontMatter> split(String file, String text, List<Problem> problems) {
        String firstLine = Lines.at(text, 0).stripTrailing();
        for (Notation notation : NOTATIONS) {
            if (notation.isOpenedBy(firstLine)) {
                return notation.read(file, text, problems);
            }
        }
        problems.add(missing(file, text));
        return Optional.empty();
    }

    /** As {@link #split}, for a file that need not have front matter: without any, all of it is text. */
    public static Optional<RawFrontMatter> splitIfAny(String file, String text, List<Problem> problems) {
        String firstLine = Lines.at(text, 0).stripTrailing();
        boolean isAllText = NOTATIONS.stream().noneMatch(notation -> notation.isOpenedBy(firstLine))
                && text.lines().filter(line -> !line.isBlank()).findFirst().filter(line -> line.strip().equals("---")).isEmpty();
        return isAllText ? Optional.of(new RawFrontMatter(new FrontMatterValue.Fields(1, 1, List.of()), Set.of(), text, 1))
                : split(file, text, problems);
    }

    private static Problem missing(String file, String text) {
        Optional<String> first = text.lines().filter(line -> !line.isBlank()).findFirst();
        if (first.isPresent() && first.get().strip().equals("---")) {
            return Problem.error(file, 1, 1, "the front matter does not begin at the very beginning of the file",
                    "delete the blank lines and spaces before the first ---");
        }
        return Problem.error(file, 1, 1, "the file has no front matter", MINIMAL);
    }

    /**
     * Where the problems of this file begin at the end of the list. Earlier stages may have added some; those of other files are not
     * sorted.
     */
    private static int firstOf(String file, List<Problem> problems) {
        int first = problems.size();
        while (first > 0 && problems.get(first - 1).file().equals(file)) {
            first--;
        }
        return first;
    }
}
