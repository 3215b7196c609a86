package recto.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import recto.frontmatter.Problem;

/**
 * The names, sizes and times of all files of a folder, in 16 bytes for each file. Comparing the folder with its snapshot costs a listing
 * and no database, and tells which files changed when they are few. Of files whose names are known, not even the listing is needed.
 */
public final class FolderSnapshot {

    /** A hash of the path of each file, sorted. */
    final long[] paths;
    /** A hash of the path, size and time of each file, and of what its folder gives to it, at the place of its path. */
    final long[] files;
    /** The hashes of the paths of files that may still change within their present time, and so count as changed. */
    final Set<Long> unsettled;
    private final int markdown;
    /** A hash of the path of each article's file that failed, sorted. */
    final long[] failed;
    /** A hash of the files and folders that could not be read. */
    final long unread;
    /** A hash of the warnings of the listing, such as of files that were left out. */
    final long warnings;
    /** Whether a file was left out that may have been an article. */
    private final boolean hasLeftOut;

    FolderSnapshot(long[] paths, long[] files, Set<Long> unsettled, int markdown, long[] failed, long unread, long warnings,
            boolean hasLeftOut) {
        this.paths = paths;
        this.files = files;
        this.unsettled = unsettled;
        this.markdown = markdown;
        this.failed = failed;
        this.unread = unread;
        this.warnings = warnings;
        this.hasLeftOut = hasLeftOut;
    }

    private static FolderSnapshot empty(long unread) {
        return new FolderSnapshot(new long[0], new long[0], Set.of(), 0, new long[0], unread, 0, false);
    }

    /** The snapshot of a missing folder. */
    public static FolderSnapshot of(Problem missing) {
        return empty(FileHash.mix(missing.hashCode()));
    }

    /** The snapshot of a folder of which nothing is known. */
    public static FolderSnapshot missing() {
        return empty(0);
    }

    /** The paths, sizes and times of all files as one word; empty where these do not tell for certain whether a file has changed. */
    public Optional<String> digest() {
        // Whether a file that is left out has been an article is asked of the database
        boolean isTelling = unsettled.isEmpty() && unread == 0 && !hasLeftOut;
        return isTelling ? Optional.of("%x %d".formatted(LongStream.of(files).sum(), files.length)) : Optional.empty();
    }

    /** The number of Markdown files. */
    public int markdown() {
        return markdown;
    }

    /** The same folder, of which the pass could not import these articles: they are looked at again with the next change. */
    public FolderSnapshot withFailed(Collection<String> articles) {
        return new FolderSnapshot(paths, files, unsettled, markdown, GoneFiles.hashes(articles), unread, warnings, hasLeftOut);
    }

    /** Whether a file of this path was there. */
    public boolean has(String path) {
        return FileHash.has(paths, FileHash.of(path));
    }

    /** Whether the file is as it was, for certain. */
    public boolean has(ContentFile file) {
        long path = FileHash.of(file.path());
        int place = Arrays.binarySearch(paths, path);
        return place >= 0 && files[place] == FileHash.of(path, file) && !unsettled.contains(path);
    }

    /** The same folder with some of its files as they are now. @param changed of paths that were there @param now a moment before they were asked for */
    public FolderSnapshot with(Collection<ContentFile> changed, Instant now) {
        long[] present = files.clone();
        Set<Long> settling = new HashSet<>(unsettled);
        for (ContentFile file : changed) {
            long path = FileHash.of(file.path());
            present[Arrays.binarySearch(paths, path)] = FileHash.of(path, file);
            if (file.isSettledAt(now)) {
                settling.remove(path);
            } else {
                settling.add(path);
            }
        }
        return new FolderSnapshot(paths, present, settling, markdown, failed, unread, warnings, hasLeftOut);
    }

    /** The files that are no longer there in a later snapshot. */
    public GoneFiles goneIn(FolderSnapshot later) {
        return new GoneFiles(Arrays.stream(paths).filter(path -> !FileHash.has(later.paths, path)).toArray(), failed);
    }

    /** Lists the folder again and compares it with this snapshot. @param now a moment before the listing */
    public FolderRecorder compare(Path dir, Instant now) throws IOException {
        return compare(dir, now, FolderWatch.none());
    }

    /** @param watch is told of the folders that there are */
    public FolderRecorder compare(Path dir, Instant now, FolderWatch watch) throws IOException {
        FolderRecorder present = new FolderRecorder(now, this).watchedBy(watch);
        ContentFolder folder = new ContentFolder(dir, Long.MAX_VALUE);
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            present.unreadable("", missing.get());
        } else {
            folder.walk(present);
        }
        return present;
    }
}
