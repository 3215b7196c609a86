package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import recto.address.StoredAddresses;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.frontmatter.Problem;
import recto.linked.ArticleFiles;
import recto.linked.FileFolder;
import recto.linked.PictureFolder;
import recto.media.PictureMaker;
import recto.redirects.RedirectFile;
import recto.redirects.RedirectRule;
import recto.redirects.RedirectRules;

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
    public record Result(int files, int failed, int problems) {}

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
        List<ContentFile> redirectFiles = new ArrayList<>();
        List<Problem> found = new ArrayList<>();
        folder.walk(new ContentFolder.Visitor() {
            @Override
            public void file(ContentFile entry) {
                files.add(entry);
            }

            @Override
            public void redirects(ContentFile entry) {
                redirectFiles.add(entry);
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
        PictureFolder pictures = new PictureFolder(folder.root(), pictureMaker, null, null, limits.maxPictureSize().asLongValue(),
                StoredAddresses.NONE, new FileFolder(folder.root(), null, limits.maxLinkedFileSize().asLongValue()));
        learn(folder, pictures.articles(), files);
        Claims claims = new Claims();
        ContentAdvice advice = hasAdvice ? new ContentAdvice(clock.instant()) : null;
        for (ContentFile file : files) {
            List<Problem> ofFile = check(folder, pictures, file, claims, advice);
            ofFile.forEach(problems);
            count += ofFile.size();
            failed += ofFile.stream().anyMatch(Problem::isError) ? 1 : 0;
        }
        List<Problem> rest = new ArrayList<>();
        RedirectRules redirects = readRedirects(folder, redirectFiles, claims, rest);
        failed += (int) rest.stream().filter(Problem::isError).map(Problem::file).distinct().count();
        pictures.articles().deadLinks().stream().filter(link -> redirects.find(link.address()).isEmpty())
                .forEach(link -> rest.add(link.warning()));
        rest.forEach(problems);
        return new Result(files.size() + redirectFiles.size(), failed, count + rest.size());
    }

    private RedirectRules readRedirects(ContentFolder folder, List<ContentFile> files, Claims claims, List<Problem> problems)
            throws IOException {
        List<RedirectRule> all = new ArrayList<>();
        files.sort(Comparator.comparing(ContentFile::path, RedirectFile.ORDER));
        for (ContentFile file : files) {
            try {
                FileContent content = folder.read(file);
                FileGuard.run(file.path(), problems, () -> RedirectFile.parse(file.path(), content.bytes(), parser.site().url(), problems))
                        .ifPresent(all::addAll);
            } catch (ContentException e) {
                problems.add(e.problem());
            } catch (NoSuchFileException goneMeanwhile) {
                continue;
            }
        }
        RedirectRules rules = new RedirectRules(all, problems);
        rules.judge(claims.holders(), problems);
        return rules;
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
            @Nullable ContentAdvice advice) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try {
            if (file.isOfGroup()) {
                FileContent content = folder.read(file);
                List<? extends ParsedGroup> groups = file.isTag()
                        ? tagParser.parse(file.path(), content, pictures, problems).stream().toList()
                        : authorParser.parseAll(file.path(), content, pictures, problems);
                groups.forEach(parsed -> claims.claim(parsed, problems));
                return problems;
            }
            parser.parse(file, folder.read(file), null, clock.instant(), pictures, problems).ifPresent(article -> {
                claims.claim(article, problems);
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
