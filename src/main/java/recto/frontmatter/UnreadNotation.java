package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/** A notation that other engines read and Recto does not read yet, so that its files are not reported as files without front matter. */
record UnreadNotation(String name, String opening) implements Notation {

    @Override
    public boolean isOpenedBy(String firstLine) {
        return opening.equals("{") ? firstLine.startsWith(opening) : firstLine.equals(opening);
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        problems.add(Problem.error(file, 1, 1, "front matter in %s (%s) is not read yet".formatted(name, opening),
                "write it as YAML, key: value, between two lines ---"));
        return Optional.empty();
    }
}
