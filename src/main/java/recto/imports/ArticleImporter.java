package recto.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import recto.article.DatabaseAddresses;
import recto.change.ChangeLog;
import recto.change.SiteChanges;
import recto.content.ArticleParser;
import recto.content.AuthorParser;
import recto.content.TagParser;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FolderSnapshot;
import recto.frontmatter.Problem;
import recto.linked.FileFolder;
import recto.linked.PictureFolder;
import recto.media.FileStore;
import recto.media.PictureMaker;
import recto.media.PictureStore;
import recto.remote.RemotePictures;
import recto.report.ImportReport;
import recto.site.SiteConfig;

/** Makes the database hold what a folder holds. Only one importer runs at a time, over all processes. */
@ApplicationScoped
public class ArticleImporter {

    /** How long changes are kept for nodes that were away. A node that was away for longer starts with an empty page cache. */
    private static final Duration CHANGES_KEPT = Duration.ofDays(1);

    private final Instance<DataSource> database;
    private final ArticleParser parser;
    private final AuthorParser authorParser;
    private final TagParser tagParser;
    private final PictureMaker pictureMaker;
    private final PictureStore pictureStore;
    private final FileStore fileStore;
    private final RemotePictures elsewhere;
    private final DatabaseAddresses addresses;
    private final SiteChanges siteChanges;
    private final SiteConfig site;
    private final ContentLimits limits;
    private final Clock clock;

    ArticleImporter(Instance<DataSource> database, ArticleParser parser, AuthorParser authorParser, TagParser tagParser,
            PictureMaker pictureMaker,
            PictureStore pictureStore, FileStore fileStore, RemotePictures elsewhere, DatabaseAddresses addresses, SiteChanges siteChanges,
            SiteConfig site,
            ContentLimits limits,
            Clock clock) {
        this.database = database;
        this.parser = parser;
        this.authorParser = authorParser;
        this.tagParser = tagParser;
        this.pictureMaker = pictureMaker;
        this.pictureStore = pictureStore;
        this.fileStore = fileStore;
        this.elsewhere = elsewhere;
        this.addresses = addresses;
        this.siteChanges = siteChanges;
        this.site = site;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return empty when another program is importing into this database */
    public Optional<ImportReport> run(Path dir, ImportOptions options) throws SQLException, IOException {
        ContentFolder folder = new ContentFolder(dir, limits.maxFileSize().asLongValue());
        ImportReport report = new ImportReport();
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            report.refuse(missing.get());
            report.end(FolderSnapshot.of(missing.get()), 0);
            return Optional.of(report);
        }
        Optional<ImportLock> taken = ImportLock.tryTake(database.get());
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (ImportLock lock = taken.get()) {
            Instant started = clock.instant();
            PictureFolder pictureFolder = new PictureFolder(folder.upTo(limits.maxPictureSize().asLongValue()), pictureMaker, pictureStore,
                    elsewhere.forOnePass(), addresses,
                    new FileFolder(folder, fileStore, limits.maxLinkedFileSize().asLongValue()));
            new ImportPass(lock.sql(), database.get(), folder, pictureFolder, options, parser, authorParser, tagParser, site, clock,
                    siteChanges::read,
                    report).run();
            new ChangeLog(lock.sql(), clock).forget(started.minus(CHANGES_KEPT));
            if (report.hasChanges()) {
                elsewhere.forgetUnnamed();
                pictureStore.forgetUnused(started);
                fileStore.forgetUnused(started);
            }
        }
        return Optional.of(report);
    }
}
