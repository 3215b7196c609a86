package recto.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import recto.folder.ContentFile;
import recto.folder.FolderRecorder;
import recto.folder.FolderSnapshot;
import recto.folder.FolderWatch;
import recto.folder.GoneFiles;
import recto.folder.NamedFiles;
import recto.report.ImportReport;

/**
 * Looks at a folder, and waits until its files rest: a file that is still being copied or written is not to be published piece by piece. Two
 * looks a second apart tell whether sizes and times rest, because the time of a file alone may come from the clock of another machine, or be
 * coarse.
 */
final class FolderRest {

    static final Duration USUAL = Duration.ofSeconds(1);
    /** A file that is written to without end must not keep the others from being published. */
    private static final int MOST_RESTS = 20;

    private final Path folder;
    private final Clock clock;
    private final Duration rest;
    private final FolderWatch watch;
    private Duration lastListing = Duration.ZERO;

    FolderRest(Path folder, Clock clock, Duration rest, FolderWatch watch) {
        this.folder = folder;
        this.clock = clock;
        this.rest = rest;
        this.watch = watch;
    }

    /** How long the last listing of the whole folder took. */
    Duration lastListing() {
        return lastListing;
    }

    private FolderRecorder list(FolderSnapshot last) throws IOException {
        long begin = System.nanoTime();
        FolderRecorder listed = last.compare(folder, clock.instant(), watch);
        lastListing = Duration.ofNanos(System.nanoTime() - begin);
        return listed;
    }

    /** Lists the folder before the first pass, and waits where a file changed just now. */
    FolderRecorder awaitFirst() throws IOException, InterruptedException {
        FolderRecorder present = list(FolderSnapshot.missing());
        return present.hasRecent(rest) ? await(FolderSnapshot.missing(), present) : present;
    }

    /** Lists the folder, and waits where it has changed. @param last the folder as the last pass left it */
    FolderRecorder await(FolderSnapshot last) throws IOException, InterruptedException {
        FolderRecorder present = list(last);
        return present.isSame() ? present : await(last, present);
    }

    private FolderRecorder await(FolderSnapshot last, FolderRecorder present) throws IOException, InterruptedException {
        FolderRecorder before = present;
        for (int rests = 0; rests < MOST_RESTS; rests++) {
            Thread.sleep(rest.toMillis());
            FolderRecorder now = list(last);
            if (now.lists(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /**
     * Looks at the files that the watch has named, and waits where they have changed.
     *
     * @param last the last pass
     * @return with no articles where nothing has changed; empty where only a look at the whole folder tells what has
     */
    Optional<ChangedFiles> awaitNamed(ImportReport last) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>(watch.take());
        Set<String> failed = last.failedArticles();
        if (failed == null) {
            return Optional.empty();
        }
        NamedFiles files = new NamedFiles(folder, last.folder(), watch);
        List<ContentFile> before = null;
        for (int rests = 0;; rests++) {
            Instant now = clock.instant();
            Optional<List<ContentFile>> found = files.find(names);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<ContentFile> changed = found.get().stream().filter(file -> !last.folder().has(file)).toList();
            if (changed.isEmpty()) {
                return Optional.of(ChangedFiles.of(last, last.folder(), List.of(), GoneFiles.NONE));
            }
            if (changed.equals(before) || rests == MOST_RESTS) {
                return files.find(failed).map(again -> ChangedFiles.of(last, last.folder().with(changed, now),
                        Stream.concat(changed.stream(), again.stream()).distinct().toList(), GoneFiles.NONE));
            }
            before = changed;
            Thread.sleep(rest.toMillis());
            names.addAll(watch.take());
        }
    }
}
