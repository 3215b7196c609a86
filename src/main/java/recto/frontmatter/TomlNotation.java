package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/** TOML between two lines {@code +++}, as Hugo and Zola have it, or between {@code ---toml} and {@code ---}, as Eleventy has it. */
final class TomlNotation implements Notation {

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        return firstLine.equals("+++") || firstLine.equals("---toml") || firstLine.equals("--- toml");
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        String fence = text.substring(0, 3);
        return Fenced.read(file, text, line -> line.startsWith(fence) && line.stripTrailing().equals(fence), fence, problems)
                .map(fenced -> {
                    TomlReader toml = new TomlReader(file, fenced.inside(), problems);
                    return new RawFrontMatter(toml.read(), toml.unreadable(), fenced.body(), fenced.bodyLine());
                });
    }
}
