package recto.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.content.ArticleParser;
import recto.content.ParsedArticle;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.folder.Publication;
import recto.frontmatter.Problem;
import recto.indexing.ArticleIndex;
import recto.indexing.ArticleWords;
import recto.indexing.IndexEntry;
import recto.linked.PictureFolder;
import recto.staging.StagingTable.Inspection;
import recto.staging.StagingTable.StagedFile;
import recto.staging.StagingTable.State;

/** Reads the files of a pass, many at once. Neither the content of a file nor a change of it during the pass ends the pass. */
public final class FileReader {

    /** The result of the inspection of a file, and what is wrong with the file. */
    public record InspectedFile(Inspection look, List<Problem> problems) {}

    /**
     * A file that is to become an article.
     *
     * @param article null when the file failed
     * @param textHash the hash of title and body as plain text; null when the file failed
     * @param entry what the indexes hold of the article; null when the file failed
     * @param before the stored article, null for a new one
     */
    public record Candidate(@Nullable ParsedArticle article, @Nullable String textHash, @Nullable IndexEntry entry,
            @Nullable StoredArticle before, List<Problem> problems) {

        public boolean isFailed() {
            return article == null;
        }

        /** Not for a candidate that failed; nor are the next two. */
        @Override
        public ParsedArticle article() {
            return Objects.requireNonNull(article, "A file that failed gives no article");
        }

        @Override
        public String textHash() {
            return Objects.requireNonNull(textHash, "A file that failed gives no hash");
        }

        @Override
        public IndexEntry entry() {
            return Objects.requireNonNull(entry, "A file that failed gives no entry");
        }
    }

    /** A file that was read, with the words of its article; both are null when the file failed. */
    record ReadFile(@Nullable ParsedArticle article, @Nullable ArticleWords words, @Nullable StoredArticle before, List<Problem> problems) {

        /** @param entries for the words of this article, among others */
        Candidate toCandidate(ArticleIndex.Entries entries) {
            if (article != null && words != null) {
                Optional<IndexEntry> entry = FileGuard.run(article.file(), problems, () -> Optional.of(entries.of(article, words)));
                if (entry.isPresent()) {
                    // Here, because the thread that writes keeps the database waiting
                    return new Candidate(article, article.textHash(), entry.get(), before, problems);
                }
            }
            return new Candidate(null, null, null, before, problems);
        }
    }

    private final ContentFolder folder;
    private final PictureFolder pictures;
    private final ArticleParser parser;
    private final String version;
    private final Instant now;
    private final KeptHeads heads = new KeptHeads();

    public FileReader(ContentFolder folder, PictureFolder pictures, ArticleParser parser, String version, Instant now) {
        this.folder = folder;
        this.pictures = pictures;
        this.parser = parser;
        this.version = version;
        this.now = now;
    }

    /** @param known the stored article that came from this path, null for none */
    public InspectedFile look(ContentFile file, @Nullable StoredArticle known) {
        List<Problem> problems = new ArrayList<>();
        return new InspectedFile(look(file, known, problems), problems);
    }

    private Inspection look(ContentFile file, @Nullable StoredArticle known, List<Problem> problems) {
        try {
            FileContent content = folder.read(file);
            if (known != null && known.sourceHash().equals(content.hash()) && known.renderedBy().equals(version + content.mark())
                    && !known.hasOtherPictures()) {
                return new Inspection(file.path(), State.UNCHANGED, content.hash(), known.identity(), known.path(), known.id(), null);
            }
            ArticleHead head = parser.parseHead(file, content, publication(known), now, problems).orElse(null);
            if (head == null) {
                return new Inspection(file.path(), State.FAILED, content.hash(), null, null, null, null);
            }
            if (head.valid()) {
                pictures.articles().learn(head);
                if (known == null) {
                    heads.keep(head, problems);
                }
            }
            return new Inspection(file.path(), head.valid() ? State.CHANGED : State.FAILED, content.hash(), head.identity(), head.path(),
                    null, head.linked());
        } catch (NoSuchFileException e) {
            return new Inspection(file.path(), State.VANISHED, null, null, null, null, null);
        } catch (ContentException e) {
            problems.add(e.problem());
            Long id = known == null ? null : known.id();
            return e.isUnreadable() ? new Inspection(file.path(), State.UNREAD, null, null, null, id, null)
                    : new Inspection(file.path(), State.FAILED, null, null, null, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null when the file is no longer there */
    @Nullable
    ReadFile read(StagedFile listed, @Nullable StoredArticle before) {
        ContentFile file = listed.file();
        List<Problem> problems = new ArrayList<>();
        try {
            Optional<ParsedArticle> article = parse(file, before, problems);
            if (article.isEmpty() || article.get().head().identity().equals(listed.identity())) {
                Optional<ArticleWords> words = FileGuard.run(file.path(), problems, () -> article.map(ArticleWords::of));
                return new ReadFile(words.isPresent() ? article.get() : null, words.orElse(null), before, problems);
            }
            problems.add(Problem.error(file.path(), 1, 1, "got another id while it was being imported", "import again"));
        } catch (NoSuchFileException e) {
            return null;
        } catch (ContentException e) {
            problems.add(e.problem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReadFile(null, null, before, problems);
    }

    /** A file that turned out to be a known article from elsewhere is read again, because its date may depend on that article. */
    private Optional<ParsedArticle> parse(ContentFile file, @Nullable StoredArticle before, List<Problem> problems)
            throws IOException, ContentException {
        KeptHeads.Kept kept = heads.take(file.path());
        if (kept == null || before != null) {
            return parser.parse(file, folder.read(file), publication(before), now, pictures, problems);
        }
        problems.addAll(kept.problems());
        return parser.parse(kept.head(), now, pictures, problems);
    }

    private static @Nullable Publication publication(@Nullable StoredArticle known) {
        return known == null ? null : known.publication();
    }
}
