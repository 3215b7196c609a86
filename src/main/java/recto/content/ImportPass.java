package recto.content;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import recto.content.FileReader.Candidate;
import recto.content.FileReader.Seen;
import recto.content.FolderTable.Listed;
import recto.content.FolderTable.State;
import recto.content.ImportReport.Outcome;
import recto.content.PictureTable.Doubtful;

/**
 * One pass over a folder: list it, look into what may have changed, find out which file is which article, and only then write, batch by
 * batch. A batch is one transaction, so that a crash leaves every article whole; memory follows the batch, not the folder.
 */
final class ImportPass {

    private static final Logger LOG = Logger.getLogger(ImportPass.class);
    /** Many enough that the commit and the statements of a batch hardly count, few enough that what is published is seen at once. */
    private static final int BATCH_FILES = 200;
    /** A batch of large files is a short one: their articles are in memory side by side, several times over. */
    private static final long BATCH_BYTES = 2 << 20;
    /** After so many written articles the database is tidied up at once, not when it next comes to it by itself. */
    private static final int MANY = 1_000;
    /** More than one in this many published articles gone is a volume that was not mounted, not an author's wish. */
    private static final int MASS_REMOVAL = 5;

    private final ContentFolder folder;
    private final ArticleImporter.Options options;
    private final FileReader reader;
    private final String version;
    private final Instant now;
    private final ImportStore store;
    private final FolderTable table;
    private final PictureFolder pictureFolder;
    private final PictureTable pictures;
    private final ArticleWriter writer;
    private final AuthorFiles authors;
    /** Told after each batch: what was committed is to be seen at once. */
    private final Committed committed;
    private final ImportReport report;
    /** All that is to be looked at; null for the whole folder. */
    private final FewChanged few;
    private FolderFingerprint fingerprint;

    interface Committed {
        void batch() throws SQLException;
    }

    ImportPass(ContentFolder folder, PictureFolder pictureFolder, ArticleImporter.Options options, ArticleParser parser, AuthorParser authorParser,
            ImportStore store, Instant now, Committed committed, ImportReport report) throws SQLException {
        this.folder = folder;
        this.options = options;
        this.reader = new FileReader(folder, pictureFolder, parser, now);
        this.version = parser.version();
        this.now = now;
        this.store = store;
        this.table = store.folder(now);
        this.pictureFolder = pictureFolder;
        this.pictures = store.pictures();
        this.writer = store.writer(version, parser.site(), now);
        this.authors = new AuthorFiles(folder, pictureFolder, authorParser, store.authors(parser.version(), now), report);
        this.committed = committed;
        this.report = report;
        // Others write only while they hold the lock that this pass holds
        this.few = options.few() != null && options.few().lastChange() == store.announcements().last() ? options.few() : null;
    }

    void run() throws SQLException, IOException {
        if (few == null) {
            listAll();
        } else {
            listFew();
        }
        importListed();
        report.end(fingerprint, store.announcements().last());
    }

    private void importListed() throws SQLException, IOException {
        inBatches(State.LISTED, this::look);
        if (few != null) {
            table.addRivals();
        }
        store.identity().match((file, twin) -> {
            report.add(Problem.error(file, 1, 1, "has the same id as %s".formatted(twin), "give each article an id of its own"));
            report.add(Outcome.FAILED, 1);
        });
        FolderTable.Gone gone = table.countGone(few != null);
        if (refusesToRemove(gone.published())) {
            return;
        }
        table.rememberTimes();
        pictures.rememberTimes();
        if (few == null) {
            authors.importAll();
        }
        importChanged();
        if (gone.all() > 0) {
            report.add(Outcome.REMOVED, table.retireGone(few != null));
        }
        committed.batch();
        store.related().refresh(now, committed);
        if (report.created() + report.updated() >= MANY) {
            store.tidy();
        }
    }

    private void listFew() throws SQLException {
        fingerprint = few.folder();
        try (FolderTable.Listing listing = table.listing()) {
            for (ContentFolder.Entry article : few.articles()) {
                listing.add(article, State.LISTED);
            }
            listing.end();
        }
        table.addRest();
        report.add(Outcome.UNCHANGED, few.unchanged());
        table.index();
    }

