package recto.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import recto.content.ContentConfig;
import recto.imports.ImportConfig;
import recto.imports.ImportJob;
import recto.imports.ImportOptions;
import recto.imports.ImportReport;

/** {@code import [DIR]}: one pass that reads every file, its report on the terminal. */
@ApplicationScoped
public class ImportCommand {

    private final ImportJob job;
    private final ContentConfig content;
    private final ImportConfig config;

    ImportCommand(ImportJob job, ContentConfig content, ImportConfig config) {
        this.job = job;
        this.content = content;
        this.config = config;
    }

    /** @return the exit status */
    public int run(CommandLine line) throws SQLException, IOException, InterruptedException {
        Path folder = line.folder() == null ? content.dir() : line.folder();
        Progress progress = new Progress();
        ImportOptions options = new ImportOptions(true, line.allowMassRemoval() || config.allowMassRemoval(), progress);
        Optional<ImportReport> report = job.run(folder, options);
        if (report.isEmpty()) {
            System.err.println("Another Recto is importing into this database; waiting for it");
        }
        while (report.isEmpty()) {
            Thread.sleep(500);
            report = job.run(folder, options);
        }
        progress.end();
        ImportReport done = report.get();
        done.problems().forEach(System.out::println);
        if (done.problemCount() > done.problems().size()) {
            System.out.printf("... and %d more problems; 'check' lists them all%n", done.problemCount() - done.problems().size());
        }
        if (done.isRefused()) {
            System.out.printf("Nothing was imported from %s%n", folder);
        } else {
            System.out.printf("Imported %s: %s%n", folder, done);
        }
        return done.failed() > 0 ? 1 : 0;
    }
}
