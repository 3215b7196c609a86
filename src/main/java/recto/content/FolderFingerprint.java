package recto.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The names, sizes and times of all files of a folder in a few bytes, so that a look at an unchanged folder costs its listing and
 * nothing else: no database, no memory that grows with it.
 *
 * @param sum order does not matter to it, as a folder is listed in none
 * @param mixed the same in another way: two sums that are equal by chance are not to be feared
 * @param isSettled whether a file that changes after this shows another time
 */
record FolderFingerprint(long files, long sum, long mixed, boolean isSettled) {

    static FolderFingerprint of(Path dir, Clock clock) throws IOException {
        Sum sum = new Sum(clock.instant());
        ContentFolder folder = new ContentFolder(dir, Long.MAX_VALUE);
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            sum.warning(missing.get());
        } else {
            folder.walk(sum);
        }
        return new FolderFingerprint(sum.files, sum.sum, sum.mixed, sum.isSettled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FolderFingerprint that && files == that.files && sum == that.sum && mixed == that.mixed;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sum);
    }

    private static final class Sum implements ContentFolder.Visitor {
        private final Instant takenAt;
        private long files;
        private long sum;
        private long mixed;
        private boolean isSettled = true;

        Sum(Instant takenAt) {
            this.takenAt = takenAt;
        }

        @Override
        public void file(ContentFolder.Entry entry) {
            files++;
            add(mix(entry.path().hashCode() * 31L + entry.path().length()) ^ mix(entry.size()) * 31
                    ^ mix(entry.modified().getEpochSecond() * 1_000_000_007L + entry.modified().getNano()));
            isSettled &= entry.isSettledAt(takenAt);
        }

        @Override
        public void picture(ContentFolder.Entry entry) {
            file(entry);
        }

        @Override
        public void unreadable(String path, Problem problem) {
            add(mix(problem.hashCode()));
        }

        @Override
        public void warning(Problem problem) {
            add(mix(problem.hashCode()));
        }

        private void add(long value) {
            sum += value;
            mixed += mix(value + 0x9E3779B97F4A7C15L);
        }

        /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
        private static long mix(long z) {
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
