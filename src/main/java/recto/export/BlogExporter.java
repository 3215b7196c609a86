package recto.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import recto.content.ArticleParser;
import recto.database.Sql;
import recto.folder.ArticleHead;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileContent;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;
import recto.language.Sha256;
import recto.redirects.RedirectTable;
import recto.site.SiteConfig;

/**
 * Writes what the database holds as a content folder: an import of that folder into an empty database gives the same site, and to feed
 * readers the same articles.
 */
@ApplicationScoped
public class BlogExporter {

    private static final int BATCH = 100;

    private final Instance<DataSource> database;
    private final ArticleParser parser;
    private final SiteConfig site;
    private final Clock clock;

    BlogExporter(Instance<DataSource> database, ArticleParser parser, SiteConfig site, Clock clock) {
        this.database = database;
        this.parser = parser;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param articles the articles and pages
     * @param texts those of authors, tags and redirects
     * @param removed how many addresses answer that their article is gone, which no file says
     */
    public record Result(int articles, int texts, int pictures, long removed, List<Problem> problems) {}

    /** Why nothing may be written into the folder; empty where it is empty or missing. */
    public static String refusal(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            return "%s is no folder; name one that is empty or not there".formatted(folder);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.findAny().isEmpty() ? ""
                        : "%s is not empty, and nothing in it is overwritten; name a folder that is empty or not there".formatted(folder);
            }
        }
        return "";
    }

    /**
     * Writes everything into an empty or missing folder.
     *
     * @param content the content folder, from which pictures are taken as they are; the database has them without what the camera noted
     * @param progress is told after each batch how many files there are
     */
    public Result run(Path folder, Path content, IntConsumer progress) throws SQLException, IOException {
        Files.createDirectories(folder);
        List<Problem> problems = new ArrayList<>();
        ExportFolder written = new ExportFolder(folder.toRealPath(), problems);
        try (Sql sql = Sql.openForLongWork(database.get())) {
            int articles = writeArticles(sql, written, problems, progress);
            int texts = 0;
            Set<String> files = new HashSet<>();
            for (String table : new String[] {"profile", "tag_text"}) {
                for (String[] file : sql.of("select source_path, source from %s order by source_path".formatted(table))
                        .list(row -> new String[] {row.text("source_path"), row.text("source")})) {
                    // Of a list of authors, each has its name behind the file's
                    String path = file[0].replaceFirst("(?<=\\.(?:ya?ml|json|toml))#.*$", "");
                    if (files.add(path)) {
                        written.write(path, file[1].getBytes(StandardCharsets.UTF_8));
                        texts++;
                    }
                }
            }
            for (Map.Entry<String, String> file : new RedirectTable(sql).files().entrySet()) {
                written.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
                texts++;
            }
            Set<String> pictures = new HashSet<>();
            copyPictures(content, written.root(), pictures, problems);
            writeStoredPictures(sql, written, pictures);
            if (!Files.isDirectory(content)) {
                tellOfPicturesOfTexts(sql, content, problems);
            }
            long removed = sql.of("select count(*) as gone from article where removed_at is not null").first(row -> row.number("gone"))
                    .orElse(0L);
            return new Result(articles, texts, pictures.size(), removed, problems);
        }
    }

    private int writeArticles(Sql sql, ExportFolder root, List<Problem> problems, IntConsumer progress) throws SQLException, IOException {
        Map<Instant, Instant> days = new HashMap<>();
        String last = "";
        int count = 0;
        for (List<StoredFile> batch = batch(sql, last); !batch.isEmpty(); batch = batch(sql, last)) {
            for (StoredFile article : batch) {
                root.write(article.file(), text(article, days, problems).getBytes(StandardCharsets.UTF_8));
            }
            count += batch.size();
            progress.accept(count);
            last = batch.get(batch.size() - 1).file();
        }
        return count;
    }

    private String text(StoredFile article, Map<Instant, Instant> days, List<Problem> problems) {
        // The files that gave something to the article do not go along, so that the article says it from now on
        String source = ExportedSource.of(article.file(), article.source(), article.given());
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        ContentFile file = new ContentFile(article.file(), bytes.length, Instant.EPOCH);
        ArticleHead head = parser.parseHead(file, new FileContent(bytes, Sha256.hex(bytes)), null, now, new ArrayList<>()).orElse(null);
        if (head == null) {
            problems.add(
                    Problem.warning(article.file(), 1, 1, "is written as it was, as its header can no longer be read", "mend its header"));
            return article.source();
        }
        return ExportedSource.of(article.file(), source, article.missing(head, now, days, site.timeZone()));
    }

    private static List<StoredFile> batch(Sql sql, String last) throws SQLException {
        Map<Long, List<String>> others = new HashMap<>();
        List<StoredFile> batch = sql.of("""
                select id, source_path, source, given, is_page, draft, publish_at, updated_at, guid, path from article
                 where removed_at is null and source_path > :last order by source_path limit %d""".formatted(BATCH)).text("last", last)
                .list(row -> new StoredFile(row.number("id"), row.text("source_path"), row.text("source"),
                        ExportedSource.keys(row.textOrNull("given"), row.flag("is_page")), row.flag("is_page"),
                        row.flag("draft"), row.time("publish_at"), row.timeOrNull("updated_at"), row.text("guid"), row.textOrNull("path"),
                        others.computeIfAbsent(row.number("id"), id -> new ArrayList<>())));
        sql.of("""
                select r.article_id, r.path from redirect r join article a on a.id = r.article_id
                 where r.article_id = any(:ids) and r.path is distinct from a.path""").numbers("ids", others.keySet())
                .list(row -> others.computeIfAbsent(row.number("article_id"), id -> new ArrayList<>()).add(row.text("path")));
        return batch;
    }

    /** All pictures of the content folder, where there is one, and of the folders beside it. */
    private static void copyPictures(Path content, Path root, Set<String> written, List<Problem> problems) throws IOException {
        if (!Files.isDirectory(content) || root.startsWith(content.toRealPath())) {
            return;
        }
        ContentFolder folder = new ContentFolder(content, Long.MAX_VALUE);
        folder.walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) {}

            @Override
            public void picture(ContentFile entry) throws IOException {
                Path source = content.resolve(entry.path());
                Path target = root.resolve(entry.path());
                Files.createDirectories(target.getParent());
                Files.copy(Files.exists(source, LinkOption.NOFOLLOW_LINKS) ? source : folder.pictureRoots().find(entry.path()).file(),
                        target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                written.add(entry.path());
            }

            @Override
            public void unreadable(String path, Problem problem) {
                problems.add(problem);
            }

            @Override
            public void warning(Problem problem) {}
        });
    }

    private static void writeStoredPictures(Sql sql, ExportFolder root, Set<String> written) throws SQLException, IOException {
        for (String[] use : sql.of("select distinct path, hash from article_picture where hash is not null order by path")
                .list(row -> new String[] {row.text("path"), row.text("hash")})) {
            if (written.contains(use[0])) {
                continue;
            }
            byte[] bytes = sql.of("select bytes from picture_file where hash = :hash and variant = ''").text("hash", use[1]).binary()
                    .first(row -> row.bytes("bytes")).orElse(null);
            if (bytes != null ? root.write(use[0], bytes) : root.writeStored(sql, use[0], use[1])) {
                written.add(use[0]);
            }
        }
    }

    /** The database knows the pictures of articles by their files, and those of authors and tags only by what is in them. */
    private static void tellOfPicturesOfTexts(Sql sql, Path content, List<Problem> problems) throws SQLException {
        sql.of("""
                select source_path from profile where cardinality(pictures) > 0
                union select source_path from tag_text where cardinality(pictures) > 0 order by source_path""")
                .list(row -> row.text("source_path"))
                .forEach(path -> problems.add(Problem.warning(path, 1, 1,
                        "shows pictures that are not written: they are in the content folder alone, and %s is not there".formatted(content),
                        "export where recto.content.dir names the content folder")));
    }
}
