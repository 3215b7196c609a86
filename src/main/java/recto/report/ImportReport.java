package recto.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.folder.FolderSnapshot;
import recto.frontmatter.Problem;
import recto.storing.Outcome;

/** What one pass did, and what was wrong. */
public final class ImportReport {

    /** The most problems that are kept; more are only counted, so that a folder of the wrong kind does not fill the memory. */
    private static final int KEPT_PROBLEMS = 1_000;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file).thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column);

    private int created;
    private int updated;
    private int unchanged;
    private int renamed;
    private int removed;
    private int failed;
    private int problemCount;
    private boolean refused;
    private boolean hasUnread;
    private @Nullable FolderSnapshot folder;
    private long lastChange;
    private final Set<String> failedArticles = new HashSet<>();
    private boolean hasUncertain;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> listingWarnings = new ArrayList<>();

    public int created() {
        return created;
    }

    public int updated() {
        return updated;
    }

    public int unchanged() {
        return unchanged;
    }

    public int renamed() {
        return renamed;
    }

    public int removed() {
        return removed;
    }

    /** Files whose articles are stored as they are, now or before this pass. */
    public int imported() {
        return created + updated + renamed + unchanged;
    }

    /** Files, or folders, that were not imported. */
    public int failed() {
        return failed;
    }

    /** Errors and warnings in the order of the files, a thousand at most. */
    public List<Problem> problems() {
        return problems.stream().sorted(BY_PLACE).toList();
    }

    public int problemCount() {
        return problemCount;
    }

    /** Whether the pass changed nothing because it would have removed too many articles, or because there was no folder. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether the folder has files, but none that Recto reads. */
    public boolean isNothingRead() {
        return !refused && imported() + failed == 0 && problemCount > 0;
    }

    public boolean hasChanges() {
        return created + updated + renamed + removed > 0;
    }

    public void add(Outcome outcome, int files) {
        switch (outcome) {
            case CREATED -> created += files;
            case UPDATED -> updated += files;
            case UNCHANGED -> unchanged += files;
            case RENAMED -> renamed += files;
            case REMOVED -> removed += files;
            case FAILED -> failed += files;
        }
    }

    public void add(Problem problem) {
        problemCount++;
        if (problems.size() < KEPT_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** A warning about a name in the folder, which stays as long as the listing of the folder does. */
    public void addOfListing(Problem warning) {
        add(warning);
        if (listingWarnings.size() < KEPT_PROBLEMS) {
            listingWarnings.add(warning);
        }
    }

    /** A thousand at most. */
    public List<Problem> listingWarnings() {
        return listingWarnings;
    }

    /** The file of an article that was not imported, and why. */
    public void fail(Problem problem) {
        fail(List.of(problem));
    }

    /** The file of an article that was not imported, and everything that is wrong with it. */
    public void fail(List<Problem> problems) {
        problems.forEach(this::add);
        problems.forEach(problem -> failedArticles.add(problem.file()));
        failed++;
    }

    /** @param has whether an article stays for the sake of a file that failed, so that the next pass has to look at the whole folder */
    public void noteUncertain(boolean has) {
        hasUncertain = has;
    }

    /**
     * The files of articles that were not imported, where these are all that failed, so that with them alone the next pass knows as much as
     * with the whole folder; null otherwise.
     */
    public @Nullable Set<String> failedArticles() {
        return refused || hasUnread || hasUncertain || failed != failedArticles.size() ? null : failedArticles;
    }

    /** A file or folder that may be readable the next time, though nothing in its listing changes. */
    public void addUnread(Problem problem) {
        hasUnread = true;
        failed++;
        add(problem);
    }

    public boolean hasUnread() {
        return hasUnread;
    }

    public void refuse(Problem problem) {
        refused = true;
        failed++;
        add(problem);
    }

    public void end(FolderSnapshot folder, long lastChange) {
        this.folder = folder.withFailed(failedArticles);
        this.lastChange = lastChange;
    }

    /** The folder as it was when the pass began. */
    public FolderSnapshot folder() {
        return Objects.requireNonNull(folder, "A pass that is over has said what it saw");
    }

    /** The number of the last change when the pass ended, from {@link recto.change.ChangeLog#last}. */
    public long lastChange() {
        return lastChange;
    }

    @Override
    public String toString() {
        return "%d new, %d changed, %d renamed, %d removed, %d unchanged, %d failed".formatted(created, updated, renamed, removed,
                unchanged, failed);
    }
}
