package recto.moving;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.content.ArticleParser;
import recto.content.ContentCheck;
import recto.defaults.OtherEngine;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ExcludeConfig;
import recto.folder.FolderVisitor;
import recto.folder.PictureRoots;
import recto.frontmatter.Problem;
import recto.site.SiteConfig;

/** Looks at the folder of a blog of another engine, proposes settings, and finds out what comes over with them. Nothing is changed. */
@ApplicationScoped
public class Move {

    /** So many articles tell which pattern of addresses keeps most. */
    private static final int SAMPLE = 2_000;
    /** Every pattern is tried with every article of the sample. */
    private static final int MOST_TRIALS = 20_000;

    /**
     * What a look at a folder tells.
     *
     * @param engine its name; null where no file tells one
     * @param reason the file that told the engine; null where none did
     * @param settings the proposal, by name
     * @param articles how many files are articles
     * @param refused how many of them cannot come
     * @param hidden how many of those that come readers do not see
     * @param kept how many addresses stay what they were, but for a slash at the end
     * @param redirected how many lead to the present one
     * @param lost the old addresses that lead nowhere, by file
     * @param parts the same for each folder of the blog, where there are several
     * @param coming the articles that readers will see, in the order of their files
     * @param problems of the files and of the configuration
     */
    public record Result(@Nullable String engine, @Nullable Path reason, Path content, Map<String, String> settings, int articles,
            int refused, int hidden, int kept, int redirected, Map<String, String> lost, List<Part> parts, List<Moved> coming,
            List<Problem> problems) {}

    /** What comes of one folder. @param path below the content folder */
    public record Part(String path, int articles, int refused, int hidden, int kept, int redirected, int lost) {}

    /** An article, the address at which Recto serves it, and the one that it had; null where that is not known. */
    public record Moved(String file, Instant published, String address, @Nullable String before) {}

    private final ContentCheck check;
    private final SiteConfig site;
    private final Clock clock;

    public Move(ContentCheck check, SiteConfig site, Clock clock) {
        this.check = check;
        this.site = site;
        this.clock = clock;
    }

    /** @param folder of the blog, or one in or around it @param with other folders in it that are to come, too */
    public Result look(Path folder, List<Path> with) throws IOException {
        List<Problem> problems = new ArrayList<>();
        OldBlog blog = OldBlog.find(folder, problems);
        SiteFacts facts = SiteFacts.of(blog);
        List<Path> more = new ArrayList<>();
        for (Path one : with) {
            more.add(one.toRealPath());
        }
        EngineRules rules = Files.isDirectory(blog.rules().content()) ? blog.rules() : blog.rules().in(folder.toRealPath());
        BlogFolders folders = BlogFolders.of(rules, more);
        Path content = folders.content();
        String excluded = folders.excluded();
        @Nullable
        String exclude = excluded.isEmpty() ? null : excluded;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("recto.content.dir", shown(content));
        String roots = roots(blog, content);
        if (!roots.isEmpty()) {
            settings.put(PictureRoots.SETTING, roots);
        }
        if (!excluded.isEmpty()) {
            settings.put(ExcludeConfig.SETTING, excluded);
        }
        settings.putAll(facts.settings());

        PictureRoots pictures = PictureRoots.of(content, roots);
        ContentFolder files = check.with(site, pictures, exclude).folder(content);
        List<ContentFile> articles = articles(files);
        OldAddresses before = new OldAddresses(folders, facts.base());
        Map<String, String> permalinks = permalinks(before, facts, files, articles);
        settings.putAll(permalinks);
        MovedSite moved = new MovedSite(site, facts.settings(), permalinks);
        problems.addAll(before.outside(blog.root(), folder));
        if (blog.file() != null) {
            problems.addAll(OldRedirects.of(blog.config(), String.valueOf(blog.file().getFileName())));
        }
        check.with(moved, pictures, exclude).run(content, problems::add);

        List<ArticleHead> heads = heads(files, articles, moved);
        Set<String> refused = problems.stream().filter(Problem::isError).map(Problem::file).collect(Collectors.toSet());
        List<ArticleHead> coming = heads.stream().filter(head -> !refused.contains(head.file().path())).toList();
        List<ArticleHead> seen = coming.stream().filter(head -> !head.header().draft()).toList();
        AddressTally addresses = before.tally(seen, moved);
        addresses.lost().forEach((file, old) -> problems.add(Problem.warning(file, 1, 1,
                "had the address %s, which leads nowhere any more".formatted(old),
                "add it to the front matter: aliases: [%s]".formatted(old))));
        OtherEngine engine = blog.engine();
        List<Part> parts = new ArrayList<>();
        for (BlogFolders.Part part : folders.parts()) {
            Predicate<String> isIn = file -> folders.of(file).equals(part);
            parts.add(new Part(part.path(), count(articles, file -> isIn.test(file.path())),
                    count(articles, file -> isIn.test(file.path()) && refused.contains(file.path())),
                    count(coming, head -> isIn.test(head.file().path()) && head.header().draft()),
                    count(addresses.kept(), head -> isIn.test(head.file().path())),
                    count(addresses.redirected(), head -> isIn.test(head.file().path())),
                    count(addresses.lost().keySet(), isIn)));
        }
        return new Result(engine == null ? null : engine.title(), blog.file(), content, settings, articles.size(),
                count(articles, file -> refused.contains(file.path())), coming.size() - seen.size(),
                addresses.kept().size(), addresses.redirected().size(), addresses.lost(),
                parts.size() > 1 ? parts.stream().filter(part -> part.articles() > 0).toList() : List.of(),
                seen.stream().map(head -> new Moved(head.file().path(), head.publishAt(), head.path(), before.of(head, moved))).toList(),
                problems);
    }

