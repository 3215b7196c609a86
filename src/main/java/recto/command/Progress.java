package recto.command;

import java.io.Console;
import java.util.function.Consumer;
import recto.report.ImportReport;

/** Shows how far an import or export has come: on a terminal as one line that is overwritten, in a file as one more line every ten seconds. */
final class Progress implements Consumer<ImportReport> {

    private static final long SECONDS_BETWEEN_LINES = 10;

    private final boolean isTerminal = hasTerminal() && System.getenv("TERM") != null;
    private final long started = System.nanoTime();
    private long shown;
    private boolean hasShown;
    private boolean isLineOpen;

    @Override
    public void accept(ImportReport report) {
        show(report.created() + report.updated() + report.renamed() + report.unchanged() + report.failed(), report.failed());
    }

    /** The first time at once, so that nobody wonders whether anything happens. */
    void show(int files, int failed) {
        long now = System.nanoTime();
        if (!isTerminal && hasShown && now - shown < SECONDS_BETWEEN_LINES * 1_000_000_000) {
            return;
        }
        String line = "%d files, %.0f a second, %d failed".formatted(files, files / ((now - started) / 1e9), failed);
        shown = now;
        hasShown = true;
        isLineOpen = isTerminal;
        System.err.print(isTerminal ? "\r" + line + " " : line + System.lineSeparator());
    }

    /** Ends the line that was overwritten, so that the report begins on a line of its own. */
    void end() {
        if (isLineOpen) {
            System.err.println();
        }
    }

    /** From Java 22 on there is a console also where the output goes to a file, and a method that tells the two apart; Java 17 has neither. */
    private static boolean hasTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            // More lines on a terminal do less harm than control characters in a file
            return false;
        }
    }
}
