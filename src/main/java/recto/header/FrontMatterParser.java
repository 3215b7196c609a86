package recto.header;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;

/** Turns the text of a file into its front matter, or finds everything that is wrong with it. */
public final class FrontMatterParser {

    private FrontMatterParser() {}

    /**
     * Reads the front matter of an article. A file with an error among its problems must not be imported. What could be read of such a file
     * is returned all the same, because its {@code id} tells which article the file is.
     *
     * @param text from {@link SourceText}
     * @param zone the time zone of dates without an offset
     * @param given what the article gets where it does not say it itself
     * @param problems gets everything that is wrong with the front matter, in the order of the file
     * @return empty if no front matter could be read
     */
    public static Optional<FrontMatter> parse(String file, String text, ZoneId zone, GivenKeys given, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<FrontMatter> frontMatter = Notations.split(file, text, found)
                .map(raw -> read(file, given.under(raw.fields()), zone, found, raw.body(), raw.bodyLine()));
        problems.addAll(found);
        List<Problem> ofThisFile = problems.subList(firstOf(file, problems), problems.size());
        ofThisFile.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return frontMatter;
    }

    /** The same for an article that is given nothing. */
    public static Optional<FrontMatter> parse(String file, String text, ZoneId zone, List<Problem> problems) {
        return parse(file, text, zone, GivenKeys.NONE, problems);
    }

    /** The front matter of a file that has none, and whose name says enough. */
    public static FrontMatter ofText(String file, String text, ZoneId zone, GivenKeys given, List<Problem> problems) {
        return read(file, given.under(new Fields(1, 1, List.of())), zone, problems, text, 1);
    }

    private static FrontMatter read(String file, GivenKeys.Merged header, ZoneId zone, List<Problem> problems, String body, int bodyLine) {
        return new FrontMatterReader(file, header.fields(), zone, problems).read(body, bodyLine).given(header.given());
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
