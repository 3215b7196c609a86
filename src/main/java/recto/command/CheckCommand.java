package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.content.ContentCheck;
import recto.folder.ContentConfig;
import recto.frontmatter.Problem;

/** {@code check [DIR]}: the problems that an import would report, without a database, and what articles would be better with. */
@Command(name = "check", description = "Report what is wrong with the articles of DIR, without a database.", footer = {"",
        "An error keeps a file from being imported; a warning does not.",
        "Exit status: 0 all can be imported, 1 some cannot, or with --strict there is a warning, 2 wrong usage."})
class CheckCommand implements ApplicationCommand {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of the articles (default: recto.content.dir).")
    Path folder;

    @Option(names = "--strict", description = "End with 1 where there is a warning, too.")
    boolean strict;

    @Mixin
    ProblemOptions options;

    @Spec
    CommandSpec spec;

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
        List<Problem> problems = new ArrayList<>();
        ContentCheck.Result result = check.run(checked, problems::add, true);
        PrintWriter out = spec.commandLine().getOut();
        options.print(problems, checked, out, answer -> answer.put("files", result.files()).put("failed", result.failed()));
        if (!options.isForPrograms()) {
            out.printf("Checked %s: %d files, %d of them cannot be imported, %s%n", checked, result.files(), result.failed(),
                    ProblemList.counts(problems));
        }
        out.flush();
        return result.failed() > 0 || result.isNothingRead() || strict && !problems.isEmpty() ? 1 : 0;
    }
}
