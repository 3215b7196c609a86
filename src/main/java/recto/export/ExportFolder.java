package recto.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;
import recto.frontmatter.Problem;
import recto.media.FileStore;

/** The folder that an export writes: never outside of it, and never over a file. */
final class ExportFolder {

    private final Path root;
    private final List<Problem> problems;

    /** @param root a real path @param problems gets an error for each path that leads out of the folder */
    ExportFolder(Path root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    Path root() {
        return root;
    }

    /** @return whether the file was written */
    boolean write(String path, byte[] bytes) throws IOException {
        Path target = target(path);
        if (target == null) {
            return false;
        }
        Files.write(target, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return true;
    }

    /** Writes a file that the database has in pieces. @return false where it is not stored */
    boolean writeStored(Sql sql, String path, String hash) throws SQLException, IOException {
        Path target = FileStore.isStored(sql, hash) ? target(path) : null;
        if (target == null) {
            return false;
        }
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            FileStore.write(sql, hash, out);
        }
        return true;
    }

    private @Nullable Path target(String path) throws IOException {
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            problems.add(Problem.error(path, 1, 1, "is not written, as its path leads out of the folder", "rename its file"));
            return null;
        }
        Files.createDirectories(target.getParent());
        return target;
    }
}
