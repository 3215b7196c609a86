package recto.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of the theme at one time, by name, such as {@code templates/layout.html} or {@code assets/theme.css}. Only these files can be
 * served: no hidden file, no symbolic link, nothing outside the folder.
 *
 * @param refused the files of the folder that are not used, each with the reason
 */
record Theme(Map<String, ThemeFile> files, List<String> refused) {

    static final Theme NONE = new Theme(Map.of(), List.of());

    private static final String TEMPLATES = "templates/";
    private static final String ASSETS = "assets/";
    /** The largest file that is used. Each file is read into memory as a whole. */
    private static final long MAX_BYTES = 8L << 20;

    /** @param modified together with the size it tells one version of the file from the next */
    record ThemeFile(Path path, long size, Instant modified) {

        byte[] read() throws IOException {
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                return in.readNBytes((int) MAX_BYTES);
            }
        }
    }

    static Theme read(Path folder) throws IOException {
        Map<String, ThemeFile> files = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        Files.walkFileTree(folder.toRealPath(), visitor(folder.toRealPath(), files, refused));
        return new Theme(files, refused);
    }

    private static FileVisitor<Path> visitor(Path folder, Map<String, ThemeFile> files, List<String> refused) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return isHidden(dir) && !dir.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (isHidden(file) || !name.startsWith(TEMPLATES) && !name.startsWith(ASSETS)) {
                    return FileVisitResult.CONTINUE;
                }
                String fault = fault(name, attributes);
                if (fault == null) {
                    files.put(name, new ThemeFile(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
                } else {
                    refused.add(name + ": " + fault);
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static @Nullable String fault(String name, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            return "a link, or no file at all; put the file itself there";
        }
        if (attributes.size() > MAX_BYTES) {
            return "larger than %d MB; make it smaller".formatted(MAX_BYTES >> 20);
        }
        if (name.startsWith(TEMPLATES)) {
            return name.endsWith(".html") ? null : "not a template; a template's name ends with .html";
        }
        if (FileType.of(name).isEmpty()) {
            return name.endsWith("js") ? "a script; pages of this site run none" : "of a type that is not served";
        }
        return null;
    }

    /** The name in the theme of a template. @param id Qute's name for it, with or without the suffix */
    Optional<String> template(String id) {
        String name = TEMPLATES + (id.endsWith(".html") ? id : id + ".html");
        return files.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    /** Whether there are templates at all; a theme may consist of stylesheets alone. */
    boolean hasTemplates() {
        return files.keySet().stream().anyMatch(name -> name.startsWith(TEMPLATES));
    }

    /** Qute's names for the templates, with the suffix. */
    List<String> templateIds() {
        return files.keySet().stream().filter(name -> name.startsWith(TEMPLATES)).map(name -> name.substring(TEMPLATES.length())).toList();
    }

    /** @param path of the file in its address, without the leading "/assets/" */
    Optional<ThemeFile> asset(String path) {
        return Optional.ofNullable(files.get(ASSETS + path));
    }

    Theme without(String name) {
        Map<String, ThemeFile> others = new TreeMap<>(files);
        others.remove(name);
        return new Theme(others, refused);
    }

    /** When the last of its files was modified; {@link Instant#EPOCH} when it has none. */
    Instant modified() {
        return files.values().stream().map(ThemeFile::modified).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
