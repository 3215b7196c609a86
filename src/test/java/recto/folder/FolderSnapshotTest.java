package recto.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSnapshotTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("deep"));
        write("a.md", "one", NOON);
        write("deep/b.md", "two", NOON);
    }

    @Test
    void theSameFolderIsTheSame() throws IOException {
        assertTrue(compare(at(LATER)).isSame());
    }

    @Test
    void itShowsEveryChange() throws IOException {
        FolderSnapshot before = at(LATER);

        write("a.md", "one", NOON.plusNanos(1_000));
        assertEquals(List.of("a.md"), changed(before), "a time");
        write("a.md", "more", NOON);
        assertEquals(List.of("a.md"), changed(before), "a size");
        write("a.md", "one", NOON);
        assertEquals(List.of(), changed(before));
        write("deep/c.md", "", NOON);
        assertEquals(List.of("deep/c.md"), changed(before), "one file more");
        Files.delete(folder.resolve("deep/c.md"));
        assertTrue(compare(before).isSame());
        Files.move(folder.resolve("a.md"), folder.resolve("deep/a.md"));
        assertEquals(List.of("deep/a.md"), changed(before), "a move");
        assertGone(before, "a.md");
        Files.delete(folder.resolve("deep/a.md"));
        assertFalse(compare(before).isSame(), "one file less");
        assertGone(before, "a.md");
    }

    @Test
    void filesThatSwapTheirPlacesAreAChange() throws IOException {
        write("a.md", "one", NOON.plusSeconds(1));
        FolderSnapshot before = at(LATER);
        Files.move(folder.resolve("a.md"), folder.resolve("c.md"));
        Files.move(folder.resolve("deep/b.md"), folder.resolve("a.md"));
        Files.move(folder.resolve("c.md"), folder.resolve("deep/b.md"));

        assertEquals(List.of("a.md", "deep/b.md"), changed(before));
    }

    @Test
    void whatIsNoArticleDoesNotCount() throws IOException {
        FolderSnapshot before = at(LATER);
        write(".a.md.swp", "x", NOON);
        write("notes.dat", "x", NOON);

        assertTrue(compare(before).isSame());
    }

    @Test
    void aPictureOrAnAuthorThatChangesIsMoreThanAnArticle() throws IOException {
        for (String file : List.of("deep/picture.JPG", "authors/ann.md", "paper.PDF", "redirects.yaml", "static/_redirects")) {
            FolderSnapshot before = at(LATER);
            write(file, "x", NOON);
            assertNotAlone(before, file);
            before = at(LATER);
            write(file, "x", NOON.plusSeconds(1));
            assertNotAlone(before, file);
            before = at(LATER);
            Files.delete(folder.resolve(file));
            assertFalse(compare(before).isSame(), file);
            assertGone(before, file);
        }
    }

    @Test
    void articlesThatFailedAreListedWithTheNextChangeButAreNone() throws IOException {
        FolderSnapshot before = at(LATER).withFailed(List.of("a.md"));
        assertTrue(compare(before).isSame());
        write("deep/b.md", "more", NOON);
        assertEquals(List.of("a.md", "deep/b.md"), changed(before));

        Files.delete(folder.resolve("a.md"));
        assertTrue(before.goneIn(compare(before).snapshot()).areOf(List.of()), "it may never have become an article");
    }

    @Test
    void manyFilesThatWentAwayAreNotFew() throws IOException {
        for (int i = 0; i < 201; i++) {
            write("more" + i + ".md", "x", NOON);
        }
        FolderSnapshot before = at(LATER);
        for (int i = 0; i < 201; i++) {
            Files.delete(folder.resolve("more" + i + ".md"));
        }
        assertNotAlone(before, "201");
        write("more0.md", "x", NOON);
        assertFalse(compare(before).isSame());
        assertNotNull(compare(before).changedArticles());
    }

    /** The only file that went away. */
    private void assertGone(FolderSnapshot before, String path) throws IOException {
        GoneFiles gone = before.goneIn(compare(before).snapshot());
        assertTrue(gone.has(path), path);
        assertTrue(gone.areOf(List.of(path)), path);
        assertFalse(gone.areOf(List.of()), path);
        assertFalse(gone.has("deep/b.md"));
    }

    @Test
    void manyChangesAreNotListed() throws IOException {
        FolderSnapshot before = at(LATER);
        for (int i = 0; i < 200; i++) {
            write("more" + i + ".md", "x", NOON);
        }
        assertEquals(200, changed(before).size());
        write("one-too-many.md", "x", NOON);
        assertNotAlone(before, "201");
    }

    @Test
    void whatCannotBeReadOrIsLeftOutIsSeenToComeAndGo() throws IOException {
        FolderSnapshot before = at(LATER);
        Files.createSymbolicLink(folder.resolve("link.md"), folder.resolve("a.md"));
        assertNotAlone(before, "a link that came");
        before = at(LATER);
        assertTrue(compare(before).isSame());
        Files.delete(folder.resolve("link.md"));
        assertNotAlone(before, "a link that went");
    }

    @Test
    void anArticleThatChangesIsTheOnlyOneAlsoBesideAFileThatIsLeftOut() throws IOException {
        write("a (conflicted copy 2026-05-01).md", "x", NOON);
        write("_drafts/c.md", "x", NOON);
        FolderSnapshot before = at(LATER);
        write("a.md", "more", NOON);

        assertEquals(List.of("a.md"), changed(before));
        write("a (conflicted copy 2026-05-01).md", "an edit of what may be an article", NOON);
        assertNotAlone(before, "a file that is left out");
    }

    @Test
    void aMissingFolderIsNotAnEmptyOne(@TempDir Path empty) throws IOException {
        Path missing = empty.resolve("missing");
        FolderSnapshot ofNothing = new FolderRecorder(NOON).snapshot();
        FolderSnapshot ofMissing = FolderSnapshot.of(new ContentFolder(missing, 1).missing().orElseThrow());

        assertTrue(ofNothing.compare(empty, LATER).isSame());
        assertFalse(ofNothing.compare(missing, LATER).isSame());
        assertTrue(ofMissing.compare(missing, LATER).isSame());
        assertFalse(ofMissing.compare(empty, LATER).isSame());
    }

    @Test
    void aFileLooksChangedWhileAnotherChangeCouldHideInTheSameTick() throws IOException {
        assertEquals(List.of("a.md", "deep/b.md"), changed(at(NOON)));
        assertEquals(List.of("a.md", "deep/b.md"), changed(at(NOON.plusMillis(1_900))));
        assertEquals(List.of(), changed(at(NOON.plusMillis(2_100))));
    }

    private FolderSnapshot at(Instant now) throws IOException {
        FolderRecorder recorder = new FolderRecorder(now);
        new ContentFolder(folder, Long.MAX_VALUE).walk(recorder);
        return recorder.snapshot();
    }

    private FolderRecorder compare(FolderSnapshot before) throws IOException {
        return before.compare(folder, LATER);
    }

    private List<String> changed(FolderSnapshot before) throws IOException {
        FolderRecorder present = compare(before);
        List<String> changed = present.changedArticles().stream().map(ContentFile::path).sorted().toList();
        assertEquals(changed.isEmpty(), present.isSame());
        return changed;
    }

    private void assertNotAlone(FolderSnapshot before, String what) throws IOException {
        assertFalse(compare(before).isSame(), what);
        assertNull(compare(before).changedArticles(), what);
    }

    private void write(String path, String text, Instant modified) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
        Files.setLastModifiedTime(folder.resolve(path), FileTime.from(modified));
    }
}
