package recto;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import recto.command.CheckCommand;
import recto.command.CommandLine;
import recto.command.ImportCommand;

/** Does what the command line asks for, once Quarkus is up. */
public class CommandRunner implements QuarkusApplication {

    private final Instance<ImportCommand> importCommand;
    private final Instance<CheckCommand> checkCommand;

    CommandRunner(Instance<ImportCommand> importCommand, Instance<CheckCommand> checkCommand) {
        this.importCommand = importCommand;
        this.checkCommand = checkCommand;
    }

    @Override
    public int run(String... args) throws Exception {
        CommandLine line = CommandLine.parse(args);
        return switch (line.command()) {
            case SERVE -> {
                Quarkus.waitForExit();
                yield 0;
            }
            case IMPORT -> importCommand.get().run(line);
            case CHECK -> checkCommand.get().run(line);
        };
    }
}
