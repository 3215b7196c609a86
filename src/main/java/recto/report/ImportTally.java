package recto.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import recto.storing.Outcome;

/** What the passes of this program did since its start. */
public final class ImportTally {

    /** How a pass ended. */
    public enum Result {
        /** All files were looked at; some may have failed. */
        DONE,
        /** The pass changed nothing, because there was no folder or too many articles would have gone. */
        REFUSED,
        /** The database went away. */
        UNFINISHED,
        /** A fault of ours. */
        FAILED
    }

    private final Map<Result, LongAdder> runs = new EnumMap<>(Result.class);
    private final Map<Outcome, LongAdder> files = new EnumMap<>(Outcome.class);
    private volatile long lastSuccess = System.nanoTime();
    private volatile int problems;

    public ImportTally() {
        for (Result result : Result.values()) {
            runs.put(result, new LongAdder());
        }
        for (Outcome outcome : Outcome.values()) {
            files.put(outcome, new LongAdder());
        }
    }

    public void ended(ImportReport report) {
        count(Outcome.CREATED, report.created());
        count(Outcome.UPDATED, report.updated());
        count(Outcome.UNCHANGED, report.unchanged());
        count(Outcome.RENAMED, report.renamed());
        count(Outcome.REMOVED, report.removed());
        count(Outcome.FAILED, report.failed());
        problems = report.problemCount();
        ended(report.isRefused() ? Result.REFUSED : Result.DONE);
        if (!report.isRefused()) {
            upToDate();
        }
    }

    public void ended(Result result) {
        runs(result).increment();
    }

    /** The site is what the folder has, after a pass or because the folder is the same as in the last one. */
    public void upToDate() {
        lastSuccess = System.nanoTime();
    }

    private void count(Outcome outcome, int more) {
        files(outcome).add(more);
    }

    public LongAdder runs(Result result) {
        return runs.getOrDefault(result, new LongAdder());
    }

    /** A file that did not change counts in each pass that looks at it. */
    public LongAdder files(Outcome outcome) {
        return files.getOrDefault(outcome, new LongAdder());
    }

    /** Since the site was last known to be what the folder has; since the start where it never was. */
    public Duration sinceLastSuccess() {
        return Duration.ofNanos(System.nanoTime() - lastSuccess);
    }

    /** Errors and warnings of the last pass. */
    public int problems() {
        return problems;
    }
}
