package recto.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.language.NameSpelling;

/**
 * A file beside the articles that one of them names, or why readers cannot have it.
 *
 * @param path below the content folder, as the file is spelt where there is one
 * @param file null where there is none that readers may have
 * @param size in bytes; 0 without a file
 * @param fault the end of a sentence that begins with the file; empty where nothing is wrong
 */
public record LocatedFile(String path, @Nullable Path file, long size, Instant modified, String fault, String hint) {

    /** @param root the content folder @param path below it or below one of the folders beside it, without dots that lead up */
    public static LocatedFile find(Path root, PictureRoots roots, String path) {
        String found = path;
        try {
            if (Stream.of(path.split("/")).anyMatch(part -> part.startsWith("."))) {
                return missing(path, "is hidden, because a part of its path begins with a dot", "rename it");
            }
            PictureRoots.Located located = locate(root.toRealPath(), roots, path);
            Path file = located.file();
            found = located.path();
            Optional<Problem> leftOut = LeftOut.folderOf(found);
            if (leftOut.isPresent()) {
                // The listing of the content folder does not have such a file, so that its changes would not be seen
                return missing(found, "lies in '%s', which %s".formatted(leftOut.get().file(), leftOut.get().message()),
                        "put it in another folder");
            }
            if (Excluded.bySetting().has(found)) {
                return missing(found, "is left out by %s".formatted(Excluded.SETTING), "put it in another folder, or change the setting");
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink() || !file.toRealPath().equals(file)) {
                return missing(found, "is a symbolic link, or lies behind one, and links are not followed", "put the file itself there");
            }
            return new LocatedFile(found, attributes.isRegularFile() ? file : null, attributes.size(),
                    attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS), "", "");
        } catch (IOException | InvalidPathException e) {
            return missing(found, "is not there", hint(root, found));
        }
    }

    /** The file in the folder itself, else in one of the folders beside it. */
    private static PictureRoots.Located locate(Path root, PictureRoots roots, String path) throws IOException {
        try {
            Path file = SpelledFile.find(root, path);
            return new PictureRoots.Located(file, root.relativize(file).toString().replace(File.separatorChar, '/'));
        } catch (NoSuchFileException notInIt) {
            return roots.find(path);
        }
    }

    private static LocatedFile missing(String path, String fault, String hint) {
        return new LocatedFile(path, null, 0, Instant.EPOCH, fault, hint);
    }

    /** Looks for a file whose name differs only in upper and lower case, which some file systems do not tell apart. */
    private static String hint(Path root, String path) {
        String otherwise = "put it at %s, or correct the path".formatted(path);
        try (Stream<Path> files = Files.list(root.resolve(path).toAbsolutePath().getParent())) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            String folded = NameSpelling.folded(name);
            return files.map(file -> file.getFileName().toString()).filter(other -> NameSpelling.folded(other).equalsIgnoreCase(folded))
                    .sorted()
                    .findFirst().map(other -> "write it as the file is spelt: %s%s".formatted(other, NameSpelling.difference(name, other)))
                    .orElse(otherwise);
        } catch (IOException | InvalidPathException noSuchFolder) {
            return otherwise;
        }
    }
}
