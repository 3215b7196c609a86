package recto.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.change.ChangeLog;
import recto.content.ArticleParser;
import recto.content.AuthorParser;
import recto.content.Claims;
import recto.content.ParsedAuthor;
import recto.content.ParsedTag;
import recto.content.TagParser;
import recto.database.Sql;
import recto.folder.ContentFolder;
import recto.folder.FolderSnapshot;
import recto.frontmatter.Problem;
import recto.indexing.ArticleIndex;
import recto.linked.ArticleFiles;
import recto.linked.ArticleFiles.Unsure;
import recto.linked.PictureFolder;
import recto.report.ImportReport;
import recto.site.SiteConfig;
import recto.staging.ArticleIdentity;
import recto.staging.BatchReader;
import recto.staging.BatchReader.Batch;
import recto.staging.FileReader;
import recto.staging.FileReader.Candidate;
import recto.staging.FileReader.InspectedFile;
import recto.staging.StagedLinks;
import recto.staging.StagedPictures;
import recto.staging.StagingTable;
import recto.staging.StagingTable.StagedFile;
import recto.staging.StagingTable.State;
import recto.staging.StoredArticle;
import recto.staging.StoredArticles;
import recto.storing.ArticleTable;
import recto.storing.ArticleWriter;
import recto.storing.AuthorWriter;
import recto.storing.ListDates;
import recto.storing.Outcome;
import recto.storing.Removals;
import recto.storing.TagTextWriter;

/**
 * One pass over a folder. It lists the folder, inspects the files that may have changed, finds out which file is which article, and only
 * then writes, batch by batch. A batch is one transaction, so that a crash leaves every article whole. Memory depends on the batch, not on
 * the folder.
 */
final class ImportPass {

    /** When more than one in this many published articles is gone, a volume was not mounted; no author wished that. */
    private static final int MASS_REMOVAL = 5;

    private final Sql sql;
    /** For what other threads do beside the writing. */
    private final DataSource database;
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
    private final GroupFiles<ParsedAuthor> authors;
    private final GroupFiles<ParsedTag> tags;
    private final RedirectFiles redirects;
    private final FolderListing listing;
    private final KnownFolder known;
    private final BatchReader batches;
    private final BatchWriter writer;
    private final Removals removals;
    /** Called after each transaction, so that readers see at once what was committed. */
    private final ArticleIndex.Committed committed;
    private final ImportReport report;
    private final ArticleFiles links;
    /** The only files to inspect; null for the whole folder. */
    private final @Nullable ChangedFiles changed;

    ImportPass(Sql sql, DataSource database, ContentFolder folder, PictureFolder pictureFolder, ImportOptions options, ArticleParser parser,
            AuthorParser authorParser, TagParser tagParser, SiteConfig site, Clock clock, ArticleIndex.Committed committed,
            ImportReport report) throws SQLException {
        this.sql = sql;
        this.database = database;
        this.folder = folder;
        this.options = options;
        this.now = clock.instant();
        this.version = parser.version() + " " + ArticleIndex.VERSION + (pictureFolder.hasElsewhere() ? " remote" : "");
        this.committed = committed;
        this.report = report;
        this.links = pictureFolder.articles();
        this.changes = new ChangeLog(sql, clock);
        this.index = new ArticleIndex(sql, database, site, changes, now);
        this.stored = new StoredArticles(sql);
        this.table = new StagingTable(sql, now);
        this.pictures = new StagedPictures(sql);
        ListDates dates = new ListDates(sql, now);
        this.removals = new Removals(sql, changes, index, dates, now);
        this.reader = new FileReader(folder, pictureFolder, parser, version, now);
        this.authors = new GroupFiles<>(folder, pictureFolder, authorParser::parseAll, new AuthorWriter(sql, dates, changes, version, now),
                report);
        this.tags = new GroupFiles<>(folder, pictureFolder,
                (file, content, pictures, problems) -> tagParser.parse(file, content, pictures, problems).stream().toList(),
                new TagTextWriter(sql, changes, version, now), report);
        this.redirects = new RedirectFiles(sql, folder, site.url(), changes, report);
        this.listing = new FolderListing(folder, pictureFolder, table, stored, pictures, authors, tags, redirects, report);
        this.known = new KnownFolder(sql, folder.root().toString(), version + " " + site.url());
        this.batches = new BatchReader(table, stored, reader, index);
        ArticleWriter articles = new ArticleWriter(sql, new ArticleTable(sql, version, now), removals, dates, index, changes, now);
        this.writer = new BatchWriter(stored, articles, committed, report, site.timeZone(), now);
        // No other program can write now, because this pass holds the lock of importers
        this.changed = options.changed() == null ? null : options.changed().named(changes.last(), stored);
    }

