package recto.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** YAML between a first line {@code ---} and a later line {@code ---} or {@code ...}. */
final class YamlNotation implements Notation {

    private static final Set<String> OPENINGS = Set.of("---", "---yaml", "---yml", "--- yaml");

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        return OPENINGS.contains(firstLine);
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        return Fenced.read(file, text, YamlNotation::isClosing, "---", problems).flatMap(fenced -> YamlReader
                .read(file, Lines.at(text, 0).stripTrailing().equals("---") ? fenced.header() : "---" + fenced.inside(), problems)
                .map(yaml -> new RawFrontMatter(yaml.fields(), yaml.unreadable(), fenced.body(), fenced.bodyLine())));
    }

    private static boolean isClosing(String line) {
        return line.startsWith("---") && line.stripTrailing().equals("---") || line.startsWith("...") && line.stripTrailing().equals("...");
    }
}
