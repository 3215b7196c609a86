package recto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database and a small content folder for the packaged program; a test that has a field of this type gets it. */
public class PackagedBlog extends TestPostgres {

    private Path folder;
    private Map<String, String> database;

    @Override
    public Map<String, String> start() {
        database = super.start();
        try {
            askForPassword();
            folder = Files.createTempDirectory("recto-packaged-content");
            for (int day = 1; day <= 22; day++) {
                write("articles/article-%d.md".formatted(day), """
                        ---
                        title: Article number %d
                        publish_date: 2026-05-%02d
                        author: Ada Lovelace
                        tags: [Engines]
                        ---

                        Text.
                        """.formatted(day, day));
            }
            write("articles/everything.md", """
                    ---
                    title: 東京の夏 & <everything>
                    subtitle: What a native binary may have left behind
                    author: [Ada Lovelace, Charles Babbage]
                    publish_date: 2026-05-31T09:30:00+02:00
                    heroImage: { src: https://example.org/hero.png, alt: A hero }
                    tags: [Engines, Code & Co]
                    cta: Write to **us**.
                    number_of_my_own: 42
                    ---

                    &copy; 2026, &CounterClockwiseContourIntegral; and &hellip; 👩‍👩‍👧 with a note.[^1]

                    | a | b |
                    | --- | ---: |
                    | 1 | 2 |

                    > [!WARNING]
                    > An alert.

                    - [x] ~~done~~ on https://example.org

                    ```java
                    record Point(int x, int y) {}
                    ```

                    ## A heading

                    <script>alert(1)</script>

                    [^1]: The note.
                    """);
            write("articles/doomed.md", "---\ntitle: Doomed\npublish_date: 2026-04-01\nslug: doomed\n---\n\nShort of life.\n");
            write("pages/about.md", "---\ntitle: About\n---\n\nAbout this blog.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = new HashMap<>(database);
        settings.put("recto.content.dir", folder.toString());
        settings.put("recto.import.every", "1s");
        settings.put("recto.site.url", "https://blog.example.org");
        return settings;
    }

    /**
     * Has the server ask for the password, as those of operators do and the one of the tests does not. What the program needs to answer is
     * then in the AOT cache, too, which is made while it serves this blog.
     */
    private void askForPassword() throws SQLException, IOException {
        try (Connection connection = connect(database.get("quarkus.datasource.jdbc.url"));
                Statement statement = connection.createStatement()) {
            statement.execute("alter user postgres password 'postgres'");
            try (ResultSet file = statement.executeQuery("show hba_file")) {
                file.next();
                Files.writeString(Path.of(file.getString(1)), "host all all all scram-sha-256\n");
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(PackagedBlog.class));
    }

    Path folder() {
        return folder;
    }

    /** The settings that lead to the one that is being served. */
    Map<String, String> database() {
        return database;
    }

    /** The settings that lead to an empty one beside it. */
    Map<String, String> anotherDatabase() throws SQLException {
        String url = database.get("quarkus.datasource.jdbc.url");
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists another with (force)");
            statement.execute("create database another");
        }
        Map<String, String> another = new HashMap<>(database);
        another.put("quarkus.datasource.jdbc.url", url.replaceFirst("/postgres(?=$|\\?)", "/another"));
        return another;
    }

    void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), bytes);
    }
}
