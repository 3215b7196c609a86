package recto.code;

/**
 * Reads a terminal session: after a prompt stands a command of the shell, and every other line is output, which stays plain.
 *
 * @param shell reads the commands
 */
record ConsoleLexer(Lexer shell) implements Lexer {

    private static final String[] PROMPTS = {"$ ", "# ", "% ", "> "};

    @Override
    public void read(Source in) {
        while (!in.isDone()) {
            for (String prompt : PROMPTS) {
                if (in.startsWith(prompt)) {
                    in.take(Kind.COMMENT, in.at() + prompt.length());
                    shell.read(in.splitOff(command(in)));
                    break;
                }
            }
            in.skip(in.nextLine());
        }
    }

    /** A command goes on in the next line when this one ends with a backslash. */
    private static int command(Source in) {
        int end = in.lineEnd();
        while (end < in.end() && in.charAt(end - 1) == '\\') {
            end = in.lineEnd(end + 1);
        }
        return end;
    }
}
