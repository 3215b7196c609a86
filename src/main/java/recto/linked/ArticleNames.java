package recto.linked;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileName;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;
import recto.language.Slug;

/** The articles of a folder by what people call them in {@code [[wiki links]]}: their file, with or without its folder and date, or their title. */
final class ArticleNames {

    /** In characters: a title stands among the first of them. */
    private static final int HEAD = 4_000;
    private static final Pattern TITLE = Pattern.compile("^(?:title\\s*[:=]|\"title\"\\s*:|#\\s)\\s*[\"']?(.*?)[\"']?,?\\s*$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final Path root;
    private @Nullable Map<String, String> byFile;
    private @Nullable Map<String, String> byTitle;

    ArticleNames(Path root) {
        this.root = root;
    }

    /** @return the path of the article's file, below the folder; null where no article is called so */
    synchronized @Nullable String find(String name) {
        String key = key(name.replaceFirst("(?i)\\.(?:md|markdown|mdx|mkd)$", ""));
        if (byFile == null) {
            byFile = files();
        }
        String path = key.isEmpty() ? null : byFile.get(key);
        if (path == null && !key.isEmpty()) {
            if (byTitle == null) {
                byTitle = titles(byFile);
            }
            path = byTitle.get(key);
        }
        return path;
    }

    private static String key(String name) {
        return Slug.of(name);
    }

    private Map<String, String> files() {
        Map<String, String> names = new HashMap<>();
        try {
            new ContentFolder(root, Long.MAX_VALUE).walk(new FolderVisitor() {
                @Override
                public void file(ContentFile entry) {
                    if (!entry.isOfGroup()) {
                        String path = entry.path();
                        put(names, path.substring(0, path.lastIndexOf('.')), path);
                        put(names, FileName.dated(path), path);
                        put(names, FileName.of(path), path);
                    }
                }

                @Override
                public void unreadable(String path, Problem problem) {
                    // The import itself tells of it
                }

                @Override
                public void warning(Problem problem) {
                    // The import itself tells of it
                }
            });
        } catch (IOException folderIsGone) {
            return names;
        }
        return names;
    }

    /** Of two articles with one name, the one whose path comes first, so that the link does not depend on the order of the listing. */
    private static void put(Map<String, String> names, String name, String path) {
        names.merge(key(name), path, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private Map<String, String> titles(Map<String, String> files) {
        Map<String, String> titles = new HashMap<>();
        files.values().stream().distinct().forEach(path -> {
            Matcher title = TITLE.matcher(head(root.resolve(path)));
            if (title.find()) {
                put(titles, title.group(1), path);
            }
        });
        return titles;
    }

    private static String head(Path file) {
        char[] head = new char[HEAD];
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8))) {
            int length = in.read(head, 0, HEAD);
            return length < 0 ? "" : new String(head, 0, length);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }
}
