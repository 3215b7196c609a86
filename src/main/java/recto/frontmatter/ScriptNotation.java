package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/** Front matter in JavaScript, as Eleventy has it. It would have to be run, and nothing that an author writes is run. */
final class ScriptNotation implements Notation {

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        return firstLine.matches("--- ?[A-Za-z]+");
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        problems.add(Problem.error(file, 1, 1,
                "front matter in '%s' is a program and is not run".formatted(Problem.shown(Lines.at(text, 0).substring(3))),
                "write its keys as YAML, key: value, between two lines ---"));
        return Optional.empty();
    }
}
