package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/**
 * One way to write front matter, such as YAML. All notations give the same kinds of values, so nothing else knows of them.
 */
interface Notation {

    /**
     * Whether a file has front matter in this notation.
     *
     * @param firstLine without white space at its end
     * @param text of the whole file
     */
    boolean isOpenedBy(String firstLine, String text);

    /**
     * Reads the front matter of a file.
     *
     * @param text of the whole file, from {@link SourceText}
     * @param problems gets everything that is wrong with the notation
     * @return empty if none of the keys could be read; {@code problems} then has an error
     */
    Optional<RawFrontMatter> read(String file, String text, List<Problem> problems);
}
