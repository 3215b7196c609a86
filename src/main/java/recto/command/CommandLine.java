package recto.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the person typed.
 *
 * @param command null where {@code answer} is all there is to do
 * @param folder null where none was given
 * @param allowMassRemoval for {@link Command#IMPORT}
 * @param answer help, version or what was wrong with the usage; null where there is a command to run
 * @param exitStatus with {@code answer}: 0 when it was asked for, 2 for wrong usage
 */
public record CommandLine(Command command, Path folder, boolean allowMassRemoval, String answer, int exitStatus) {

    public static final String ALLOW_MASS_REMOVAL = "--allow-mass-removal";

    public static CommandLine parse(String... args) {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        if (words.contains("--help") || words.contains("-h") || words.equals(List.of("help"))) {
            return answer(help(), 0);
        }
        if (words.contains("--version")) {
            return answer("Recto " + version(), 0);
        }
        boolean allowMassRemoval = words.remove(ALLOW_MASS_REMOVAL);
        String word = words.isEmpty() ? Command.SERVE.word() : words.remove(0);
        Command command = Arrays.stream(Command.values()).filter(c -> c.word().equals(word)).findFirst().orElse(null);
        if (command == null) {
            return wrong((word.startsWith("-") ? "'%s' is not an option" : "'%s' is not a command").formatted(word));
        }
        if (allowMassRemoval && command != Command.IMPORT) {
            return wrong("%s goes with 'import' only".formatted(ALLOW_MASS_REMOVAL));
        }
        if (words.stream().anyMatch(w -> w.startsWith("-"))) {
            return wrong("'%s' is not an option of '%s'".formatted(words.stream().filter(w -> w.startsWith("-")).findFirst().get(), word));
        }
        if (words.size() > (command.takesFolder() ? 1 : 0)) {
            return wrong("'%s' is one word too many for '%s'".formatted(words.get(words.size() - 1), word));
        }
        return new CommandLine(command, words.isEmpty() ? null : Path.of(words.get(0)), allowMassRemoval, null, 0);
    }

    private static CommandLine wrong(String what) {
        return answer("recto: " + what + "; 'recto --help' lists what there is", 2);
    }

    private static CommandLine answer(String text, int exitStatus) {
        return new CommandLine(null, null, false, text, exitStatus);
    }

    /** Written by the build. */
    private static String version() {
        try (InputStream in = CommandLine.class.getResourceAsStream("/recto.version")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String help() {
        StringBuilder help = new StringBuilder("""
                Recto, a blog that is served

                Usage: recto [COMMAND]

                """);
        for (Command c : Command.values()) {
            help.append("  %-14s %s%n".formatted(c.word() + (c.takesFolder() ? " [DIR]" : ""), c.meaning()));
        }
        return help.append("""

                  --allow-mass-removal   with import: take down the articles whose files are gone, however many
                  --help, --version

                Settings are properties or environment variables, for example RECTO_CONTENT_DIR or -Drecto.content.dir.
                Exit status: 0 all is well, 1 some files failed, 2 wrong usage, 3 the database cannot be reached.""").toString();
    }
}
