package recto.content;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.web.UrlPath;

/**
 * The articles to which one article links by their files, as in {@code ./other.md#part}. A link that begins with a slash, or with an @ as in
 * Zola, counts from the content folder or from where other engines keep articles below their root. What is later given another address
 * redirects from its old one, so that the link stays good.
 */
final class LinkedArticles {

    /** The most files that one article may have read for its links. */
    private static final int MAX = 1_000;
    private static final List<String> ROOTS = List.of("", "_posts/", "posts/", "content/", "src/content/", "source/_posts/", "articles/");

    /** Says at which address the article of a file is. */
    interface Addresses {
        @Nullable
        String of(ContentFile file, FileContent content);
    }

    private final PictureFolder folder;
    private final long maxSize;
    private final Addresses addresses;
    private final Map<String, String> known = new HashMap<>();
    private int read;

    /** @param maxSize in bytes, of an article's file */
    LinkedArticles(PictureFolder folder, long maxSize, Addresses addresses) {
        this.folder = folder;
        this.maxSize = maxSize;
        this.addresses = addresses;
    }

    /**
     * @param file the path of the file in which the link stands
     * @param target with the ending of a Markdown file; it may have a fragment
     * @return the encoded address with the fragment; null where there is no such article
     */
    @Nullable
    String find(String file, String target) {
        String link = target.startsWith("@/") ? target.substring(1) : target;
        String path = PictureFolder.resolve(file, link).orElse(null);
        String address = path == null ? null : known.computeIfAbsent(path, asked -> look(asked, link.startsWith("/")));
        int fragment = target.indexOf('#');
        return address == null ? null : UrlPath.encode(address) + (fragment < 0 ? "" : target.substring(fragment));
    }

    private @Nullable String look(String path, boolean isFromRoot) {
        List<String> candidates = new ArrayList<>();
        for (String root : isFromRoot ? ROOTS : List.of("")) {
            candidates.add(root + path);
            candidates.add(root + path.replaceFirst("(?i)\\.\\w+$", "/index.md"));
        }
        for (String candidate : candidates) {
            if (read++ > MAX) {
                return null;
            }
            try {
                String address = read(candidate);
                if (address != null) {
                    return address;
                }
            } catch (IOException | InvalidPathException | ContentException notThere) {
                // The next candidate may be there; where none is, the author hears of the link
                continue;
            }
        }
        return null;
    }

    private @Nullable String read(String candidate) throws IOException, ContentException {
        ContentFolder files = new ContentFolder(folder.root(), maxSize);
        ContentFile file = files.file(candidate).orElse(null);
        return file == null ? null : addresses.of(file, files.read(file));
    }
}
