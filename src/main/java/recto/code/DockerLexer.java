package recto.code;

import java.util.Locale;
import java.util.Set;

/**
 * Reads a Dockerfile: each line begins with an instruction, and its arguments follow.
 *
 * @param shell reads the arguments of RUN
 */
record DockerLexer(Lexer shell) implements Lexer {

    private static final Set<String> INSTRUCTIONS = Set.of("add", "arg", "cmd", "copy", "entrypoint", "env", "expose", "from",
            "healthcheck", "label", "maintainer",
            "onbuild", "run", "shell", "stopsignal", "user", "volume", "workdir");
    private static final Lexer ARGUMENTS = new ProgramLexer(
            Syntax.of("AS as CMD NONE").quote(Quote.line("\""), Quote.line("'")).variables().shell().alsoInWords("-./:+@"));

    @Override
    public void read(Source in) {
        boolean goesOn = false;
        String instruction = "";
        while (!in.isDone()) {
            in.skip(in.afterBlanks(in.at()));
            int lineEnd = in.lineEnd();
            if (in.peek() == '#') {
                in.take(Kind.COMMENT, lineEnd);
            } else {
                int word = in.wordEnd(in.at(), "");
                if (!goesOn && word - in.at() < 20 && INSTRUCTIONS.contains(in.text(in.at(), word).toLowerCase(Locale.ROOT))) {
                    instruction = in.text(in.at(), word).toLowerCase(Locale.ROOT);
                    in.take(Kind.KEYWORD, word);
                }
                goesOn = lineEnd > in.at() && in.charAt(lineEnd - 1) == '\\';
                (instruction.equals("run") ? shell : ARGUMENTS).read(in.splitOff(lineEnd));
            }
            in.skip(in.nextLine());
        }
    }
}
