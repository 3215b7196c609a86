package recto.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPullTest {

    @TempDir
    Path temporary;

    @Test
    void aPushedArticleComesIntoTheClone() throws Exception {
        assumeTrue(git(temporary, "--version"), "git is not installed");
        Path origin = temporary.resolve("origin");
        Files.createDirectory(origin);
        commit(origin, "a.md", "A", true);
        git(temporary, "clone", "-q", origin.toString(), "clone");
        commit(origin, "b.md", "B", false);

        assertEquals(Optional.empty(), GitPull.run(temporary.resolve("clone")));
        assertEquals("B", Files.readString(temporary.resolve("clone/b.md")));
    }

    @Test
    void whatGitSaysIsPassedOn() throws InterruptedException {
        String failure = GitPull.run(temporary).orElseThrow();
        assertTrue(failure.contains("not a git repository") || failure.contains("cannot be started"), failure);
    }

    private static void commit(Path repository, String file, String text, boolean isFirst) throws IOException, InterruptedException {
        if (isFirst) {
            git(repository, "init", "-q");
        }
        Files.writeString(repository.resolve(file), text);
        git(repository, "add", ".");
        git(repository, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", file);
    }

    private static boolean git(Path folder, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null")).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
