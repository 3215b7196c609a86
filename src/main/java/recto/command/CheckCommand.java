package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import recto.content.ContentCheck;
import recto.content.ContentConfig;

/** {@code check [DIR]}: the problems that an import would report, without a database. */
@Command(name = "check", description = "Report what is wrong with the articles of DIR, without a database.")
class CheckCommand implements ApplicationCommand {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of the articles (default: recto.content.dir).")
    Path folder;

    @Inject
    ContentCheck check;

    @Inject
    ContentConfig content;

    @Override
    public StartMode startMode() {
        return StartMode.FILES;
    }

    @Override
    public Integer call() throws IOException {
        Path checked = folder == null ? content.dir() : folder;
        ContentCheck.Result result = check.run(checked, System.out::println);
        System.out.printf("Checked %s: %d files, %d of them cannot be imported, %d problems%n", checked, result.files(), result.failed(),
                result.problems());
        boolean isNothingRead = result.files() == 0 && result.problems() > 0;
        return result.failed() > 0 || isNothingRead ? 1 : 0;
    }
}
