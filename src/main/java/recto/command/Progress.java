package recto.command;

import java.util.function.Consumer;
import recto.imports.ImportReport;

/** How far an import is: one line that is written over while a person watches, a line now and then where the output goes to a file. */
final class Progress implements Consumer<ImportReport> {

    private static final long SECONDS_BETWEEN_LINES = 10;

    private final boolean isTerminal = System.console() != null && System.getenv("TERM") != null;
    private final long started = System.nanoTime();
    private long told = started;
    private boolean isOpen;

    @Override
    public void accept(ImportReport report) {
        long now = System.nanoTime();
        if (!isTerminal && now - told < SECONDS_BETWEEN_LINES * 1_000_000_000) {
            return;
        }
        int files = report.created() + report.updated() + report.renamed() + report.unchanged() + report.failed();
        String line = "%d files, %.0f a second, %d failed".formatted(files, files / ((now - started) / 1e9), report.failed());
        told = now;
        isOpen = isTerminal;
        System.err.print(isTerminal ? "\r" + line + " " : line + System.lineSeparator());
    }

    void end() {
        if (isOpen) {
            System.err.println();
        }
    }
}
