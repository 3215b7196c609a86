package recto.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import recto.content.ContentCheck;
import recto.content.ContentConfig;

/** {@code check [DIR]}: what an import would complain of, without a database. */
@ApplicationScoped
public class CheckCommand {

    private final ContentCheck check;
    private final ContentConfig content;

    CheckCommand(ContentCheck check, ContentConfig content) {
        this.check = check;
        this.content = content;
    }

    /** @return the exit status */
    public int run(CommandLine line) throws IOException {
        Path folder = line.folder() == null ? content.dir() : line.folder();
        ContentCheck.Result result = check.run(folder, System.out::println);
        System.out.printf("Checked %s: %d files, %d of them cannot be imported, %d problems%n", folder, result.files(), result.failed(), result.problems());
        return result.failed() > 0 ? 1 : 0;
    }
}