    void run() throws SQLException, IOException {
        KnownFolder.Known before = changed == null && !options.everyFile() ? known.find().orElse(null) : null;
        FolderSnapshot snapshot = before == null ? null : listing.listUnchanged(before, options.listed(), now);
        if (snapshot == null) {
            snapshot = changed == null ? listing.listAll(options.everyFile(), version, now) : listing.list(changed);
            importListed();
            if (report.failed() == 0) {
                known.note(snapshot, report.imported());
            }
        }
        report.end(snapshot, changes.last());
    }

    private void importListed() throws SQLException, IOException {
        inBatches(State.LISTED, this::look);
        if (changed != null) {
            table.addRivals();
        }
        new ArticleIdentity(sql).match((file, original) -> report.fail(Claims.sameId(file, original)));
        StagingTable.Gone gone = table.countGone(changed != null);
        if (refusesToRemove(gone.published())) {
            return;
        }
        report.add(Outcome.UNCHANGED, -new StagedLinks(sql).markChanged());
        table.rememberTimes();
        pictures.rememberTimes();
        if (changed == null) {
            authors.importAll();
            tags.importAll();
        }
        importChanged();
        if (gone.all() > 0) {
            report.add(Outcome.REMOVED, removals.removeGone(changed != null));
        }
        if (changed == null) {
            redirects.importAll();
        } else {
            redirects.judgeAgain();
        }
        for (Unsure link : links.deadLinks()) {
            if (!redirects.lead(link.address())) {
                report.add(link.warning());
            }
        }
        report.noteUncertain(report.failed() > 0 && table.hasUncertain(changed != null));
        if (report.hasChanges()) {
            HandleHints.tell(sql, report);
        }
        committed.run();
        try (Tidying tidying = new Tidying(database, report.created() + report.updated())) {
            index.refreshRelated(() -> {
                committed.run();
                options.progress().accept(report);
            });
        }
    }

    private interface Step {
        void run(List<StagedFile> files) throws SQLException, IOException;
    }

    private void inBatches(State state, Step step) throws SQLException, IOException {
        String last = "";
        for (List<StagedFile> files = batches.list(state, last); !files.isEmpty(); files = batches.list(state, last)) {
            Interruption.check();
            step.run(files);
            options.progress().accept(report);
            last = files.get(files.size() - 1).file().path();
        }
    }

    private void look(List<StagedFile> files) throws SQLException {
        Map<String, StoredArticle> known = stored.findByFile(files.stream().map(file -> file.file().path()).toList());
        List<InspectedFile> seen = files.parallelStream().map(file -> reader.look(file.file(), known.get(file.file().path()))).toList();
        for (InspectedFile file : seen) {
            switch (file.look().state()) {
                case UNCHANGED -> report.add(Outcome.UNCHANGED, 1);
                case FAILED -> report.fail(file.problems());
                case UNREAD -> file.problems().forEach(report::addUnread);
                default -> {
                    // The problems of the other files are reported when the files are imported
                }
            }
        }
        table.note(seen.stream().map(InspectedFile::look).toList());
    }

    /** Whether this pass would remove too many of the published articles. Asked before anything is written. */
    private boolean refusesToRemove(long gone) throws SQLException {
        if (options.allowMassRemoval() || gone == 0) {
            return false;
        }
        long published = stored.countPublished(now);
        if (gone * MASS_REMOVAL <= published) {
            return false;
        }
        report.refuse(Problem.error("", 1, 1,
                "%d of %d published articles would be taken down, because their files are gone from %s or left out there; nothing was changed"
                        .formatted(gone, published, folder.root()),
                "see whether the folder is the right one and is mounted; if it is meant, run 'import --allow-mass-removal' or start with recto.import.allow-mass-removal=true"));
        return true;
    }

    /** Reads and renders the next batch while the database writes this one. */
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
            writer.writeExchanges();
        } finally {
            next.end();
        }
    }

    private void write(List<Candidate> candidates) throws SQLException {
        candidates.stream().filter(Candidate::isFailed).forEach(candidate -> report.fail(candidate.problems()));
        writer.write(candidates.stream().filter(candidate -> !candidate.isFailed()).toList());
    }
}
