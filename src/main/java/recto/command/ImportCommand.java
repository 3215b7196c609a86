package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import recto.content.ContentConfig;
import recto.imports.ImportConfig;
import recto.imports.ImportJob;
import recto.imports.ImportOptions;
import recto.imports.ImportReport;

/** {@code import [DIR]}: one pass that reads every file and prints its report. */
@Command(name = "import", description = "Import the articles of DIR into the database and end.")
class ImportCommand implements ApplicationCommand {

    /** How long to wait before trying again while another program imports. */
    private static final long PAUSE_MILLIS = 500;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of the articles (default: recto.content.dir).")
    Path folder;

    @Option(names = "--allow-mass-removal", description = "Take down the articles whose files are gone, however many.")
    boolean allowMassRemoval;

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
        ImportReport report = run(imported);
        report.problems().forEach(System.out::println);
        if (report.problemCount() > report.problems().size()) {
            System.out.printf("... and %d more problems; 'check' lists them all%n", report.problemCount() - report.problems().size());
        }
        if (report.isRefused()) {
            System.out.printf("Nothing was imported from %s%n", imported);
        } else {
            System.out.printf("Imported %s: %s%n", imported, report);
        }
        return report.failed() > 0 ? 1 : 0;
    }

    /** Waits while another program imports into the same database. */
    private ImportReport run(Path imported) throws SQLException, IOException, InterruptedException {
        Progress progress = new Progress();
        ImportOptions options = new ImportOptions(true, allowMassRemoval || config.allowMassRemoval(), progress);
        Optional<ImportReport> report = job.run(imported, options);
        if (report.isEmpty()) {
            System.err.println("Another Recto is importing into this database; waiting for it");
        }
        while (report.isEmpty()) {
            Thread.sleep(PAUSE_MILLIS);
            report = job.run(imported, options);
        }
        progress.end();
        return report.get();
    }
}
