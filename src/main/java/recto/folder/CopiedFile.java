package recto.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.header.FrontMatter;
import recto.header.FrontMatterParser;

/**
 * Tells whether a file is a copy of another file. A file synchroniser keeps both when two devices changed the same file, so that the copy
 * may differ from its original in anything.
 */
final class CopiedFile {

    /** In bytes: two files are compared as far as that. */
    private static final int READ = 65_536;
    /** In characters: two articles of a series may begin with the same remark, but hardly with as much text as that. */
    private static final int BEGINNING = 500;

    private CopiedFile() {}

    /**
     * Whether the original is there, nothing in the front matter makes the file an article of its own, and both have the same title or begin
     * with the same text. A file with an original that cannot be compared counts as its copy.
     */
    static boolean isCopy(Path file, Path original) {
        // Asked first, because a folder may have 10,000 files such as "Week 12.md" and is listed every two seconds
        if (!Files.exists(original, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        FrontMatter copy = read(file).orElse(null);
        if (copy == null) {
            // Whoever reads the file says why it cannot be read, and nothing is published from it
            return false;
        }
        FrontMatter other = read(original).orElse(null);
        return other == null || isCopy(copy, other);
    }

    /** Whether the front matter of the file has a date. */
    static boolean isDated(Path file) {
        return read(file).filter(read -> read.publishAt() != null || read.createdAt() != null || read.updatedAt() != null).isPresent();
    }

    private static boolean isCopy(FrontMatter copy, FrontMatter original) {
        if (copy.id() != null && copy.id().equals(original.id())) {
            return true;
        }
        if (isOwn(copy.id(), original.id()) || isOwn(copy.slug(), original.slug()) || isOwn(copy.path(), original.path())) {
            return false;
        }
        String text = copy.body().strip();
        String otherText = original.body().strip();
        boolean hasOtherDate = copy.publishAt() != null && original.publishAt() != null
                && !copy.publishAt().equals(original.publishAt());
        if (hasOtherDate) {
            // The date of the original may have been changed after the copy was made; two issues of a newsletter differ in their text
            return !text.isEmpty() && text.equals(otherText);
        }
        boolean hasSameTitle = copy.title() != null && copy.title().equals(original.title());
        return hasSameTitle || !text.isEmpty() && beginning(text).equals(beginning(otherText));
    }

    private static boolean isOwn(@Nullable String value, @Nullable String ofOriginal) {
        return value != null && !Objects.equals(value, ofOriginal);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    private static Optional<FrontMatter> read(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(READ), StandardCharsets.UTF_8);
            String source = text.startsWith("\uFEFF") ? text.substring(1) : text;
            String name = file.getFileName().toString();
            return FileGuard.run(name, new ArrayList<>(),
                    () -> FrontMatterParser.parse(name, source, ZoneOffset.UTC, new ArrayList<>()));
        } catch (IOException notReadable) {
            return Optional.empty();
        }
    }
}
