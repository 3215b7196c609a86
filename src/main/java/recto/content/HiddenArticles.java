package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;

/** Finds the files of articles that readers do not see yet: drafts, and those with a date in the future. */
@ApplicationScoped
public class HiddenArticles {

    private final ArticleParser parser;
    private final ContentLimits limits;
    private final Clock clock;

    HiddenArticles(ArticleParser parser, ContentLimits limits, Clock clock) {
        this.parser = parser;
        this.limits = limits;
        this.clock = clock;
    }

    /** In the order of their paths. */
    public List<String> list(Path dir) throws IOException {
        ContentFolder folder = new ContentFolder(dir, limits.maxFileSize().asLongValue());
        List<String> hidden = new ArrayList<>();
        folder.walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) throws IOException {
                if (!entry.isOfGroup() && isHidden(folder, entry)) {
                    hidden.add(entry.path());
                }
            }

            @Override
            public void unreadable(String path, Problem problem) {
                // 'check' reports it
            }

            @Override
            public void warning(Problem problem) {}
        });
        hidden.sort(null);
        return hidden;
    }

    private boolean isHidden(ContentFolder folder, ContentFile entry) throws IOException {
        Instant now = clock.instant();
        try {
            Optional<ArticleHead> head = parser.parseHead(entry, folder.read(entry), null, now, new ArrayList<>());
            return head.isPresent() && head.get().valid() && (head.get().header().draft() || head.get().publishAt().isAfter(now));
        } catch (ContentException | java.nio.file.NoSuchFileException unreadable) {
            return false;
        }
    }
}
