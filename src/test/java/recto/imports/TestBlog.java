package recto.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import recto.Eventually;
import recto.cache.PageCache;
import recto.change.SiteChanges;
import recto.database.Sql;
import recto.frontmatter.Problem;
import recto.report.ImportReport;

/** A blog for a test: real files in a real folder, imported as an operator's are. */
@ApplicationScoped
public class TestBlog {

    private static final List<String> TABLES = List.of("known_folder", "redirect_rule", "redirect_file", "file_piece", "file",
            "remote_picture",
            "article_link",
            "article_picture", "picture_file", "picture",
            "article_search",
            "search_word", "import_run", "related_due", "related", "term", "article_tag", "article_author", "redirect", "article", "series",
            "tag", "tag_text", "profile", "author");
    private static final String TRUNCATE = "truncate %s restart identity cascade".formatted(String.join(", ", TABLES));
    /** Deleting some rows takes a tenth of the time of truncating the tables, and a thousand tests begin with it. */
    private static final String DELETE = Stream
            .concat(TABLES.stream().map("delete from %s"::formatted),
                    Stream.of("article", "author", "series", "tag", "import_run").map("select setval('%s_id_seq', 1, false)"::formatted))
            .collect(Collectors.joining("; "));
    private static final String HAS_MANY = "select count(*) > 100 from article";

    @Inject
    ImportJob job;
    @Inject
    DataSource database;
    @Inject
    SiteChanges siteChanges;

    @Inject
    ArticleImporter importer;
    @Inject
    ImportConfig config;
    @Inject
    PageCache pages;
    @Inject
    ShownProblems shown;
    @Inject
    Clock clock;

    private Path folder;

    /** An empty blog in an empty database; call it before each test. */
    public TestBlog empty() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            empty(connection, statement);
            // So that the page cache of this node forgets everything, the menu included
            statement.execute("insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')");
            siteChanges.read();
            if (folder != null) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                }
            }
            folder = Files.createTempDirectory("recto-test-content");
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try (ResultSet many = statement.executeQuery(HAS_MANY)) {
            many.next();
            boolean hasMany = many.getBoolean(1);
            if (hasMany) {
                statement.execute(TRUNCATE);
            } else {
                // Without the triggers of the foreign keys, as all tables are emptied
                statement.execute("set local session_replication_role = replica");
                statement.execute(DELETE);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    public Path folder() {
        return folder;
    }

    /** An article with this title, published on 1 May 2026. */
    public TestBlog article(String path, String title) {
        return article(path, title, "", "Text of " + title + ".");
    }

    /** @param frontMatter further lines of front matter; a publish_date in it replaces the default one */
    public TestBlog article(String path, String title, String frontMatter, String body) {
        String date = frontMatter.contains("publish_date") ? "" : "publish_date: 2026-05-01\n";
        String more = frontMatter.isEmpty() || frontMatter.endsWith("\n") ? frontMatter : frontMatter + "\n";
        return file(path, "---\ntitle: '" + title.replace("'", "''") + "'\n" + date + more + "---\n\n" + body + "\n");
    }

    public TestBlog file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestBlog file(String path, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestBlog delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestBlog move(String from, String to) {
        try {
            Files.createDirectories(folder.resolve(to).getParent());
            Files.move(folder.resolve(from), folder.resolve(to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets an hour go by since the files were written: a pass then trusts their times. */
    public TestBlog settle() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(1, ChronoUnit.HOURS)));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pass as the job makes it: files whose size and time are as they were are not read. */
    public ImportReport importAll() {
        return importAll(new ImportOptions(false, false, null));
    }

    public ImportReport importAll(ImportOptions options) {
        return importFrom(folder, options);
    }

    public ImportReport importFrom(Path dir, ImportOptions options) {
        try {
            return job.run(dir, options).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job that looks at this folder, when it is told to and without waiting until the folder rests. */
    public ImportJob job() {
        return new ImportJob(importer, config, () -> folder, pages, shown, clock, Duration.ZERO);
    }

    /** A pass in a few words: {@code 1 new, 2 unchanged}. */
    public String counts() {
        return counts(importAll());
    }

    /** What is not zero. */
    public static String counts(ImportReport report) {
        return Stream.of(report.toString().split(", ")).filter(count -> !count.startsWith("0 ")).collect(Collectors.joining(", "));
    }

    /** What was complained of, as it is printed. */
    public static List<String> problems(ImportReport report) {
        return report.problems().stream().map(Problem::toString).toList();
    }

    /** The first column of the only row, as text; null where there is none. */
    public String ask(String sql, Object... parameters) {
        List<String> rows = list(sql, parameters);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The first column of every row, as text. */
    public List<String> list(String sql, Object... parameters) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when this many statements wait for a lock in the database. */
    public void awaitBlocked(int statements) {
        Eventually.holds(statements + " statements wait for a lock",
                () -> Integer.parseInt(ask("select count(*) from pg_locks where not granted")) == statements);
    }

    public void update(String statements) {
        // A page may not ask the database for long, but a test may write a large blog
        try (Sql sql = Sql.openForLongWork(database)) {
            sql.run(statements);
            // What is changed by hand, the next pass is to see
            sql.run("delete from known_folder");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets this node see what was written behind the back of the import, as {@link #update} does. */
    public void tell() {
        update("insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')");
        try {
            siteChanges.read();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String guid(String title) {
        return Objects.requireNonNull(ask("select guid from article where title = ?", title), () -> "no article '" + title + "'");
    }

    /** Which version of which row is where: another one after any write. */
    public List<String> rowVersions() {
        List<String> versions = new ArrayList<>();
        for (String table : List.of("article", "redirect", "author", "tag", "article_author", "article_tag", "series", "term", "related",
                "related_due", "redirect_rule", "profile", "tag_text", "article_search", "search_word", "site_change", "picture",
                "picture_file", "file", "file_piece",
                "article_picture")) {
            versions.addAll(list("select '" + table + " ' || ctid || ' ' || xmin from " + table + " order by ctid"));
        }
        return versions;
    }
}
