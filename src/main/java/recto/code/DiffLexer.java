package recto.code;

/** Reads a diff: each line as a whole is added, removed, a heading or plain. */
final class DiffLexer implements Lexer {

    @Override
    public void read(Source in) {
        while (!in.isDone()) {
            in.take(kind(in), in.nextLine());
        }
    }

    private static Kind kind(Source in) {
        if (in.startsWith("@@") || in.startsWith("diff ") || in.startsWith("index ") || in.startsWith("--- ") || in.startsWith("+++ ")) {
            return Kind.HEADING;
        }
        return switch (in.peek()) {
            case '+', '>' -> Kind.ADDED;
            case '-', '<' -> Kind.REMOVED;
            default -> Kind.PLAIN;
        };
    }
}
