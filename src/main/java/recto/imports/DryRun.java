package recto.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import recto.database.Sql;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;

/** Compares a folder with what is stored, and writes nothing. */
@ApplicationScoped
public class DryRun {

    private final Instance<DataSource> database;
    private final ContentLimits limits;

    DryRun(Instance<DataSource> database, ContentLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** How many files an import would find so; those that it would refuse are among them. */
    public record Result(int created, int updated, int renamed, int removed, int unchanged) {
        @Override
        public String toString() {
            return "%d new, %d changed, %d renamed, %d removed, %d unchanged".formatted(created, updated, renamed, removed, unchanged);
        }
    }

    public Result run(Path dir) throws SQLException, IOException {
        Map<String, String> stored = new HashMap<>();
        try (Sql sql = Sql.openForLongWork(database.get())) {
            // Behind the version of the program stands what the article was given
            sql.of("select source_path, source_hash || coalesce(substring(rendered_by from ' given [0-9a-f]+$'), '') as hash from article"
                    + " where removed_at is null")
                    .list(row -> stored.put(row.text("source_path"), row.text("hash")));
        }
        Map<String, String> present = hashes(new ContentFolder(dir, limits.maxFileSize().asLongValue()));
        Map<String, String> gone = new HashMap<>();
        stored.forEach((path, hash) -> {
            if (!present.containsKey(path)) {
                gone.put(hash, path);
            }
        });
        int unchanged = 0;
        int updated = 0;
        Set<String> arrived = new HashSet<>();
        for (Map.Entry<String, String> file : present.entrySet()) {
            String before = stored.get(file.getKey());
            if (before == null) {
                arrived.add(file.getKey());
            } else if (before.equals(file.getValue())) {
                unchanged++;
            } else {
                updated++;
            }
        }
        int left = (int) stored.keySet().stream().filter(path -> !present.containsKey(path)).count();
        int renamed = (int) arrived.stream().filter(path -> gone.remove(present.get(path)) != null).count();
        return new Result(arrived.size() - renamed, updated, renamed, left - renamed, unchanged);
    }

    /** Of the files of articles and pages, each with the mark of what it is given. */
    private static Map<String, String> hashes(ContentFolder folder) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        folder.walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) throws IOException {
                if (!entry.isOfGroup()) {
                    try {
                        FileContent content = folder.read(entry);
                        hashes.put(entry.path(), content.hash() + content.mark());
                    } catch (ContentException refused) {
                        hashes.put(entry.path(), "");
                    } catch (NoSuchFileException goneMeanwhile) {
                        // An import would not see it either
                    }
                }
            }

            @Override
            public void unreadable(String path, Problem problem) {
                // The check reports it
            }

            @Override
            public void warning(Problem problem) {}
        });
        return hashes;
    }
}
