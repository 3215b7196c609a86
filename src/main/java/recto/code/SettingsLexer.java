package recto.code;

/** Reads settings files (properties, INI, TOML): sections of lines that hold a key and its value. */
final class SettingsLexer implements Lexer {

    private static final Lexer VALUE = new ProgramLexer(Syntax.of("").values("true false").lineComment("#").shell()
            .quote(Quote.line("\""), Quote.line("'"), Quote.block("\"\"\""), Quote.raw("'''", "'''")).alsoInWords("-./:@+%"));

    @Override
    public void read(Source in) {
        while (!in.isDone()) {
            in.skip(in.afterBlanks(in.at()));
            int lineEnd = in.lineEnd();
            switch (in.peek()) {
                case '#', ';', '!' -> in.take(Kind.COMMENT, lineEnd);
                case '[' -> in.take(Kind.KEYWORD, lineEnd);
                default -> {
                    int equals = in.after("=", in.at(), lineEnd);
                    if (in.charAt(equals - 1) == '=') {
                        in.take(Kind.NAME, keyEnd(in, equals - 1));
                        in.skip(equals);
                        VALUE.read(in.splitOff(textEnd(in, lineEnd)));
                    }
                }
            }
            in.skip(in.nextLine());
        }
    }

    private static int keyEnd(Source in, int equals) {
        int end = equals;
        while (end > in.at() && in.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    /** A multi-line string of TOML goes on to its closing quotes; every other value ends with its line. */
    private static int textEnd(Source in, int lineEnd) {
        int value = in.afterBlanks(in.at());
        for (String mark : new String[] {"\"\"\"", "'''"}) {
            if (in.startsWith(mark, value)) {
                return Math.max(lineEnd, in.after(mark, value + 3, in.end()));
            }
        }
        return lineEnd;
    }
}
