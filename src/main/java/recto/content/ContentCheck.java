package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.frontmatter.Problem;
import recto.linked.ArticleFiles;
import recto.linked.PictureFolder;
import recto.media.PictureMaker;

/** Finds the problems that an import would report, without a database: for an author before a commit, and for a build. */
@ApplicationScoped
public class ContentCheck {

    private final ArticleParser parser;
    private final AuthorParser authorParser;
    private final TagParser tagParser;
    private final PictureMaker pictureMaker;
    private final ContentLimits limits;
    private final Clock clock;

    ContentCheck(ArticleParser parser, AuthorParser authorParser, TagParser tagParser, PictureMaker pictureMaker, ContentLimits limits,
            Clock clock) {
        this.parser = parser;
        this.authorParser = authorParser;
        this.tagParser = tagParser;
        this.pictureMaker = pictureMaker;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param failed how many files an import would refuse and how many folders it could not read */
    public record Result(int files, int failed, int problems) {

        /** Whether there are files, but none that Recto reads. */
        public boolean isNothingRead() {
            return files == 0 && problems > 0;
        }
    }

    /** Checks the files in the order of their paths. @param problems is told of each problem as soon as it is found */
    public Result run(Path dir, Consumer<Problem> problems) throws IOException {
        return run(dir, problems, false);
    }

    /** @param hasAdvice whether to say also what the articles would be better with */
    public Result run(Path dir, Consumer<Problem> problems, boolean hasAdvice) throws IOException {
        ContentFolder folder = new ContentFolder(dir, limits.maxFileSize().asLongValue());
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            problems.accept(missing.get());
            return new Result(0, 1, 1);
        }
        List<ContentFile> files = new ArrayList<>();
        List<Problem> found = new ArrayList<>();
        folder.walk(new ContentFolder.Visitor() {
            @Override
            public void file(ContentFile entry) {
                files.add(entry);
            }

            @Override
            public void unreadable(String path, Problem problem) {
                found.add(problem);
            }

            @Override
            public void warning(Problem problem) {
                found.add(problem);
            }
        });
        found.forEach(problems);
        int count = found.size();
        int failed = (int) found.stream().filter(Problem::isError).count();
        files.sort(ContentFile.ORDER);
        PictureFolder pictures = new PictureFolder(folder.root(), pictureMaker, null, null, limits.maxPictureSize().asLongValue());
        learn(folder, pictures.articles(), files);
        Claims claims = new Claims();
        ContentAdvice advice = hasAdvice ? new ContentAdvice(clock.instant()) : null;
        AuthorHandles handles = new AuthorHandles();
        for (ContentFile file : files) {
            List<Problem> ofFile = check(folder, pictures, file, claims, handles, advice);
            ofFile.forEach(problems);
            count += ofFile.size();
            failed += ofFile.stream().anyMatch(Problem::isError) ? 1 : 0;
        }
        List<Problem> ofAll = new ArrayList<>(pictures.articles().dead());
        ofAll.addAll(handles.problems());
        ofAll.forEach(problems);
        count += ofAll.size();
        return new Result(files.size(), failed, count);
    }

    /** Reads all headers, so that a link to a later file is known by each of its addresses. */
    private void learn(ContentFolder folder, ArticleFiles articles, List<ContentFile> files) throws IOException {
        for (ContentFile file : files) {
            try {
                if (!file.isOfGroup()) {
                    parser.parseHead(file, folder.read(file), null, clock.instant(), new ArrayList<>()).ifPresent(articles::learn);
                }
            } catch (ContentException | NoSuchFileException reportedLater) {
                continue;
            }
        }
    }

    private List<Problem> check(ContentFolder folder, PictureFolder pictures, ContentFile file, Claims claims,
            AuthorHandles handles, @Nullable ContentAdvice advice) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try {
            if (file.isOfGroup()) {
                FileContent content = folder.read(file);
                List<? extends ParsedGroup> groups = file.isTag()
                        ? tagParser.parse(file.path(), content, pictures, problems).stream().toList()
                        : authorParser.parseAll(file.path(), content, pictures, problems);
                for (ParsedGroup parsed : groups) {
                    claims.claim(parsed, problems);
                    if (parsed instanceof ParsedAuthor person) {
                        handles.add(person);
                    }
                }
                return problems;
            }
            parser.parse(file, folder.read(file), null, clock.instant(), pictures, problems).ifPresent(article -> {
                claims.claim(article, problems);
                handles.add(article);
                if (advice != null) {
                    problems.addAll(advice.of(article));
                }
            });
        } catch (ContentException e) {
            problems.add(e.problem());
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
        return problems;
    }
}
