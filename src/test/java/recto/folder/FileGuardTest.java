package recto.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recto.database.UncheckedSqlException;
import recto.frontmatter.Problem;

class FileGuardTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void aFileThatNeedsTooMuchMemoryIsNamed() {
        assertTrue(run(() -> Optional.of(new long[Integer.MAX_VALUE].length)).isEmpty());

        assertEquals(1, problems.size());
        assertTrue(problems.get(0).toString().startsWith("a.md:1:1: needs more memory than Recto has ("), problems::toString);
    }

    @Test
    void aFileThatFindsMemoryTheSecondTimeIsRead() {
        int[] calls = {0};

        assertEquals(7, run(() -> {
            problems.add(Problem.warning("a.md", 1, 1, "is odd", "look"));
            return Optional.of(calls[0]++ == 0 ? new long[Integer.MAX_VALUE].length : 7);
        }).orElseThrow());
        assertEquals(1, problems.size());
    }

    @Test
    void aFileThatIsNestedTooDeepIsNamed() {
        assertTrue(run(() -> Optional.of(endless(1))).isEmpty());

        assertTrue(problems.get(0).message().contains("nested too deep"), problems::toString);
    }

    @Test
    void anyOtherErrorOrExceptionIsTheProblemOfTheFileToo() {
        assertTrue(run(() -> Optional.of(1 / problems.size())).isEmpty());
        assertTrue(run(() -> {
            throw new NoClassDefFoundError("x");
        }).isEmpty());

        assertEquals(2, problems.size());
        assertTrue(problems.stream().allMatch(Problem::isError));
    }

    @Test
    void aFailureOfTheDatabaseIsNoFaultOfTheFile() {
        assertThrows(UncheckedSqlException.class, () -> run(() -> {
            throw new UncheckedSqlException(new SQLException("away"));
        }));
        assertEquals(List.of(), problems);
    }

    private Optional<Integer> run(java.util.function.Supplier<Optional<Integer>> work) {
        return FileGuard.run("a.md", problems, work);
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }
}
