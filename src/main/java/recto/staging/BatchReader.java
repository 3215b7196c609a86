package recto.staging;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import recto.database.UncheckedSqlException;
import recto.indexing.ArticleIndex;
import recto.staging.FileReader.Candidate;
import recto.staging.FileReader.ReadFile;
import recto.staging.StagingTable.StagedFile;
import recto.staging.StagingTable.State;

/** Lists the files of a pass in batches, and reads and renders a batch in other threads while the one before it is written. */
public final class BatchReader {

    /** So many files that the commit and the statements of a batch hardly count, and so few that readers see the first articles soon. */
    private static final int FILES = 200;
    /** The most bytes of a batch. All articles of a batch are in memory at once, each in several forms. */
    private static final long BYTES = 2 << 20;

    private final StagingTable table;
    private final StoredArticles stored;
    private final FileReader reader;
    private final ArticleIndex index;

    public BatchReader(StagingTable table, StoredArticles stored, FileReader reader, ArticleIndex index) {
        this.table = table;
        this.stored = stored;
        this.reader = reader;
        this.index = index;
    }

    /** A batch that is being read. */
    public record Batch(List<StagedFile> files, CompletableFuture<List<Candidate>> candidates) {

        /** The path of the last file. */
        public String last() {
            return files.get(files.size() - 1).file().path();
        }

        /** Waits until the whole batch is read. */
        public List<Candidate> await() throws SQLException {
            try {
                return candidates.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof UncheckedSqlException failure) {
                    throw failure.getCause();
                }
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }

        /** Waits until the threads have finished this batch, even if reading failed. */
        public void end() {
            candidates.handle((read, failure) -> null).join();
        }
    }

    /** Lists the files in this state in the order of their paths. @param after the path of the last file of the batch before */
    public List<StagedFile> list(State state, String after) throws SQLException {
        List<StagedFile> files = table.list(state, after, FILES);
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            bytes += files.get(i).file().size();
            if (bytes > BYTES && i > 0) {
                return files.subList(0, i);
            }
        }
        return files;
    }

    /**
     * Begins to read the next batch of changed files. Its stored articles cannot change before the batch is written, because the batches
     * before it write other articles, which have files too.
     */
    public Batch begin(String after) throws SQLException {
        List<StagedFile> files = list(State.CHANGED, after);
        Map<Long, StoredArticle> known = stored.findById(files.stream().map(StagedFile::articleId).filter(Objects::nonNull).toList());
        return new Batch(files, CompletableFuture.supplyAsync(() -> read(files, known)));
    }

    private List<Candidate> read(List<StagedFile> files, Map<Long, StoredArticle> known) {
        List<ReadFile> read = files.parallelStream().map(file -> reader.read(file, known.get(file.articleId()))).filter(Objects::nonNull)
                .toList();
        ArticleIndex.Entries entries;
        try {
            entries = index.learn(read.stream().map(ReadFile::words).filter(Objects::nonNull).toList());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return read.parallelStream().map(file -> file.toCandidate(entries))
                // Articles that are published choose their addresses before new ones do
                .sorted(Comparator.comparing((Candidate candidate) -> candidate.before() == null)).toList();
    }
}
