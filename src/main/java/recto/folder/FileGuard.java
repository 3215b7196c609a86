package recto.folder;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import recto.database.UncheckedSqlException;
import recto.frontmatter.Problem;

/**
 * Turns whatever goes wrong with one file into a problem of that file, so that the other files are imported and the pass comes to its end.
 */
public final class FileGuard {

    private static final Logger LOG = Logger.getLogger(FileGuard.class);

    private FileGuard() {}

    /** @param problems gets an error when the work fails, and nothing else of that work */
    public static <T> Optional<T> run(String file, List<Problem> problems, Supplier<Optional<T>> work) {
        int before = problems.size();
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            // Perhaps it was the files that other threads work on, which have their memory now
            problems.subList(before, problems.size()).clear();
            return again(file, problems, work);
        } catch (RuntimeException | Error e) {
            return failed(file, problems, before, e);
        }
    }

    private static <T> Optional<T> again(String file, List<Problem> problems, Supplier<Optional<T>> work) {
        int before = problems.size();
        synchronized (FileGuard.class) {
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                return failed(file, problems, before, e);
            }
        }
    }

    static Problem needsMemory(String file) {
        return Problem.error(file, 1, 1, "needs more memory than Recto has (%d MB)".formatted(Runtime.getRuntime().maxMemory() >> 20),
                "make the pictures in it smaller, split it, or start Recto with more memory, such as -Xmx512m");
    }

    private static <T> Optional<T> failed(String file, List<Problem> problems, int before, Throwable e) {
        if (e instanceof UncheckedSqlException failure) {
            // The database failed, which is no fault of the file
            throw failure;
        }
        problems.subList(before, problems.size()).clear();
        if (e instanceof OutOfMemoryError) {
            problems.add(needsMemory(file));
        } else if (e instanceof StackOverflowError) {
            problems.add(
                    Problem.error(file, 1, 1, "is nested too deep to be read", "put fewer quotations, lists or brackets into one another"));
        } else {
            LOG.errorf(e, "%s breaks the parser", Problem.oneLine(file));
            problems.add(Problem.error(file, 1, 1, "cannot be rendered (%s)".formatted(e),
                    "this is a fault of Recto; please report it with the file"));
        }
        return Optional.empty();
    }
}
