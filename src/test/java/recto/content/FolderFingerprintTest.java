package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFingerprintTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("deep"));
        write("a.md", "one", NOON);
        write("deep/b.md", "two", NOON);
    }

    @Test
    void theSameFolderHasTheSameFingerprint() throws IOException {
        assertEquals(at(NOON), at(NOON.plusSeconds(60)));
    }

    @Test
    void itShowsEveryChange() throws IOException {
        FolderFingerprint before = at(NOON);

        write("a.md", "one", NOON.plusNanos(1_000));
        assertNotEquals(before, at(NOON), "a time");
        write("a.md", "more", NOON);
        assertNotEquals(before, at(NOON), "a size");
        write("a.md", "one", NOON);
        assertEquals(before, at(NOON));
        write("c.md", "", NOON);
        assertNotEquals(before, at(NOON), "one file more");
        Files.delete(folder.resolve("c.md"));
        Files.move(folder.resolve("a.md"), folder.resolve("deep/a.md"));
        assertNotEquals(before, at(NOON), "a move");
        Files.delete(folder.resolve("deep/a.md"));
        assertNotEquals(before, at(NOON), "one file less");
    }

    @Test
    void filesThatSwapTheirPlacesAreAChange() throws IOException {
        write("a.md", "one", NOON.plusSeconds(1));
        FolderFingerprint before = at(NOON);
        Files.move(folder.resolve("a.md"), folder.resolve("c.md"));
        Files.move(folder.resolve("deep/b.md"), folder.resolve("a.md"));
        Files.move(folder.resolve("c.md"), folder.resolve("deep/b.md"));

        assertNotEquals(before, at(NOON));
    }

    @Test
    void whatIsNoArticleDoesNotCount() throws IOException {
        FolderFingerprint before = at(NOON);
        write(".a.md.swp", "x", NOON);
        write("notes.txt", "x", NOON);

        assertEquals(before, at(NOON));
    }

    @Test
    void aPictureCountsAsAFileDoes() throws IOException {
        FolderFingerprint before = at(NOON);
        write("deep/picture.JPG", "x", NOON);
        FolderFingerprint with = at(NOON);
        assertNotEquals(before, with);

        write("deep/picture.JPG", "x", NOON.plusSeconds(1));
        assertNotEquals(with, at(NOON));
    }

    @Test
    void aMissingFolderIsNotAnEmptyOne(@TempDir Path empty) throws IOException {
        assertNotEquals(FolderFingerprint.of(empty, Clock.systemUTC()), FolderFingerprint.of(empty.resolve("missing"), Clock.systemUTC()));
        assertEquals(FolderFingerprint.of(empty.resolve("missing"), Clock.systemUTC()), FolderFingerprint.of(empty.resolve("missing"), Clock.systemUTC()));
    }

    @Test
    void itIsNotToBeTrustedWhileAnotherChangeCouldHideInTheSameTick() throws IOException {
        assertFalse(at(NOON).isSettled());
        assertFalse(at(NOON.plusMillis(1_900)).isSettled());
        assertTrue(at(NOON.plusMillis(2_100)).isSettled());
    }

    private FolderFingerprint at(Instant now) throws IOException {
        return FolderFingerprint.of(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void write(String path, String text, Instant modified) throws IOException {
        Files.writeString(folder.resolve(path), text);
        Files.setLastModifiedTime(folder.resolve(path), FileTime.from(modified));
    }
}
