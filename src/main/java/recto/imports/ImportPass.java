package recto.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.change.ChangeLog;
import recto.content.ArticleParser;
import recto.content.AuthorParser;
import recto.content.Claims;
import recto.content.ContentFolder;
import recto.content.FolderSnapshot;
import recto.content.PictureFolder;
import recto.database.Sql;
import recto.frontmatter.Problem;
import recto.imports.BatchReader.Batch;
import recto.imports.FileReader.Candidate;
import recto.imports.FileReader.Seen;
import recto.imports.ImportReport.Outcome;
import recto.imports.StagingTable.Listed;
import recto.imports.StagingTable.State;
import recto.indexing.ArticleIndex;
import recto.site.SiteConfig;

/**
 * One pass over a folder: list it, look into what may have changed, find out which file is which article, and only then write, batch by
 * batch. A batch is one transaction, so that a crash leaves every article whole; memory follows the batch, not the folder.
 */
final class ImportPass {

    /** After so many written articles the database is tidied up at once, not when it next comes to it by itself. */
    private static final int MANY = 1_000;
    /** More than one in this many published articles gone is a volume that was not mounted, not an author's wish. */
    private static final int MASS_REMOVAL = 5;

    private final Sql sql;
    private final ContentFolder folder;
    private final ImportOptions options;
    private final FileReader reader;
    private final String version;
    private final Instant now;
    private final ChangeLog changes;
    private final ArticleIndex index;
    private final StoredArticles stored;
    private final StagingTable table;
    private final StagedPictures pictures;
    private final AuthorFiles authors;
    private final FolderListing listing;
    private final BatchReader batches;
    private final BatchWriter writer;
    private final Removals removals;
    /** Called after each transaction: what was committed is to be seen at once. */
    private final ArticleIndex.Committed committed;
    private final ImportReport report;
    /** All that is to be looked at; null for the whole folder. */
    private final @Nullable ChangedFiles changed;

    ImportPass(Sql sql, ContentFolder folder, PictureFolder pictureFolder, ImportOptions options, ArticleParser parser,
            AuthorParser authorParser,
            SiteConfig site, Clock clock, ArticleIndex.Committed committed, ImportReport report) throws SQLException {
        this.sql = sql;
        this.folder = folder;
        this.options = options;
        this.now = clock.instant();
        this.version = parser.version() + " " + ArticleIndex.VERSION;
        this.committed = committed;
        this.report = report;
        this.changes = new ChangeLog(sql, clock);
        this.index = new ArticleIndex(sql, site, changes, now);
        this.stored = new StoredArticles(sql);
        this.table = new StagingTable(sql, now);
        this.pictures = new StagedPictures(sql);
        ListDates dates = new ListDates(sql, now);
        this.removals = new Removals(sql, changes, index, dates, now);
        this.reader = new FileReader(folder, pictureFolder, parser, version, now);
        this.authors = new AuthorFiles(folder, pictureFolder, authorParser, new AuthorWriter(sql, dates, changes, version, now), report);
        this.listing = new FolderListing(folder, pictureFolder, table, pictures, authors, report);
        this.batches = new BatchReader(table, stored, reader);
        ArticleWriter articles = new ArticleWriter(sql, new ArticleTable(sql, version, now), removals, dates, index, changes, now);
        this.writer = new BatchWriter(stored, articles, committed, report, now);
        // Others write only while they hold the lock that this pass holds
        this.changed = options.changed() != null && options.changed().lastChange() == changes.last() ? options.changed() : null;
    }

    void run() throws SQLException, IOException {
        FolderSnapshot snapshot = changed == null ? listing.listAll(options.everyFile(), version, now) : listing.list(changed);
        importListed();
        report.end(snapshot, changes.last());
    }

    private void importListed() throws SQLException, IOException {
        inBatches(State.LISTED, this::look);
        if (changed != null) {
            table.addRivals();
        }
        new ArticleIdentity(sql).match((file, twin) -> report.fail(Claims.sameId(file, twin)));
        StagingTable.Gone gone = table.countGone(changed != null);
        if (refusesToRemove(gone.published())) {
            return;
        }
        table.rememberTimes();
        pictures.rememberTimes();
        if (changed == null) {
            authors.importAll();
        }
        importChanged();
        if (gone.all() > 0) {
            report.add(Outcome.REMOVED, removals.removeGone(changed != null));
        }
        committed.run();
        index.refreshRelated(committed);
        if (report.created() + report.updated() >= MANY) {
            tidy();
        }
    }

    private interface Step {
        void run(List<Listed> files) throws SQLException, IOException;
    }

    private void inBatches(State state, Step step) throws SQLException, IOException {
        String last = "";
        for (List<Listed> files = batches.list(state, last); !files.isEmpty(); files = batches.list(state, last)) {
            Interruption.check();
            step.run(files);
            options.progress().accept(report);
            last = files.get(files.size() - 1).file().path();
        }
    }

    private void look(List<Listed> files) throws SQLException {
        Map<String, StoredArticle> known = stored.findByFile(files.stream().map(file -> file.file().path()).toList());
        List<Seen> seen = files.parallelStream().map(file -> reader.look(file.file(), known.get(file.file().path()))).toList();
        for (Seen file : seen) {
            switch (file.look().state()) {
                case UNCHANGED -> report.add(Outcome.UNCHANGED, 1);
                case FAILED -> report.fail(file.problems());
                case UNREAD -> file.problems().forEach(report::addUnread);
                default -> {
                    // What is wrong with the others is told when they are imported
                }
            }
        }
        table.note(seen.stream().map(Seen::look).toList());
    }

    /** Before anything is changed: whether this pass would remove too much of what is published. */
    private boolean refusesToRemove(long gone) throws SQLException {
        if (options.allowMassRemoval() || gone == 0) {
            return false;
        }
        long published = stored.countPublished(now);
        if (gone * MASS_REMOVAL <= published) {
            return false;
        }
        report.refuse(Problem.error("", 1, 1,
                "%d of %d published articles would be taken down, because their files are gone from %s; nothing was changed"
                        .formatted(gone, published, folder.root()),
                "see whether the folder is the right one and is mounted; if it is meant, run 'import --allow-mass-removal' or start with recto.import.allow-mass-removal=true"));
        return true;
    }

    /** While one batch is written, which is the database's work, the next is read and rendered. */
    private void importChanged() throws SQLException, IOException {
        Batch next = batches.begin("");
        try {
            while (!next.files().isEmpty()) {
                Interruption.check();
                Batch batch = next;
                next = batches.begin(batch.last());
                write(batch.await());
                options.progress().accept(report);
            }
        } finally {
            next.end();
        }
    }

    private void write(List<Candidate> candidates) throws SQLException {
        candidates.stream().filter(Candidate::isFailed).forEach(candidate -> report.fail(candidate.problems()));
        writer.write(candidates.stream().filter(candidate -> !candidate.isFailed()).toList());
    }

    /**
     * Lets indexes alone answer what lists ask, sorts what is new into those that search asks, and tells the planner how many rows there are:
     * until then the order of 100,000 articles takes 150 ms to read and not 14. It is done in some seconds.
     */
    private void tidy() throws SQLException {
        sql.run("vacuum (analyze) article, article_tag, article_author, term, article_search, search_word");
    }
}
