package recto.staging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.frontmatter.Problem;

/**
 * What the inspection read of new files, so that most files of a first import are read and parted from their front matter once and not
 * twice. It grows to a small part of the memory; the files that find no room are read again.
 */
final class KeptHeads {

    /** One byte of the memory in so many. Each head has its text twice, as it was read and without the front matter. */
    private static final int PART = 64;

    /** @param problems warnings about the file */
    record Kept(ArticleHead head, List<Problem> problems) {}

    private final long most = Runtime.getRuntime().maxMemory() / PART;
    private final AtomicLong characters = new AtomicLong();
    private final Map<String, Kept> heads = new ConcurrentHashMap<>();

    void keep(ArticleHead head, List<Problem> problems) {
        if (characters.addAndGet(head.source().length()) <= most) {
            heads.put(head.file().path(), new Kept(head, List.copyOf(problems)));
        }
    }

    /** @return what is known of a file, once; null where the file has to be read */
    @Nullable
    Kept take(String path) {
        return heads.remove(path);
    }
}
