package recto;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine.IFactory;
import recto.command.RectoCommand;

/** Runs the command of the command line inside the application, where its fields are injected. */
public class CommandRunner implements QuarkusApplication {

    private final IFactory beans;

    CommandRunner(IFactory beans) {
        this.beans = beans;
    }

    @Override
    public int run(String... words) {
        if (RectoCommand.isServe(words)) {
            Quarkus.waitForExit();
            return 0;
        }
        return RectoCommand.line(beans).setExecutionExceptionHandler((failure, line, parsed) -> StartFailure.report(failure))
                .execute(words);
    }
}
