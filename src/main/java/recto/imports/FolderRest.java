package recto.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import recto.folder.FolderSnapshot;
import recto.folder.FolderSnapshot.Recorder;

/**
 * Waits until the files of a folder rest: a file that is still being copied or written is not to be published piece by piece. Two listings
 * a second apart tell whether sizes and times rest, because the time of a file alone may come from the clock of another machine, or be
 * coarse.
 */
final class FolderRest {

    static final Duration USUAL = Duration.ofSeconds(1);
    /** A file that is written to without end must not keep the others from being published. */
    private static final int MOST_RESTS = 20;

    private final Path folder;
    private final Clock clock;
    private final Duration rest;

    FolderRest(Path folder, Clock clock, Duration rest) {
        this.folder = folder;
        this.clock = clock;
        this.rest = rest;
    }

    /** Waits before the first pass, where a file changed just now. */
    void awaitFirst() throws IOException, InterruptedException {
        Recorder present = FolderSnapshot.record(folder, clock.instant());
        if (present.hasRecent(rest)) {
            await(FolderSnapshot.missing(), present);
        }
    }

    /** @param last the folder as the last pass left it @param present the same folder now @return the folder when it rests */
    Recorder await(FolderSnapshot last, Recorder present) throws IOException, InterruptedException {
        Recorder before = present;
        for (int rests = 0; rests < MOST_RESTS; rests++) {
            Thread.sleep(rest.toMillis());
            Recorder now = last.compare(folder, clock.instant());
            if (now.lists(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }
}
