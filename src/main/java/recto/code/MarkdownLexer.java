package recto.code;

/**
 * Reads Markdown that is shown as code: its markup is marked, its text stays plain.
 *
 * @param yaml reads the front matter
 */
record MarkdownLexer(Lexer yaml) implements Lexer {

    @Override
    public void read(Source in) {
        if (in.startsWith("---\n")) {
            yaml.read(in.splitOff(in.after("\n---\n", in.at() + 3, in.end())));
        }
        String fence = null;
        while (!in.isDone()) {
            int line = in.at();
            in.skip(in.afterBlanks(line));
            String mark = in.startsWith("```") || in.startsWith("~~~") ? in.text(in.at(), in.at() + 3) : "";
            if (fence != null) {
                if (mark.equals(fence)) {
                    in.take(Kind.NAME, in.lineEnd());
                    fence = null;
                }
            } else if (!mark.isEmpty()) {
                in.take(Kind.NAME, in.lineEnd());
                fence = mark;
            } else if (isHeading(in)) {
                in.take(Kind.HEADING, in.lineEnd());
            } else {
                beginning(in);
                line(in, in.lineEnd());
            }
            in.skip(in.nextLine());
        }
    }

    private static boolean isHeading(Source in) {
        int end = in.at();
        while (in.charAt(end) == '#') {
            end++;
        }
        return end > in.at() && end <= in.at() + 6 && in.charAt(end) == ' ';
    }

    /** Reads the markup at the beginning of a line: of quotations, lists and tasks. */
    private static void beginning(Source in) {
        while (in.peek() == '>') {
            in.take(Kind.KEYWORD, in.at() + 1);
            in.skip(in.afterBlanks(in.at()));
        }
        int digits = in.at();
        while (Character.isDigit(in.charAt(digits))) {
            digits++;
        }
        boolean bullet = "-*+".indexOf(in.peek()) >= 0 && in.peek(1) == ' ';
        boolean number = digits > in.at() && digits < in.at() + 10 && in.charAt(digits) == '.' && in.charAt(digits + 1) == ' ';
        if (bullet || number) {
            in.take(Kind.KEYWORD, number ? digits + 1 : in.at() + 1);
            in.skip(in.afterBlanks(in.at()));
        }
        if (in.peek() == '[' && in.peek(2) == ']') {
            in.take(Kind.VALUE, in.at() + 3);
        }
    }

    private static void line(Source in, int end) {
        while (in.at() < end) {
            int to = switch (in.peek()) {
                case '`' -> in.afterNear("`", in.at() + 1);
                case '[' -> in.peek(1) == '!' || in.peek(1) == '^' ? in.afterNear("]", in.at()) : 0;
                case '<' -> in.startsWith("<!--") ? in.afterNear("-->", in.at()) : in.afterNear(">", in.at());
                case '(' -> in.peek(-1) == ']' ? in.afterNear(")", in.at()) : 0;
                case '*' -> in.peek(1) == '*' ? in.at() + 2 : 0;
                case '\\' -> Math.min(end, in.at() + 2);
                default -> 0;
            };
            Kind kind = switch (in.peek()) {
                case '`', '(' -> Kind.STRING;
                case '<' -> in.startsWith("<!--") ? Kind.COMMENT : Kind.NAME;
                case '[' -> Kind.NAME;
                case '*' -> Kind.KEYWORD;
                default -> Kind.PLAIN;
            };
            in.take(to > 0 ? kind : Kind.PLAIN, to > 0 ? to : in.at() + 1);
        }
    }
}
