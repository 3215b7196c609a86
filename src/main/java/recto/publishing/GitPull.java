package recto.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Brings the clone that the content folder is, or stands in, to the state of its origin. */
final class GitPull {

    private static final int PATIENCE_SECONDS = 120;
    private static final int MOST_OUTPUT = 2_000;

    private GitPull() {}

    /** @return what went wrong, in one line; empty where nothing did */
    static Optional<String> run(Path folder) throws InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "-C", folder.toAbsolutePath().toString(), "pull", "--ff-only", "--quiet")
                .redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        // It would wait for a password that nobody types
        git.environment().put("GIT_TERMINAL_PROMPT", "0");
        git.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = git.start();
        } catch (IOException e) {
            return Optional.of("git cannot be started (%s); install it, or set recto.hooks.pull=false".formatted(e.getMessage()));
        }
        // Read while git runs: a long list of files would fill the pipe, and git would wait for a reader
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> readAll(process));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.of("it took more than %d seconds".formatted(PATIENCE_SECONDS));
            }
            String said = new String(output.join(), StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
            return process.exitValue() == 0 ? Optional.empty()
                    : Optional.of(said.isEmpty() ? "exit status " + process.exitValue() : said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] readAll(Process process) {
        try (InputStream output = process.getInputStream()) {
            byte[] first = output.readNBytes(MOST_OUTPUT);
            output.transferTo(OutputStream.nullOutputStream());
            return first;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
