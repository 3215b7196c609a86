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
import recto.language.Slug;

/** The articles of a folder by what people call them in {@code [[wiki links]]}: their file, with or without its folder and date, or their title. */
final class ArticleNames {

    /** In characters: a title stands among the first of them. */
    private static final int HEAD = 4_000;
    private static final Pattern TITLE = Pattern.compile("^(?:title\\s*[:=]|\"title\"\\s*:|#\\s)\\s*[\"']?(.*?)[\"']?,?\\s*$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final Path root;
    private final FilesByName names;
    private @Nullable Map<String, String> byFile;
    private @Nullable Map<String, String> byTitle;

    ArticleNames(Path root, FilesByName names) {
        this.root = root;
        this.names = names;
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
        Map<String, String> files = new HashMap<>();
        names.all().forEach((name, paths) -> paths.forEach(path -> {
            putFirst(files, name, path);
            putFirst(files, key(path.substring(0, path.lastIndexOf('.'))), path);
        }));
        return files;
    }

    /** Of two articles with one name, the one whose path comes first, so that the link does not depend on the order of the listing. */
    private static void putFirst(Map<String, String> names, String key, String path) {
        names.merge(key, path, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private Map<String, String> titles(Map<String, String> files) {
        Map<String, String> titles = new HashMap<>();
        files.values().stream().distinct().forEach(path -> {
            Matcher title = TITLE.matcher(head(root.resolve(path)));
            if (title.find()) {
                putFirst(titles, key(title.group(1)), path);
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
