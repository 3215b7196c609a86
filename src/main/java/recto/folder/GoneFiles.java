package recto.folder;

import java.util.Arrays;
import java.util.Collection;

/** The files of a {@link FolderSnapshot} that are no longer there. Of their paths only hashes are known. */
public final class GoneFiles {

    public static final GoneFiles NONE = new GoneFiles(new long[0], new long[0]);

    private final long[] paths;
    private final long[] failed;

    /** @param paths sorted hashes, as are the next @param failed the files that could not be imported */
    GoneFiles(long[] paths, long[] failed) {
        this.paths = paths;
        this.failed = failed;
    }

    /** The hashes of paths, sorted. */
    static long[] hashes(Collection<String> paths) {
        return paths.stream().mapToLong(FileHash::of).sorted().toArray();
    }

    public boolean isNone() {
        return paths.length == 0;
    }

    public boolean has(String path) {
        return FileHash.has(paths, FileHash.of(path));
    }

    /** Whether the files of these articles are all of them, but for files that could not be imported and may have no article. */
    public boolean areOf(Collection<String> articles) {
        long[] known = hashes(articles);
        return Arrays.stream(paths).allMatch(path -> FileHash.has(known, path) || FileHash.has(failed, path));
    }
}
