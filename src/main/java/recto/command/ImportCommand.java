package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.content.ContentCheck;
import recto.folder.ContentConfig;
import recto.frontmatter.Problem;
import recto.imports.DryRun;
import recto.imports.ImportConfig;
import recto.imports.ImportJob;
import recto.imports.ImportOptions;
import recto.report.ImportReport;

/** {@code import [DIR]}: one pass that reads every file and prints its report. */
@Command(name = "import", description = "Import the articles of DIR into the database and end.")
class ImportCommand implements ApplicationCommand {

    /** How long to wait before trying again while another program imports. */
    private static final long PAUSE_MILLIS = 500;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of the articles (default: recto.content.dir).")
    Path folder;

    @Option(names = "--allow-mass-removal", description = "Take down the articles whose files are gone, however many.")
    boolean allowMassRemoval;

    @Option(names = "--dry-run", description = "Say what an import would do and what is wrong, and change nothing.")
    boolean dryRun;

    @Mixin
    ProblemOptions options;

    @Spec
    CommandSpec spec;

    @Inject
    ContentCheck check;

    @Inject
    DryRun comparison;

    @Inject
    ImportJob job;

    @Inject
    ContentConfig content;

    @Inject
    ImportConfig config;

    @Override
    public StartMode startMode() {
        return StartMode.DATABASE;
    }

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        Path imported = folder == null ? content.dir() : folder;
        PrintWriter out = spec.commandLine().getOut();
        int status = dryRun ? tell(imported, out) : run(imported, out);
        out.flush();
        return status;
    }

    private int tell(Path imported, PrintWriter out) throws SQLException, IOException {
        List<Problem> problems = new ArrayList<>();
        ContentCheck.Result checked = check.run(imported, problems::add);
        DryRun.Result result = comparison.run(imported);
        options.print(problems, imported, out, answer -> answer.put("dryRun", true).put("created", result.created())
                .put("updated", result.updated()).put("renamed", result.renamed()).put("removed", result.removed())
                .put("unchanged", result.unchanged()).put("failed", checked.failed()));
        if (!options.isForPrograms()) {
            out.printf("An import of %s would find: %s, %d of them cannot be imported; %s%n", imported, result, checked.failed(),
                    ProblemList.counts(problems));
        }
        return checked.failed() > 0 || checked.isNothingRead() ? 1 : 0;
    }

    private int run(Path imported, PrintWriter out) throws SQLException, IOException, InterruptedException {
        ImportReport report = run(imported);
        options.print(report.problems(), imported, out, answer -> answer.put("refused", report.isRefused()).put("created", report.created())
                .put("updated", report.updated()).put("renamed", report.renamed()).put("removed", report.removed())
                .put("unchanged", report.unchanged()).put("failed", report.failed()).put("problemCount", report.problemCount()));
        if (!options.isForPrograms()) {
            if (report.problemCount() > report.problems().size()) {
                out.printf("... and %d more problems; 'check' lists them all%n", report.problemCount() - report.problems().size());
            }
            if (report.isRefused()) {
                out.printf("Nothing was imported from %s%n", imported);
            } else {
                out.printf("Imported %s: %s; %s%n", imported, report, ProblemList.counts(report.problems()));
            }
        }
        return report.failed() > 0 || report.isNothingRead() ? 1 : 0;
    }

    /** Waits while another program imports into the same database. */
    private ImportReport run(Path imported) throws SQLException, IOException, InterruptedException {
        Progress progress = new Progress();
        ImportOptions pass = new ImportOptions(true, allowMassRemoval || config.allowMassRemoval(), progress);
        Optional<ImportReport> report = job.run(imported, pass);
        if (report.isEmpty()) {
            System.err.println("Another Recto is importing into this database; waiting for it");
        }
        while (report.isEmpty()) {
            Thread.sleep(PAUSE_MILLIS);
            report = job.run(imported, pass);
        }
        progress.end();
        return report.get();
    }
}