    private void listAll() throws SQLException, IOException {
        FolderFingerprint.Taker taker = FolderFingerprint.taker(now);
        List<String> unread = new ArrayList<>();
        try (FolderTable.Listing listing = table.listing()) {
            folder.walk(new ContentFolder.Visitor() {
                @Override
                public void file(ContentFolder.Entry entry) throws IOException {
                    taker.file(entry);
                    if (AuthorFiles.isOne(entry)) {
                        authors.add(entry);
                    } else {
                        add(entry, State.LISTED);
                    }
                }

                @Override
                public void picture(ContentFolder.Entry entry) throws IOException {
                    taker.picture(entry);
                    add(entry, State.PICTURE);
                }

                private void add(ContentFolder.Entry entry, State state) throws IOException {
                    try {
                        listing.add(entry, state);
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }

                @Override
                public void unreadable(String path, Problem problem) {
                    taker.unreadable(path, problem);
                    unread.add(path);
                    report.addUnread(problem);
                }

                @Override
                public void warning(Problem problem) {
                    taker.warning(problem);
                    report.add(problem);
                }
            });
            listing.end();
        }
        table.addUnread(unread);
        authors.addUnread(unread);
        pictures.addUnread(unread);
        fingerprint = taker.fingerprint();
        lookAtPictures();
        if (!options.everyFile()) {
            report.add(Outcome.UNCHANGED, table.matchByTime(version));
        }
        table.index();
    }

    /** Those whose size or time is another; an article with one whose bytes are others is then made anew. */
    private void lookAtPictures() throws SQLException, IOException {
        String last = "";
        for (List<Doubtful> files = pictures.listDoubtful(options.everyFile(), last, BATCH_FILES); !files.isEmpty();
                files = pictures.listDoubtful(options.everyFile(), last, BATCH_FILES)) {
            stopIfInterrupted();
            pictures.note(files, files.parallelStream().map(file -> pictureFolder.hash(file.path(), file.size())).collect(Collectors.toList()));
            last = files.get(files.size() - 1).path();
        }
    }

    private interface Step {
        void run(List<Listed> files) throws SQLException, IOException;
    }

    private void inBatches(State state, Step step) throws SQLException, IOException {
        String last = "";
        for (List<Listed> files = list(state, last); !files.isEmpty(); files = list(state, last)) {
            stopIfInterrupted();
            step.run(files);
            options.progress().accept(report);
            last = files.get(files.size() - 1).file().path();
        }
    }

    private static void stopIfInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The import was stopped; the next one goes on from here");
        }
    }

    private List<Listed> list(State state, String after) throws SQLException {
        List<Listed> files = table.list(state, after, BATCH_FILES);
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            bytes += files.get(i).file().size();
            if (bytes > BATCH_BYTES && i > 0) {
                return files.subList(0, i);
            }
        }
        return files;
    }

    // ---- looking ----

    private void look(List<Listed> files) throws SQLException {
        Map<String, StoredArticle> known = store.findByFile(files.stream().map(file -> file.file().path()).toList());
        List<Seen> seen = files.parallelStream().map(file -> reader.look(file.file(), known.get(file.file().path()))).toList();
        for (Seen file : seen) {
            switch (file.look().state()) {
                case UNCHANGED -> report.add(Outcome.UNCHANGED, 1);
                case FAILED -> fail(file.problems());
                case UNREAD -> file.problems().forEach(report::addUnread);
                default -> {
                    // What is wrong with the others is told when they are imported
                }
            }
        }
        table.note(seen.stream().map(Seen::look).toList());
    }

    /** Before anything is changed: whether this pass would take down too much of what is published. */
    private boolean refusesToRemove(long gone) throws SQLException {
        if (options.allowMassRemoval() || gone == 0) {
            return false;
        }
        long published = store.countPublished(now);
        if (gone * MASS_REMOVAL <= published) {
            return false;
        }
        report.refuse(Problem.error("", 1, 1, "%d of %d published articles would be taken down, because their files are gone from %s; nothing was changed"
                .formatted(gone, published, folder.root()),
                "see whether the folder is the right one and is mounted; if it is meant, run 'import --allow-mass-removal' or start with recto.import.allow-mass-removal=true"));
        return true;
    }

    // ---- writing ----

    /** While one batch is written, which is the database's work, the next is read and rendered. */
    private void importChanged() throws SQLException, IOException {
        Batch next = begin("");
        try {
            while (!next.files.isEmpty()) {
                stopIfInterrupted();
                Batch batch = next;
                next = begin(batch.last());
                write(batch);
                options.progress().accept(report);
            }
        } finally {
            // Nothing of this pass goes on behind it
            next.candidates.handle((candidates, fault) -> null).join();
        }
    }

    private record Batch(List<Listed> files, CompletableFuture<List<Candidate>> candidates) {
        String last() {
            return files.get(files.size() - 1).file().path();
        }

        List<Candidate> await() {
            try {
                return candidates.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : e;
            }
        }
    }

    /** What is stored of its articles does not change before it is written: the batches before it write other articles, that have files too. */
    private Batch begin(String after) throws SQLException {
        List<Listed> files = list(State.CHANGED, after);
        Map<Long, StoredArticle> known = store.findById(files.stream().map(Listed::articleId).filter(Objects::nonNull).toList());
        return new Batch(files, CompletableFuture.supplyAsync(() -> files.parallelStream().map(file -> reader.read(file, known.get(file.articleId())))
                .filter(Objects::nonNull)
                // Articles that are published choose their addresses before new ones do
                .sorted(Comparator.comparing((Candidate candidate) -> candidate.before() == null)).toList()));
    }

    private void write(Batch batch) throws SQLException {
        List<Candidate> candidates = batch.await();
        candidates.stream().filter(candidate -> candidate.article() == null).forEach(candidate -> fail(candidate.problems()));
        write(candidates.stream().filter(candidate -> candidate.article() != null).toList());
    }

    private void write(List<Candidate> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return;
        }
        List<ParsedArticle> articles = candidates.stream().map(Candidate::article).toList();
        Addresses addresses = new Addresses(store, articles);
        List<Long> newIds = store.newIds(candidates.size());
        Set<String> guids = store.listGuids(articles.stream().map(article -> article.header().id()).filter(Objects::nonNull).toList());
        List<ArticleRow> rows = new ArrayList<>();
        List<Candidate> refused = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ParsedArticle article = candidate.article();
            addresses.give(article, candidate.before()).ifPresentOrElse(problem -> {
                candidate.problems().add(problem);
                refused.add(candidate);
            }, () -> {
                String id = article.header().id();
                String guid = id == null || guids.contains(id) ? "urn:uuid:" + UUID.randomUUID() : id;
                rows.add(ArticleRow.of(article, candidate.words(), candidate.before(), newIds.get(rows.size()), guid, now));
            });
        }
        try {
            if (!rows.isEmpty()) {
                report.add(Outcome.REMOVED, writer.write(rows, addresses.freed()));
                committed.batch();
            }
        } catch (SQLException e) {
            writeOneByOne(candidates, e);
            return;
        }
        rows.forEach(row -> report.add(row.outcome(), 1));
        candidates.stream().filter(candidate -> !refused.contains(candidate)).forEach(candidate -> candidate.problems().forEach(report::add));
        refused.forEach(candidate -> fail(candidate.problems()));
    }

    /** One article that the database does not take must not keep the others of its batch from being written. */
    private void writeOneByOne(List<Candidate> candidates, SQLException e) throws SQLException {
        // 22 is a value that the database cannot take, 23 a constraint, 54 a limit: the fault of one article, not of the database
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23") && !state.startsWith("54")) {
            throw e;
        }
        if (candidates.size() > 1) {
            for (Candidate candidate : candidates) {
                write(List.of(candidate));
            }
            return;
        }
        Candidate candidate = candidates.get(0);
        // The driver's own message has the whole article in it; what the database said is behind that
        SQLException said = e.getNextException() == null ? e : e.getNextException();
        LOG.errorf(said, "%s cannot be stored", candidate.article().file());
        candidate.problems().add(Problem.error(candidate.article().file(), 1, 1, "cannot be stored (%s)".formatted(said.getMessage().lines().findFirst().orElse("")),
                "this is a fault of Recto; please report it with the file"));
        fail(candidate.problems());
    }

    private void fail(List<Problem> problems) {
        problems.forEach(report::add);
        report.add(Outcome.FAILED, 1);
    }
}
