package recto.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/** Takes the snapshot of a folder during a walk. */
public final class FolderRecorder implements FolderVisitor {
    /** The most changed files that are remembered, so that memory does not grow with the number of files. */
    private static final int FEW = 200;

    private final Instant takenAt;
    private final @Nullable FolderSnapshot before;
    private final LongStream.Builder paths = LongStream.builder();
    private final LongStream.Builder files = LongStream.builder();
    private final Set<Long> unsettled = new HashSet<>();
    private final List<ContentFile> changed = new ArrayList<>();
    private long markdown;
    /** How many files of the earlier snapshot are still there. */
    private long known;
    private long changes;
    private long unread;
    /** A hash of the warnings. */
    private long warnings;
    private final List<Problem> problems = new ArrayList<>();
    /** A hash of the paths, sizes and times of all files, and of what they are given. */
    private long listing;
    private Instant newest = Instant.MIN;
    private boolean hasOtherThanArticles;
    private boolean hasLeftOut;
    private FolderWatch watch = FolderWatch.none();

    /** @param takenAt before the folder is listed */
    public FolderRecorder(Instant takenAt) {
        this(takenAt, null);
    }

    /** @param before with which the folder is compared; null to only take a snapshot */
    FolderRecorder(Instant takenAt, @Nullable FolderSnapshot before) {
        this.takenAt = takenAt;
        this.before = before;
    }

    /** Has all folders watched that the walk enters. */
    FolderRecorder watchedBy(FolderWatch watcher) {
        watch = watcher;
        return this;
    }

    @Override
    public void folder(Path folder, String path) {
        watch.add(folder, path);
    }

    @Override
    public void file(ContentFile entry) {
        markdown++;
        add(entry, !entry.isOfGroup());
    }

    @Override
    public void picture(ContentFile entry) {
        add(entry, false);
    }

    @Override
    public void redirects(ContentFile entry) {
        add(entry, false);
    }

    private void add(ContentFile entry, boolean isArticle) {
        long path = FileHash.of(entry.path());
        long file = FileHash.of(path, entry);
        paths.add(path);
        files.add(file);
        listing += file;
        newest = newest.isAfter(entry.modified()) ? newest : entry.modified();
        if (!entry.isSettledAt(takenAt)) {
            unsettled.add(path);
        }
        if (before == null) {
            return;
        }
        int place = Arrays.binarySearch(before.paths, path);
        boolean isChanged = place < 0 || before.files[place] != file || before.unsettled.contains(path);
        known += place < 0 ? 0 : 1;
        if (isChanged) {
            changes++;
            hasOtherThanArticles |= !isArticle;
        }
        if ((isChanged || FileHash.has(before.failed, path)) && changed.size() <= FEW) {
            changed.add(entry);
        }
    }

    @Override
    public void unreadable(String path, Problem problem) {
        unread += FileHash.mix(problem.hashCode());
    }

    @Override
    public void warning(Problem problem) {
        problems.add(problem);
        warnings += FileHash.mix(problem.hashCode());
    }

    /** The file may have become an article before its name counted as that of a copy, and is then imported all the same. */
    @Override
    public void leftOut(ContentFile entry, Problem problem) {
        add(entry, false);
        warning(problem);
        hasLeftOut = true;
    }

    public FolderSnapshot snapshot() {
        long[] listed = paths.build().toArray();
        long[] sorted = Arrays.stream(listed).sorted().toArray();
        long[] placed = new long[listed.length];
        long[] found = files.build().toArray();
        for (int i = 0; i < listed.length; i++) {
            placed[Arrays.binarySearch(sorted, listed[i])] = found[i];
        }
        return new FolderSnapshot(sorted, placed, unsettled, Math.toIntExact(markdown), new long[0], unread, warnings, hasLeftOut);
    }

    /** The warnings of the listing. */
    public List<Problem> warnings() {
        return List.copyOf(problems);
    }

    /** Whether this listing has the same files, sizes and times as another. */
    public boolean lists(FolderRecorder other) {
        return listing == other.listing && markdown == other.markdown && hasSameProblems(other.unread, other.warnings);
    }

    /** Whether a file changed within this time, as far as the times of files tell. */
    public boolean hasRecent(Duration time) {
        return newest.isAfter(takenAt.minus(time));
    }

    /** Whether all files and all problems of the listing are as they were. */
    public boolean isSame() {
        return before != null && changes == 0 && known == before.paths.length && hasSameProblems(before.unread, before.warnings);
    }

    private boolean hasSameProblems(long otherUnread, long otherWarnings) {
        return unread == otherUnread && warnings == otherWarnings;
    }

    /** The new and changed articles, and those that failed, when only articles changed or went away and they are few; null otherwise. */
    public @Nullable List<ContentFile> changedArticles() {
        if (before == null || unread != 0 || !hasSameProblems(before.unread, before.warnings) || hasOtherThanArticles) {
            return null;
        }
        return changed.size() + before.paths.length - known <= FEW ? List.copyOf(changed) : null;
    }
}
