package recto.moving;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.content.ArticleParser;
import recto.content.ContentCheck;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FolderVisitor;
import recto.folder.OtherEngine;
import recto.folder.PathLanguage;
import recto.folder.PictureRoots;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.site.SiteConfig;

/** Looks at the folder of a blog of another engine, proposes settings, and finds out what comes over with them. Nothing is changed. */
@ApplicationScoped
public class Move {

    /** So many articles tell which pattern of addresses keeps most. */
    private static final int SAMPLE = 2_000;

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
     * @param coming the articles that readers will see, in the order of their files
     * @param problems of the files and of the configuration
     */
    public record Result(@Nullable String engine, @Nullable Path reason, Path content, Map<String, String> settings, int articles,
            int refused, int hidden, int kept, int redirected, Map<String, String> lost, List<Moved> coming, List<Problem> problems) {}

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

    /** @param folder of the blog, or one in or around it */
    public Result look(Path folder) throws IOException {
        List<Problem> problems = new ArrayList<>();
        OldBlog blog = OldBlog.find(folder, problems);
        SiteFacts facts = SiteFacts.of(blog);
        Path content = Files.isDirectory(blog.rules().content()) ? blog.rules().content() : folder.toRealPath();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("recto.content.dir", shown(content));
        String roots = roots(blog, content);
        if (!roots.isEmpty()) {
            settings.put(PictureRoots.SETTING, roots);
        }
        settings.putAll(facts.settings());

        ContentFolder files = check.folder(content);
        List<ContentFile> articles = articles(files);
        Map<String, String> permalinks = permalinks(blog, facts, files, articles);
        settings.putAll(permalinks);
        MovedSite moved = new MovedSite(site, facts.settings(), permalinks);
        MarkdownFolders.outside(blog.root(), content)
                .forEach((below, count) -> problems.add(Problem.warning(below.isEmpty() ? "." : below, 1, 1,
                        "%d Markdown file%s outside of %s, so that %s not come over".formatted(count, count == 1 ? " lies" : "s lie",
                                settings.get("recto.content.dir"), count == 1 ? "it does" : "they do"),
                        "move what is an article into that folder")));
        check.with(moved, PictureRoots.of(content, roots)).run(content, problems::add);

        List<ArticleHead> heads = heads(files, articles, moved);
        Set<String> refused = problems.stream().filter(Problem::isError).map(Problem::file).collect(Collectors.toSet());
        List<ArticleHead> coming = heads.stream().filter(head -> !refused.contains(head.file().path())).toList();
        List<ArticleHead> seen = coming.stream().filter(head -> !head.header().draft()).toList();
        AddressTally addresses = tally(blog, facts.base(), seen, moved);
        addresses.lost().forEach((file, old) -> problems.add(Problem.warning(file, 1, 1,
                "had the address %s, which leads nowhere any more".formatted(old),
                "add it to the front matter: aliases: [%s]".formatted(old))));
        OtherEngine engine = blog.engine();
        return new Result(engine == null ? null : engine.title(), blog.file(), content, settings, articles.size(),
                (int) articles.stream().filter(file -> refused.contains(file.path())).count(), coming.size() - seen.size(),
                addresses.kept().size(), addresses.redirected(), addresses.lost(), seen.stream().map(head -> new Moved(head.file().path(),
                        head.publishAt(), head.path(), old(blog, facts.base(), head, moved))).toList(),
                problems);
    }

    private static String roots(OldBlog blog, Path content) {
        return blog.rules().pictureRoots().stream().filter(Files::isDirectory).filter(root -> !root.startsWith(content))
                .map(Move::shown).distinct().collect(Collectors.joining(", "));
    }

    /** As seen from where the program runs, if it lies there: that is what a setting counts from. */
    private static String shown(Path path) {
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

    private Map<String, String> permalinks(OldBlog blog, SiteFacts facts, ContentFolder folder, List<ContentFile> articles)
            throws IOException {
        List<ContentFile> sample = articles.size() <= SAMPLE ? articles : sample(articles);
        List<String> patterns = blog.rules().permalinks().stream()
                .map(pattern -> (facts.base() + pattern).replaceAll("/{2,}", "/").replaceFirst("/$", "")).toList();
        return PatternChoice.of(patterns, settings -> {
            MovedSite moved = new MovedSite(site, facts.settings(), settings);
            return tally(blog, facts.base(), heads(folder, sample, moved).stream().filter(head -> !head.header().draft()).toList(), moved);
        });
    }

    private static List<ContentFile> sample(List<ContentFile> articles) {
        List<ContentFile> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            sample.add(articles.get((int) ((long) i * articles.size() / SAMPLE)));
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

    private static AddressTally tally(OldBlog blog, String base, List<ArticleHead> articles, SiteConfig moved) {
        AddressTally tally = new AddressTally(articles, moved.timeZone(), moved.permalink());
        articles.forEach(article -> tally.count(article, old(blog, base, article, moved)));
        return tally;
    }

    private static @Nullable String old(OldBlog blog, String base, ArticleHead head, SiteConfig moved) {
        PathLanguage language = PathLanguage.of(head.file().path());
        Map<String, Object> keys = new LinkedHashMap<>();
        Notations.splitIfAny(head.file().path(), head.source(), new ArrayList<>()).ifPresent(raw -> raw.fields().fields()
                .forEach(field -> keys.put(field.key(), field.value().plain())));
        if (head.header().path() != null && keys.keySet().stream().noneMatch(key -> key.toLowerCase(Locale.ROOT).equals("slug"))) {
            // An engine keeps to what the front matter says, as Recto does
            return head.path().startsWith(base + "/") ? head.path() : base + head.path();
        }
        String tag = Objects.requireNonNullElse(language.tag(), "");
        String address = blog.rules().address(new OldArticle(language.file(),
                tag.equals(moved.language().getLanguage()) ? "" : tag.toLowerCase(Locale.ROOT), head.publishAt().atZone(moved.timeZone()),
                Objects.requireNonNullElse(head.header().title(), ""), head.header().slug(), keys));
        return address == null ? null : base + address;
    }
}
