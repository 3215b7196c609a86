package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.export.BlogExporter;
import recto.folder.ContentConfig;
import recto.frontmatter.Problem;

/** {@code export DIR}: everything that the database holds as a content folder. */
@Command(name = "export", description = "Write all articles, pages, texts and pictures of the database into DIR.", footer = {"",
        "DIR has to be empty or not there: nothing is overwritten. Each file is as its author wrote it; what Recto",
        "alone knows is added to its header: id, by which feed readers know the article, a date where it had",
        "none, and old addresses as aliases. An import of DIR into an empty database gives the same site.", "",
        "Exit status: 0 all is well, 1 some files could not be written, 2 wrong usage, 3 the database cannot be reached."})
class ExportCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder to write.")
    Path folder;

    @Spec
    CommandSpec spec;

    @Inject
    BlogExporter exporter;

    @Inject
    ContentConfig content;

    @Override
    public StartMode startMode() {
        return StartMode.DATABASE;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        String refusal = BlogExporter.refusal(folder);
        if (!refusal.isEmpty()) {
            spec.commandLine().getErr().printf("recto: %s%n", refusal);
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress();
        BlogExporter.Result result = exporter.run(folder, content.dir(), files -> progress.show(files, 0));
        progress.end();
        result.problems().forEach(out::println);
        if (result.removed() > 0) {
            out.printf("%d removed articles answer 410, which no file says%n", result.removed());
        }
        out.printf("Exported into %s: %d articles and pages, %d texts of authors and tags, %d pictures%n", folder, result.articles(),
                result.texts(), result.pictures());
        out.flush();
        return result.problems().stream().anyMatch(Problem::isError) ? 1 : 0;
    }
}
