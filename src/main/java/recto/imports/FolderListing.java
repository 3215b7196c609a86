package recto.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FolderRecorder;
import recto.folder.FolderSnapshot;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;
import recto.linked.PictureFolder;
import recto.redirects.RedirectFile;
import recto.report.ImportReport;
import recto.staging.StagedPictures;
import recto.staging.StagedPictures.Suspect;
import recto.staging.StagingTable;
import recto.staging.StagingTable.State;
import recto.staging.StoredArticles;
import recto.storing.Outcome;

/** Lists the folder of a pass into the staging table, and marks there what did not change. */
final class FolderListing {

    private static final int BATCH = 200;

    private final ContentFolder folder;
    private final PictureFolder pictureFolder;
    private final StagingTable table;
    private final StoredArticles stored;
    private final StagedPictures pictures;
    private final GroupFiles<?> authors;
    private final GroupFiles<?> tags;
    private final RedirectFiles redirects;
    private final ImportReport report;

    FolderListing(ContentFolder folder, PictureFolder pictureFolder, StagingTable table, StoredArticles stored, StagedPictures pictures,
            GroupFiles<?> authors, GroupFiles<?> tags, RedirectFiles redirects, ImportReport report) {
        this.redirects = redirects;
        this.folder = folder;
        this.pictureFolder = pictureFolder;
        this.table = table;
        this.stored = stored;
        this.pictures = pictures;
        this.authors = authors;
        this.tags = tags;
        this.report = report;
    }

    /** Lists the few articles that changed, came or went. All other files are as the last pass left them. */
    FolderSnapshot list(ChangedFiles changed) throws SQLException {
        try (StagingTable.Listing listing = table.listing()) {
            for (ContentFile article : changed.articles()) {
                listing.add(article, State.LISTED);
            }
            for (String path : changed.removed()) {
                listing.add(new ContentFile(path, 0, Instant.EPOCH), State.VANISHED);
            }
            listing.end();
        }
        table.addRest();
        // What is wrong with redirects depends on the articles, so that this pass finds it out again
        changed.warnings().stream().filter(warning -> !RedirectFile.isOne(warning.file())).forEach(report::addOfListing);
        report.add(Outcome.UNCHANGED, changed.unchanged());
        table.index();
        return changed.folder();
    }

    /**
     * Finds out without the articles whether the folder is as it was.
     *
     * @param before the folder as the database holds it
     * @param listed the folder as it was listed just now; null where it was not
     * @return null where the folder is no longer as it was
     */
    @Nullable
    FolderSnapshot listUnchanged(KnownFolder.Known before, @Nullable FolderRecorder listed, Instant now) throws IOException {
        FolderRecorder recorder = listed;
        if (recorder == null) {
            recorder = new FolderRecorder(now);
            folder.walk(recorder);
        }
        FolderSnapshot present = recorder.snapshot();
        if (!present.digest().equals(Optional.of(before.listing()))) {
            return null;
        }
        recorder.warnings().forEach(report::addOfListing);
        report.add(Outcome.UNCHANGED, before.files());
        return present;
    }

    /**
     * Lists every file.
     *
     * @param everyFile whether to read also the files whose size and time did not change
     * @param version of the program and its settings, as {@link recto.content.ArticleParser#version} says
     * @param now a moment before the listing
     */
    FolderSnapshot listAll(boolean everyFile, String version, Instant now) throws SQLException, IOException {
        FolderRecorder recorder = new FolderRecorder(now);
        List<String> unread = new ArrayList<>();
        List<LeftOutFile> leftOut = new ArrayList<>();
        try (StagingTable.Listing listing = table.listing()) {
            folder.walk(new Visitor(recorder, listing, unread, leftOut));
            listing.end();
        }
        listPublished(leftOut);
        table.addUnread(unread);
        authors.addUnread(unread);
        tags.addUnread(unread);
        redirects.addUnread(unread);
        pictures.addUnread(unread);
        pictures.index();
        lookAtPictures(everyFile);
        if (!everyFile) {
            report.add(Outcome.UNCHANGED, table.matchByTime(version));
        }
        table.index();
        return recorder.snapshot();
    }

    /**
     * Lists, of the files that are left out, those from which an article was imported. Such an article stays until its owner deletes it: it
     * may look like a copy only since another file came, or since its title was edited.
     */
    private void listPublished(List<LeftOutFile> leftOut) throws SQLException {
        Set<String> published = stored.listPublished(leftOut.stream().map(file -> file.entry.path()).toList());
        try (StagingTable.Listing listing = table.listing()) {
            for (LeftOutFile file : leftOut) {
                Problem problem = file.problem;
                if (published.contains(problem.file())) {
                    listing.add(file.entry, State.LISTED);
                    report.addOfListing(Problem.warning(problem.file(), 1, 1,
                            problem.message().replace("and is left out", "but stays as an article because it has been one"),
                            problem.hint()));
                } else {
                    report.addOfListing(problem);
                }
            }
            listing.end();
        }
    }

    private record LeftOutFile(ContentFile entry, Problem problem) {}

    private final class Visitor implements FolderVisitor {
        private final FolderRecorder recorder;
        private final StagingTable.Listing listing;
        private final List<String> unread;
        private final List<LeftOutFile> leftOut;

        Visitor(FolderRecorder recorder, StagingTable.Listing listing, List<String> unread, List<LeftOutFile> leftOut) {
            this.recorder = recorder;
            this.listing = listing;
            this.unread = unread;
            this.leftOut = leftOut;
        }

        @Override
        public void file(ContentFile file) throws IOException {
            recorder.file(file);
            if (file.isOfGroup()) {
                (file.isTag() ? tags : authors).add(file);
            } else {
                add(file, State.LISTED);
            }
        }

        @Override
        public void picture(ContentFile file) throws IOException {
            recorder.picture(file);
            add(file, State.PICTURE);
        }

        @Override
        public void redirects(ContentFile file) {
            recorder.redirects(file);
            redirects.add(file);
        }

        private void add(ContentFile file, State state) throws IOException {
            try {
                listing.add(file, state);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void unreadable(String path, Problem problem) {
            recorder.unreadable(path, problem);
            unread.add(path);
            report.addUnread(problem);
        }

        @Override
        public void warning(Problem problem) {
            recorder.warning(problem);
            report.addOfListing(problem);
        }

        @Override
        public void leftOut(ContentFile file, Problem problem) {
            recorder.leftOut(file, problem);
            leftOut.add(new LeftOutFile(file, problem));
        }
    }

    /** Reads the pictures whose size or time changed. An article that shows a picture with other bytes is then rendered again. */
    private void lookAtPictures(boolean all) throws SQLException, IOException {
        String last = "";
        for (List<Suspect> files = pictures.listSuspects(all, last, BATCH); !files.isEmpty(); files = pictures.listSuspects(all, last,
                BATCH)) {
            Interruption.check();
            pictures.note(files,
                    files.parallelStream().map(file -> pictureFolder.hash(file.path(), file.size())).collect(Collectors.toList()));
            last = files.get(files.size() - 1).path();
        }
    }
}
