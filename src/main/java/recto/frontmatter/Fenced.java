package recto.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A header between two lines such as {@code ---}.
 *
 * @param header from the first line of the file on, the opening line included, so that lines count as in the file
 * @param body the Markdown below the closing line
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
record Fenced(String header, String body, int bodyLine) {

    /**
     * Finds the line that closes the header.
     *
     * @param isClosing is asked about each line behind the first
     * @param fence the closing line, for messages
     * @return empty if there is no such line, or only far below; {@code problems} then has an error
     */
    static Optional<Fenced> read(String file, String text, Predicate<String> isClosing, String fence, List<Problem> problems) {
        int lines = 1;
        int close = Lines.next(text, 0);
        while (close < text.length() && !isClosing.test(Lines.at(text, close))) {
            close = Lines.next(text, close);
            lines++;
        }
        if (close >= text.length()) {
            problems.add(Problem.error(file, 1, 1, "the front matter that begins here has no end",
                    "add a line %s after the last key".formatted(fence)));
            return Optional.empty();
        }
        if (close > RawFrontMatter.MAX_LENGTH) {
            problems.add(tooLong(file, "end it with a line %s after the last key, and move long text into the article".formatted(fence)));
            return Optional.empty();
        }
        return Optional.of(new Fenced(text.substring(0, close - 1), text.substring(Lines.next(text, close)), lines + 2));
    }

    static Problem tooLong(String file, String hint) {
        return Problem.error(file, 1, 1, "the front matter is longer than %d characters".formatted(RawFrontMatter.MAX_LENGTH), hint);
    }

    /** The header with a blank line in the place of the opening one. */
    String inside() {
        int end = header.indexOf('\n');
        return end < 0 ? "" : header.substring(end);
    }
}
