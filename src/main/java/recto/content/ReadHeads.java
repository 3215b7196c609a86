package recto.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.frontmatter.Problem;
import recto.linked.ArticleFiles;

/**
 * The heads of all articles of a folder, which are read before the first of them is checked, so that a link to a later file is known by each
 * of its addresses. They are kept for the check itself, unless their text would take more than a sixteenth of the memory.
 */
final class ReadHeads {

    private static final int SHARE_OF_MEMORY = 16;

    /** @param problems what is wrong with the head */
    record ReadHead(ArticleHead head, List<Problem> problems) {}

    private final Map<String, ReadHead> kept = new ConcurrentHashMap<>();
    /** In characters. */
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / Character.BYTES);

    private final Instant now;

    private ReadHeads(Instant now) {
        this.now = now;
    }

    /** @param now the moment that an article without any date gets @param articles is told of each head */
    static ReadHeads of(ContentFolder folder, List<ContentFile> files, ArticleParser parser, Instant now, ArticleFiles articles)
            throws IOException {
        ReadHeads heads = new ReadHeads(now);
        // Asks for every setting: the container cannot make the bean of one for two threads at once
        parser.version();
        try {
            files.parallelStream().filter(file -> !file.isOfGroup()).forEach(file -> heads.read(folder, file, parser, articles));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return heads;
    }

    private void read(ContentFolder folder, ContentFile file, ArticleParser parser, ArticleFiles articles) {
        List<Problem> problems = new ArrayList<>();
        try {
            parser.parseHead(file, folder.read(file), null, now, problems).ifPresent(head -> {
                articles.learn(head);
                if (room.addAndGet(-head.source().length()) > 0) {
                    kept.put(file.path(), new ReadHead(head, problems));
                }
            });
        } catch (ContentException | NoSuchFileException reportedLater) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant now() {
        return now;
    }

    /** Gives the head out, once. @return null where the file has to be read anew */
    @Nullable
    ReadHead take(ContentFile file) {
        return kept.remove(file.path());
    }
}
