package recto.look;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A theme for a test: real files in a real folder. */
@ApplicationScoped
public class TestTheme {

    private final Path folder;
    private final ThemeJob job;

    TestTheme(ThemeConfig config, ThemeJob job) {
        folder = config.dir().orElse(null);
        this.job = job;
    }

    Path folder() {
        return folder;
    }

    TestTheme empty() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.equals(folder)).sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestTheme file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TestTheme file(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does not wait for the job. */
    void look() {
        job.refresh();
    }
}
