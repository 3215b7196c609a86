package recto.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import recto.language.NameSpelling;

/** Finds the file that a text means where the text and the file system spell the same name with other characters. */
public final class SpelledFile {

    private SpelledFile() {}

    /**
     * @param path below the folder, with forward slashes
     * @return the file at the path, else the one file whose path looks the same
     * @throws NoSuchFileException when there is no such file, or more than one
     */
    public static Path find(Path root, String path) throws IOException {
        Path file = root.resolve(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return file;
        }
        Path found = root;
        for (String name : path.split("/")) {
            Path exact = found.resolve(name);
            found = Files.exists(exact, LinkOption.NOFOLLOW_LINKS) ? exact : alike(found, name);
        }
        return found;
    }

    private static Path alike(Path folder, String name) throws IOException {
        String folded = NameSpelling.folded(name);
        // A name that folding does not change is looked for all the same: the file may be the one with the other characters
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> alike = files.filter(file -> NameSpelling.folded(file.getFileName().toString()).equals(folded)).limit(2).toList();
            if (alike.size() == 1) {
                return alike.get(0);
            }
        }
        throw new NoSuchFileException(name);
    }
}
