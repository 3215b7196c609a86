package recto.frontmatter;

import java.util.List;
import java.util.Optional;

/** YAML between a first line {@code ---} and a later line {@code ---} or {@code ...}. */
final class YamlNotation implements Notation {

    @Override
    public boolean isOpenedBy(String firstLine) {
        return firstLine.equals("---");
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        int lines = 1;
        int close = Lines.next(text, 0);
        while (close < text.length() && !isClosing(Lines.at(text, close))) {
            close = Lines.next(text, close);
            lines++;
        }
        if (close >= text.length()) {
            problems.add(Problem.error(file, 1, 1, "the front matter that begins here has no end", "add a line --- after the last key"));
            return Optional.empty();
        }
        if (close > RawFrontMatter.MAX_LENGTH) {
            problems.add(Problem.error(file, 1, 1, "the front matter is longer than %d characters".formatted(RawFrontMatter.MAX_LENGTH),
                    "end it with a line --- after the last key, and move long text into the article"));
            return Optional.empty();
        }
        String body = text.substring(Lines.next(text, close));
        int bodyLine = lines + 2;
        // The YAML includes the opening line, so that lines count as in the file.
        return YamlReader.read(file, text.substring(0, close - 1), problems)
                .map(yaml -> new RawFrontMatter(yaml.fields(), yaml.unreadable(), body, bodyLine));
    }

    private static boolean isClosing(String line) {
        return line.startsWith("---") && line.stripTrailing().equals("---") || line.startsWith("...") && line.stripTrailing().equals("...");
    }
}
