package recto.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The program as a command. Each word that may follow its name is a class listed here. */
@Command(name = "recto", description = "A blog that is served: articles are files, and readers get a site and its feeds.", synopsisSubcommandLabel = "[COMMAND]", mixinStandardHelpOptions = true, versionProvider = Version.class, scope = ScopeType.INHERIT, subcommands = {
        ServeCommand.class, NewCommand.class, ImportCommand.class, CheckCommand.class, PreviewCommand.class, MoveCommand.class,
        ConvertCommand.class,
        ExportCommand.class, HealthCommand.class, GenerateCompletion.class,
        HelpCommand.class}, descriptionHeading = "%n", parameterListHeading = "%nParameters:%n", optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n", footer = {
                "",
                "Settings are properties or environment variables, for example RECTO_CONTENT_DIR or -Drecto.content.dir.",
                "Exit status: 0 all is well, 1 some files failed, 2 wrong usage, 3 the database cannot be reached."})
public class RectoCommand {

    private static final int WIDTH_OF_HELP = 110;

    /**
     * The result of reading the command line, before the application is started.
     *
     * @param command the command for which the application has to be started; null when there is nothing left to do
     * @param exitStatus of the program, when there is nothing left to do
     */
    public record Reading(@Nullable ApplicationCommand command, int exitStatus) {}

    /** @param factory makes the objects of the commands: the factory of picocli to read the line, that of the container to run it */
    public static CommandLine line(IFactory factory) {
        return new CommandLine(RectoCommand.class, factory).setParameterExceptionHandler(new WrongUsage()).setUsageHelpWidth(WIDTH_OF_HELP)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Whether the words are those of a plain start, which needs no parser: to make its model of all commands is a tenth of the start. */
    public static boolean isServe(String... words) {
        return words.length == 1 && words[0].equals("serve");
    }

    /** Reads the words, prints help, version or what was wrong, and runs a command that needs no application. */
    public static Reading read(String... words) {
        return isServe(words) ? new Reading(new ServeCommand(), 0) : read(line(CommandLine.defaultFactory()), words);
    }

    /** The same, by a line that prints elsewhere. */
    public static Reading read(CommandLine line, String... words) {
        AtomicReference<ApplicationCommand> found = new AtomicReference<>();
        int status = line.setExecutionStrategy(parsed -> {
            List<CommandLine> given = parsed.asCommandLineList();
            boolean isHelp = given.stream().anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
            if (!isHelp && given.get(given.size() - 1).getCommand() instanceof ApplicationCommand command) {
                found.set(command);
                return 0;
            }
            return new RunLast().execute(parsed);
        }).execute(words);
        return new Reading(found.get(), status);
    }
}
