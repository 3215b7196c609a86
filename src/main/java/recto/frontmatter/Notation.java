package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/** One way to write front matter. Each notation gives the same kind of values, and from there on all are alike. */
interface Notation {

    /** Whether a file whose first line is this, without white space at its end, has front matter in this notation. */
    boolean isOpenedBy(String firstLine);

    /**
     * Reads the front matter of a file.
     *
     * @param text of the whole file, from {@link SourceText}
     * @param problems gets everything that is wrong with the notation
     * @return empty when nothing can be said about the keys; {@code problems} then has an error
     */
    Optional<RawFrontMatter> read(String file, String text, List<Problem> problems);
}
