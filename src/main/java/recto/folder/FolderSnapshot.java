package recto.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/**
 * The names, sizes and times of all files of a folder, in 16 bytes for each file. Comparing the folder with its snapshot costs a listing
 * and no database, and tells which files changed when they are few.
 */
public final class FolderSnapshot {

    private static final long SEED = 0x9E3779B97F4A7C15L;

    /** A hash of the path of each file, sorted. */
    private final long[] paths;
    /**
     * A hash of the path, size and time of each file, and of what its folder gives to it, sorted. A file that may still change within its present time has none, and so counts
     * as changed.
     */
    private final long[] files;
    /** A hash of the path of each article's file that failed, sorted. */
    private final long[] failed;
    /** A hash of the files and folders that could not be read. */
    private final long unread;
    /** A hash of the warnings of the listing, such as of files that were left out. */
    private final long warnings;
    private final @Nullable String digest;

    private FolderSnapshot(long[] paths, long[] files, long[] failed, long unread, long warnings, @Nullable String digest) {
        this.digest = digest;
        this.paths = paths;
        this.files = files;
        this.failed = failed;
        this.unread = unread;
        this.warnings = warnings;
    }

    /** The snapshot of a missing folder. */
    public static FolderSnapshot of(Problem missing) {
        return new FolderSnapshot(new long[0], new long[0], new long[0], mix(missing.hashCode()), 0, null);
    }

    /** @param takenAt before the folder is listed */
    public static Recorder recorder(Instant takenAt) {
        return new Recorder(takenAt, null);
    }

    /** The snapshot of a folder of which nothing is known. */
    public static FolderSnapshot missing() {
        return new FolderSnapshot(new long[0], new long[0], new long[0], 0, 0, null);
    }

    /** The paths, sizes and times of all files as one word; empty where these do not tell for certain whether a file has changed. */
    public Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    /** The same folder, of which the pass could not import these articles: they are looked at again with the next change. */
    public FolderSnapshot withFailed(Collection<String> articles) {
        return new FolderSnapshot(paths, files, GoneFiles.hashes(articles), unread, warnings, digest);
    }

    /** The files that are no longer there in a later snapshot. */
    public GoneFiles goneIn(FolderSnapshot later) {
        return new GoneFiles(Arrays.stream(paths).filter(path -> !has(later.paths, path)).toArray(), failed);
    }

    /** Lists the folder. @param now a moment before the listing */
    public static Recorder record(Path dir, Instant now) throws IOException {
        return missing().compare(dir, now);
    }

    /** Lists the folder again and compares it with this snapshot. @param now a moment before the listing */
    public Recorder compare(Path dir, Instant now) throws IOException {
        Recorder present = new Recorder(now, this);
        ContentFolder folder = new ContentFolder(dir, Long.MAX_VALUE);
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            present.unreadable("", missing.get());
        } else {
            folder.walk(present);
        }
        return present;
    }

    /** Takes the snapshot of a folder during a walk. */
    public static final class Recorder implements FolderVisitor {
        /** The most changed files that are remembered, so that memory does not grow with the number of files. */
        private static final int FEW = 200;

        private final Instant takenAt;
        private final @Nullable FolderSnapshot before;
        private final LongStream.Builder paths = LongStream.builder();
        private final LongStream.Builder files = LongStream.builder();
        private final List<ContentFile> changed = new ArrayList<>();
        private long markdown;
        /** How many files of the earlier snapshot are still there. */
        private long known;
        private long changes;
        private long unread;
        private long warnings;
        /** A hash of the paths, sizes and times of all files, and of what they are given. */
        private long listing;
        private Instant newest = Instant.MIN;
        private boolean hasOtherThanArticles;
        private boolean hasLeftOut;
        private Consumer<Problem> told = warning -> {};

        private Recorder(Instant takenAt, @Nullable FolderSnapshot before) {
            this.takenAt = takenAt;
            this.before = before;
        }

        /** Has somebody told of each warning. */
        public void tellWarnings(Consumer<Problem> listener) {
            told = listener;
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
            long path = hash(entry.path());
            long file = mix(path + mix(entry.size() + SEED) * 31
                    + mix(entry.modified().getEpochSecond() * 1_000_000_007L + entry.modified().getNano())
                    + (entry.given().isEmpty() ? 0 : hash(entry.given())));
            paths.add(path);
            listing += file;
            newest = newest.isAfter(entry.modified()) ? newest : entry.modified();
            if (entry.isSettledAt(takenAt)) {
                files.add(file);
            }
            if (before == null) {
                return;
            }
            boolean isChanged = !has(before.files, file);
            known += !isChanged || has(before.paths, path) ? 1 : 0;
            if (isChanged) {
                changes++;
                hasOtherThanArticles |= !isArticle;
            }
            if ((isChanged || has(before.failed, path)) && changed.size() <= FEW) {
                changed.add(entry);
            }
        }

        @Override
        public void unreadable(String path, Problem problem) {
            unread += mix(problem.hashCode());
        }

        @Override
        public void warning(Problem problem) {
            told.accept(problem);
            warnings += mix(problem.hashCode());
        }

        /** The file may have become an article before its name counted as that of a copy, and is then imported all the same. */
        @Override
        public void leftOut(ContentFile entry, Problem problem) {
            add(entry, false);
            warning(problem);
            hasLeftOut = true;
        }

        public FolderSnapshot snapshot() {
            long[] all = paths.build().sorted().toArray();
            long[] settled = files.build().sorted().toArray();
            // Whether a file that is left out has been an article is asked of the database
            boolean isTelling = settled.length == all.length && unread == 0 && !hasLeftOut;
            return new FolderSnapshot(all, settled, new long[0], unread, warnings,
                    isTelling ? "%x %d".formatted(listing, all.length) : null);
        }

        /** Whether this listing has the same files, sizes and times as another. */
        public boolean lists(Recorder other) {
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

        /** The number of Markdown files. */
        public int markdown() {
            return Math.toIntExact(markdown);
        }
    }

    static boolean has(long[] sorted, long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }

    static long hash(String path) {
        long hash = SEED;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
