package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import recto.folder.FolderVisitor;
import recto.folder.PictureRoots;
import recto.frontmatter.Problem;
import recto.linked.FileFolder;
import recto.linked.PictureFolder;
import recto.media.PictureMaker;
import recto.redirects.RedirectFile;
import recto.redirects.RedirectRule;
import recto.redirects.RedirectRules;
import recto.site.SiteConfig;

/** Finds the problems that an import would report, without a database: for an author before a commit, and for a build. */
@ApplicationScoped
public class ContentCheck {

    private final ArticleParser parser;
    private final AuthorParser authorParser;
    private final TagParser tagParser;
    private final PictureMaker pictureMaker;
    private final ContentLimits limits;
    private final Clock clock;
    private final @Nullable PictureRoots roots;
    private final @Nullable String excluded;

    @Inject
    public ContentCheck(ArticleParser parser, AuthorParser authorParser, TagParser tagParser, PictureMaker pictureMaker,
            ContentLimits limits,
            Clock clock) {
        this(parser, authorParser, tagParser, pictureMaker, limits, clock, null, null);
    }

    private ContentCheck(ArticleParser parser, AuthorParser authorParser, TagParser tagParser, PictureMaker pictureMaker,
            ContentLimits limits, Clock clock, @Nullable PictureRoots roots, @Nullable String excluded) {
        this.parser = parser;
        this.authorParser = authorParser;
        this.tagParser = tagParser;
        this.pictureMaker = pictureMaker;
        this.limits = limits;
        this.clock = clock;
        this.roots = roots;
        this.excluded = excluded;
    }

    /**
     * The same check with other settings.
     *
     * @param roots the folders beside the content folder that have pictures, too
     * @param excluded what is left out of it, as its setting has it; null for the setting itself
     */
    public ContentCheck with(SiteConfig site, PictureRoots roots, @Nullable String excluded) {
        return new ContentCheck(parser.with(site), authorParser, tagParser, pictureMaker, limits, clock, roots, excluded);
    }

    /** What reads the articles of a site with these settings. */
    public ArticleParser parser(SiteConfig site) {
        return parser.with(site);
    }

    /** A folder as the check reads it. */
    public ContentFolder folder(Path dir) {
        long most = limits.maxFileSize().asLongValue();
        return roots == null ? new ContentFolder(dir, most) : new ContentFolder(dir, most, roots, excluded);
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
        // One moment for the whole check: an article without a date gets it, and is not to appear only after it
        Instant now = clock.instant();
        ContentFolder folder = folder(dir);
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            problems.accept(missing.get());
            return new Result(0, 1, 1);
        }
        List<ContentFile> files = new ArrayList<>();
        List<ContentFile> redirectFiles = new ArrayList<>();
        List<Problem> found = new ArrayList<>();
        folder.walk(new FolderVisitor() {
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
        // Those that failed, and all problems
        int[] counts = {(int) found.stream().filter(Problem::isError).count(), found.size()};
        files.sort(ContentFile.ORDER);
        PictureFolder pictures = new PictureFolder(folder.upTo(limits.maxPictureSize().asLongValue()), pictureMaker, null, null,
                StoredAddresses.NONE, new FileFolder(folder, null, limits.maxLinkedFileSize().asLongValue()));
        ReadHeads heads = ReadHeads.of(folder, files, parser, now, pictures.articles());
        Claims claims = new Claims();
        AuthorHandles handles = new AuthorHandles();
        ContentAdvice advice = hasAdvice ? new ContentAdvice(now) : null;
        try {
            // Authors and tags are few, and are read by the one thread that asks for the beans of their parsers
            InOrder.run(files,
                    file -> file.isOfGroup() ? new Checked(file, null, List.of(), List.of()) : check(folder, pictures, heads, file),
                    done -> {
                        Checked checked = done.file.isOfGroup() ? check(folder, pictures, heads, done.file) : done;
                        claim(checked, claims, handles, advice);
                        checked.problems.forEach(problems);
                        counts[0] += checked.problems.stream().anyMatch(Problem::isError) ? 1 : 0;
                        counts[1] += checked.problems.size();
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Problem> rest = new ArrayList<>();
        RedirectRules redirects = readRedirects(folder, redirectFiles, claims, rest);
        counts[0] += (int) rest.stream().filter(Problem::isError).map(Problem::file).distinct().count();
        pictures.articles().deadLinks().stream().filter(link -> redirects.find(link.address()).isEmpty())
                .forEach(link -> rest.add(link.warning()));
        rest.addAll(handles.problems());
        rest.forEach(problems);
        return new Result(files.size() + redirectFiles.size(), counts[0], counts[1] + rest.size());
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

    /** A file after it was read: what it says of an article, or of authors or a tag. */
    private record Checked(ContentFile file, @Nullable ParsedArticle article, List<? extends ParsedGroup> groups, List<Problem> problems) {}

    private Checked check(ContentFolder folder, PictureFolder pictures, ReadHeads heads, ContentFile file) {
        List<Problem> problems = new ArrayList<>();
        ReadHeads.ReadHead read = heads.take(file);
        if (read != null) {
            problems.addAll(read.problems());
            return new Checked(file, parser.parse(read.head(), heads.now(), pictures, problems).orElse(null), List.of(), problems);
        }
        try {
            FileContent content = folder.read(file);
            if (file.isOfGroup()) {
                return new Checked(file, null, file.isTag() ? tagParser.parse(file.path(), content, pictures, problems).stream().toList()
                        : authorParser.parseAll(file.path(), content, pictures, problems), problems);
            }
            return new Checked(file, parser.parse(file, content, null, heads.now(), pictures, problems).orElse(null), List.of(), problems);
        } catch (ContentException e) {
            problems.add(e.problem());
        } catch (NoSuchFileException goneMeanwhile) {
            problems.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Checked(file, null, List.of(), problems);
    }

    /** Whose a name or an address is depends on the order of the files, so that this is done for one after the other. */
    private static void claim(Checked checked, Claims claims, AuthorHandles handles, @Nullable ContentAdvice advice) {
        for (ParsedGroup group : checked.groups) {
            claims.claim(group, checked.problems);
            if (group instanceof ParsedAuthor person) {
                handles.add(person);
            }
        }
        if (checked.article != null) {
            handles.add(checked.article);
            claims.claim(checked.article, checked.problems);
            if (advice != null) {
                checked.problems.addAll(advice.of(checked.article));
            }
        }
    }
}