    private static <T> int count(Collection<T> all, Predicate<T> counted) {
        return (int) all.stream().filter(counted).count();
    }

    private static String roots(OldBlog blog, Path content) {
        return blog.rules().pictureRoots().stream().filter(Files::isDirectory).filter(root -> !root.startsWith(content))
                .map(Move::shown).distinct().collect(Collectors.joining(", "));
    }

    /** As seen from where the program runs, if it lies there: that is what a setting counts from. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        String shown = whole.equals(here) ? "." : whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
        return shown.replace('\\', '/');
    }

    private static List<ContentFile> articles(ContentFolder folder) throws IOException {
        List<ContentFile> files = new ArrayList<>();
        folder.walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) {
                if (!entry.isOfGroup()) {
                    files.add(entry);
                }
            }

            @Override
            public void unreadable(String path, Problem problem) {
                // The check names it
            }

            @Override
            public void warning(Problem problem) {
                // The check names it
            }
        });
        files.sort(ContentFile.ORDER);
        return files;
    }

    private Map<String, String> permalinks(OldAddresses before, SiteFacts facts, ContentFolder folder, List<ContentFile> articles)
            throws IOException {
        List<String> patterns = before.permalinks(articles.stream().map(ContentFile::path).toList());
        List<ContentFile> sample = sample(articles, Math.min(SAMPLE, MOST_TRIALS / Math.max(1, patterns.size())));
        return PatternChoice.of(patterns, settings -> {
            MovedSite moved = new MovedSite(site, facts.settings(), settings);
            return before.tally(heads(folder, sample, moved).stream().filter(head -> !head.header().draft()).toList(), moved);
        });
    }

    private static List<ContentFile> sample(List<ContentFile> articles, int size) {
        if (articles.size() <= size) {
            return articles;
        }
        List<ContentFile> sample = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sample.add(articles.get((int) ((long) i * articles.size() / size)));
        }
        return sample;
    }

    private List<ArticleHead> heads(ContentFolder folder, List<ContentFile> files, SiteConfig moved) throws IOException {
        ArticleParser parser = check.parser(moved);
        List<ArticleHead> heads = new ArrayList<>();
        for (ContentFile file : files) {
            try {
                parser.parseHead(file, folder.read(file), null, clock.instant(), new ArrayList<>()).filter(ArticleHead::valid)
                        .ifPresent(heads::add);
            } catch (ContentException reportedByTheCheck) {
                continue;
            }
        }
        return heads;
    }
}
