package recto.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/**
 * The names, sizes and times of all files of a folder, in 16 bytes for each: a later look that finds them as they were costs a listing and
 * no database, and one that finds few others knows which.
 */
public final class FolderSnapshot {

    private static final long SEED = 0x9E3779B97F4A7C15L;

    /** One number for the path of each file, in their order. */
    private final long[] paths;
    /** One for its path, size and time. A file that may change once more without showing another time has none, and so looks changed. */
    private final long[] files;
    /** Of what could not be read or is left out. */
    private final long troubles;

    private FolderSnapshot(long[] paths, long[] files, long troubles) {
        this.paths = paths;
        this.files = files;
        this.troubles = troubles;
    }

    /** Of a folder that is not there. */
    public static FolderSnapshot of(Problem missing) {
        return new FolderSnapshot(new long[0], new long[0], mix(missing.hashCode()));
    }

    /** @param takenAt before the folder is listed */
    public static Taker taker(Instant takenAt) {
        return new Taker(takenAt, null);
    }

    /** Lists the folder again, and compares. @param now before it is listed */
    public Taker compare(Path dir, Instant now) throws IOException {
        Taker present = new Taker(now, this);
        ContentFolder folder = new ContentFolder(dir, Long.MAX_VALUE);
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            present.warning(missing.get());
        } else {
            folder.walk(present);
        }
        return present;
    }

    /** Takes the snapshot of a folder while it is walked. */
    public static final class Taker implements ContentFolder.Visitor {
        /** Where more files are others they are forgotten: memory must not grow with what a stranger unpacks here. */
        private static final int FEW = 200;

        private final Instant takenAt;
        private final @Nullable FolderSnapshot before;
        private final LongStream.Builder paths = LongStream.builder();
        private final LongStream.Builder files = LongStream.builder();
        private final List<ContentFile> changed = new ArrayList<>();
        private long markdown;
        /** Files that were there before. */
        private long known;
        private long changes;
        private long troubles;
        private boolean hasOtherThanArticles;

        private Taker(Instant takenAt, @Nullable FolderSnapshot before) {
            this.takenAt = takenAt;
            this.before = before;
        }

        @Override
        public void file(ContentFile entry) {
            markdown++;
            add(entry, !entry.isAuthor());
        }

        @Override
        public void picture(ContentFile entry) {
            add(entry, false);
        }

        private void add(ContentFile entry, boolean isArticle) {
            long path = hash(entry.path());
            long file = mix(path + mix(entry.size() + SEED) * 31
                    + mix(entry.modified().getEpochSecond() * 1_000_000_007L + entry.modified().getNano()));
            paths.add(path);
            if (entry.isSettledAt(takenAt)) {
                files.add(file);
            }
            if (before == null) {
                return;
            }
            known += has(before.paths, path) ? 1 : 0;
            if (!has(before.files, file)) {
                changes++;
                hasOtherThanArticles |= !isArticle;
                if (changes <= FEW) {
                    changed.add(entry);
                }
            }
        }

        @Override
        public void unreadable(String path, Problem problem) {
            troubles += mix(problem.hashCode());
        }

        @Override
        public void warning(Problem problem) {
            troubles += mix(problem.hashCode());
        }

        public FolderSnapshot snapshot() {
            return new FolderSnapshot(sorted(paths), sorted(files), troubles);
        }

        /** Whether every file, and every trouble, is as it was. */
        public boolean isSame() {
            return before != null && changes == 0 && known == before.paths.length && troubles == before.troubles;
        }

        /** The articles that came or changed, where that is all that happened and they are few; null otherwise. */
        public @Nullable List<ContentFile> changedArticles() {
            boolean isAll = before != null && known == before.paths.length && troubles == 0 && before.troubles == 0
                    && !hasOtherThanArticles;
            return isAll && changes <= FEW ? List.copyOf(changed) : null;
        }

        /** How many Markdown files there are. */
        public int markdown() {
            return Math.toIntExact(markdown);
        }
    }

    private static boolean has(long[] sorted, long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }

    private static long[] sorted(LongStream.Builder values) {
        return values.build().sorted().toArray();
    }

    private static long hash(String path) {
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
