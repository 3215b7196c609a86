package recto.frontmatter;

/** A place in a text that moves forward and knows its line and column. Its methods skip the parts that TOML is made of. */
final class SourceCursor {

    final String text;
    private int at;
    private int line = 1;
    private int column = 1;

    SourceCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    /** From 1. */
    int line() {
        return line;
    }

    /** From 1, in characters. */
    int column() {
        return column;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The character here; 0 at the end. */
    char here() {
        return isAtEnd() ? 0 : text.charAt(at);
    }

    void advance() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) {
            column++;
        }
    }

    void advanceTo(int index) {
        while (at < index) {
            advance();
        }
    }

    /** Returns to a place of the same text. */
    void backTo(SourceCursor earlier) {
        at = earlier.at;
        line = earlier.line;
        column = earlier.column;
    }

    SourceCursor copy() {
        SourceCursor copy = new SourceCursor(text);
        copy.backTo(this);
        return copy;
    }

    /** Skips white space, and comments from # to the end of their line. */
    void skipBlank() {
        while (!isAtEnd()) {
            if (here() == '#') {
                skipLine();
            } else if (here() == ' ' || here() == '\t' || here() == '\n') {
                advance();
            } else {
                return;
            }
        }
    }

    /** Goes to the end of this line. */
    void skipLine() {
        int end = text.indexOf('\n', at);
        advanceTo(end < 0 ? text.length() : end);
    }

    /** Skips a string in any of TOML's four kinds of quotes. A string of one line ends with the line, even without its closing quote. */
    void skipString() {
        char quote = here();
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, at);
        advanceTo(at + (isLong ? 3 : 1));
        while (!isAtEnd() && (isLong || here() != '\n')) {
            if (quote == '"' && here() == '\\' && at + 1 < text.length() && (isLong || text.charAt(at + 1) != '\n')) {
                advance();
            } else if (isLong ? text.startsWith(three, at) : here() == quote) {
                advanceTo(at + (isLong ? 3 : 1));
                // Two more quotes may stand before the closing ones: """He said "yes"""""
                while (isLong && here() == quote) {
                    advance();
                }
                return;
            }
            advance();
        }
    }

    /**
     * Skips a value with everything between its brackets, or the rest of a line.
     *
     * @param stops the characters that end a value which is not in quotes or brackets
     * @return the deepest nesting of brackets; -1 if a bracket is never closed
     */
    int skipValue(String stops) {
        int depth = 0;
        int deepest = 0;
        while (!isAtEnd()) {
            char c = here();
            if (c == '"' || c == '\'') {
                skipString();
                continue;
            }
            if (depth == 0 && stops.indexOf(c) >= 0) {
                break;
            }
            if (c == '#') {
                skipLine();
                continue;
            }
            if (c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ']' || c == '}') {
                depth--;
            }
            advance();
            if (depth < 0) {
                break;
            }
        }
        return depth > 0 ? -1 : deepest;
    }
}
