package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.address.LinkResolver;
import recto.engine.EngineText;
import recto.folder.ArticleHead;
import recto.folder.ContentFile;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.folder.FileName;
import recto.folder.OtherFormat;
import recto.folder.PathLanguage;
import recto.folder.Publication;
import recto.folder.ServedFiles;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.SourceText;
import recto.header.FrontMatter;
import recto.header.FrontMatterParser;
import recto.header.GivenKeys;
import recto.html.Links;
import recto.html.ProseWords;
import recto.language.Excerpt;
import recto.language.Typography;
import recto.linked.ArticlePictures;
import recto.linked.PictureFolder;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.markdown.PictureResolver;
import recto.markdown.RenderedMarkdown;
import recto.media.PictureMaker;
import recto.media.ShownPicture;
import recto.site.Permalinks;
import recto.site.SiteConfig;
import recto.web.ReservedPaths;

/** Makes an article of the bytes of a file, or a list of everything that is wrong with the file. */
@ApplicationScoped
public class ArticleParser {

    /** To be raised whenever the same file gives other front matter: the import then reads all stored articles again. */
    private static final int HEADER_VERSION = 5;
    /** In UTF-16 units, of a description that is the beginning of the text. */
    private static final int MAX_DESCRIPTION = 300;

    private final SiteConfig site;
    private final Permalinks permalinks;
    private final ContentLimits limits;
    private final MarkdownConfig markdown;
    private final MarkdownRenderer renderer;

    public ArticleParser(SiteConfig site, ContentLimits limits, MarkdownConfig markdown, MarkdownRenderer renderer) {
        this.site = site;
        this.permalinks = Permalinks.of(site);
        this.limits = limits;
        this.markdown = markdown;
        this.renderer = renderer;
    }

    /** Everything besides the bytes of the file that the result depends on. When it changes, every article is rendered again. */
    public String version() {
        return "%d %d %b %d %d %s %s %s %x".formatted(HEADER_VERSION, MarkdownRenderer.VERSION, markdown.typography(), PictureMaker.VERSION,
                limits.maxPictureSize().asLongValue(), site.timeZone(), permalinks, site.language(),
                Objects.hash(ServedFiles.bySetting().toString(), limits.maxLinkedFileSize().asLongValue()));
    }

    /** The same for a site with other settings. */
    ArticleParser with(SiteConfig other) {
        return new ArticleParser(other, limits, markdown, renderer);
    }

    SiteConfig site() {
        return site;
    }

    /**
     * Reads the front matter. The result is empty when there is none that could be read.
     *
     * @param before the publication of the article as it is stored, from which a missing date is taken; null for a new article
     * @param problems everything that is wrong with the file is added
     */
    public Optional<ArticleHead> parseHead(ContentFile file, FileContent content, @Nullable Publication before, Instant now,
            List<Problem> problems) {
        return FileGuard.run(file.path(), problems, () -> readHead(file, content, before, now, problems));
    }

    private Optional<ArticleHead> readHead(ContentFile file, FileContent content, @Nullable Publication before, Instant now,
            List<Problem> problems) {
        int known = problems.size();
        Optional<String> text = SourceText.decode(file.path(), content.bytes(), problems);
        FrontMatter read = text.flatMap(source -> frontMatter(file.path(), source, content.given(), problems)).orElse(null);
        if (read == null) {
            return Optional.empty();
        }
        // What is missing may be in a key that could not be read
        List<Problem> warnings = problems.stream().skip(known).anyMatch(Problem::isError) ? new ArrayList<>() : problems;
        PathLanguage language = PathLanguage.of(file.path());
        FrontMatter header = withDescription(file.path(), new ArticleTitle(renderer)
                .of(language.tag() == null ? read : read.in(language.tag(), language.key()), file.path(), warnings::add));
        String place = language.file();
        LocalDate named = FileName.date(place) != null || header.path() == null ? FileName.date(place) : FileName.date(header.path());
        boolean page = OwnPage.is(file, header, named);
        Instant publishAt = ArticleHead.publishAt(header, named, site.timeZone(), before, now);
        if (page) {
            OwnPage.problem(file, header).ifPresent(warnings::add);
        } else if (header.publishAt() == null) {
            FileName.problem(file.path()).ifPresentOrElse(problems::add,
                    () -> undated(file.path(), header, named).ifPresent(warnings::add));
        }
        String slug = ArticlePath.slug(place, header);
        ArticlePath address = new ArticlePath(place, slug, header, publishAt.atZone(site.timeZone()));
        String path = address.of(page ? OwnPage.pattern(header) : permalinks.of(address.folder()), language.folder(site.language()));
        checkPath(file.path(), path, problems);
        header.aliases().stream().filter(ReservedPaths::isReserved).forEach(alias -> problems
                .add(ArticleHead.aliasProblem(file.path(), text.get(), alias, "is an address of the site itself")));
        boolean valid = true;
        for (Problem problem : problems.subList(known, problems.size())) {
            valid &= !problem.isError();
        }
        String identity = header.id() != null ? "id:" + header.id() : "path:" + file.path();
        FrontMatter shown = header.with(markdown.typography(header.lang(), site.language()));
        return Optional.of(new ArticleHead(file, content.hash(), content.mark(), identity, page, publishAt, slug, path, shown,
                text.get(), valid));
    }

    /** A file without front matter is an article where its name has a date and its text a title, as with Docusaurus and Jekyll. */
    private Optional<FrontMatter> frontMatter(String path, String source, GivenKeys given, List<Problem> problems) {
        if (FileName.date(path) != null && !Notations.isOpened(source) && ArticleTitle.isHeaded(source)) {
            return Optional.of(FrontMatterParser.ofText(path, source, site.timeZone(), given, problems));
        }
        return FrontMatterParser.parse(path, source, site.timeZone(), given, problems);
    }

    /** Where the author has marked the beginning of the text that lists show, that is the description. */
    private FrontMatter withDescription(String path, FrontMatter header) {
        if (header.description() != null) {
            return header;
        }
        return MoreMarker.before(header.body())
                .map(beginning -> EngineText.of(path, beginning, values(header), name -> "").markdown())
                .map(beginning -> renderer.render(beginning, ProseWords.of(header.lang(), site.language())).html())
                .map(html -> Excerpt.of(html, MAX_DESCRIPTION, Integer.MAX_VALUE))
                .map(description -> header.with(header.title(), description, header.body())).orElse(header);
    }

    private static Optional<Problem> undated(String path, FrontMatter header, @Nullable LocalDate named) {
        boolean isDated = named != null || header.createdAt() != null || header.updatedAt() != null;
        return isDated || header.draft() ? Optional.empty()
                : Optional.of(Problem.warning(path, 1, 1, "has no date, so it gets the moment at which it is first imported",
                        "add a line date: 2026-05-31 to the front matter, or begin the name of the file with 2026-05-31-"));
    }

    /** Makes the whole article. The result is empty when there is an error among the problems. A missing picture is no error. */
    public Optional<ParsedArticle> parse(ContentFile file, FileContent content, @Nullable Publication before, Instant now,
            PictureFolder pictures,
            List<Problem> problems) {
        return FileGuard.run(file.path(), problems, () -> readHead(file, content, before, now, problems).filter(ArticleHead::valid)
                .map(head -> render(head, pictures, now, problems)));
    }

    /** The same for a head that was read before, without its problems. The result is empty where the head is not valid. */
    public Optional<ParsedArticle> parse(ArticleHead head, Instant now, PictureFolder pictures, List<Problem> problems) {
        return FileGuard.run(head.file().path(), problems,
                () -> Optional.of(head).filter(ArticleHead::valid).map(valid -> render(valid, pictures, now, problems)));
    }

    private ParsedArticle render(ArticleHead head, PictureFolder folder, Instant now, List<Problem> problems) {
        LinkResolver links = new LinkResolver(folder.articles().reading(
                (linked, content) -> parseHead(linked, content, null, now, new ArrayList<>()), site.timeZone(), now), head.file().path(),
                head.path());
        ArticlePictures pictures = new ArticlePictures(folder, head.file().path(), links);
        FrontMatter header = head.header();
        ShownPicture hero = header.hero() == null ? null : hero(header.hero(), pictures);
        Typography typography = markdown.typography(header.lang(), site.language());
        ProseWords words = ProseWords.of(header.lang(), site.language());
        boolean isHtml = OtherFormat.isHtml(head.file().path());
        EngineText text = isHtml ? EngineText.ofHtml(header.body(), values(header), markdown -> renderer.render(markdown, words).html())
                : EngineText.of(head.file().path(), header.body(), values(header), pictures::findNamed);
        RenderedMarkdown body = isHtml ? renderer.renderHtml(text.markdown(), words, typography, pictures, hero != null)
                : renderer.render(text.markdown(), words, typography, pictures, hero != null);
        List<Problem> found = new ArrayList<>();
        if (header.hero() != null) {
            Problem fault = pictures.problem("heroImage", Links.encode(header.hero()), header.heroLine(), header.heroColumn());
            found.add(fault != null || hero != null || Links.isAddress(header.hero()) ? fault
                    : Problem.warning(head.file().path(), header.heroLine(), header.heroColumn(),
                            "the heroImage '%s' is neither a file nor a web address".formatted(Problem.shown(header.hero())),
                            "write it as photo.jpg or https://..."));
        }
        text.remarks().forEach(remark -> found.add(Problem.warning(head.file().path(), header.bodyLine() - 1 + remark.line(),
                remark.column(), remark.message(), remark.hint())));
        for (RenderedMarkdown.Remark remark : body.remarks()) {
            EngineText.Place place = text.source(remark.line(), remark.column());
            Problem warning = Problem.warning(head.file().path(), header.bodyLine() - 1 + place.line(), place.column(), remark.message(),
                    remark.hint());
            if (remark.unlessAt() == null) {
                found.add(warning);
            } else {
                folder.articles().addUnsure(remark.unlessAt(), warning);
            }
        }
        for (RenderedMarkdown.Picture picture : body.pictures()) {
            EngineText.Place place = text.source(Math.max(1, picture.line()), picture.column());
            int line = header.bodyLine() - 1 + place.line();
            found.add(picture.isPlayed() && !pictures.hasFault(picture.src()) ? Problem.warning(head.file().path(), line, place.column(),
                    "'%s' will not be played: files with this ending are not served".formatted(picture.src()),
                    "add it to recto.content.files, or give its full address, https://...")
                    : pictures.problem(picture.isPlayed() ? "file" : "picture", picture.src(), line, place.column()));
        }
        found.stream().filter(Objects::nonNull).forEach(problems::add);
        return new ParsedArticle(head, body, header.cta() == null ? null : renderer.renderInline(header.cta(), typography), hero,
                pictures.uses(), links.uses(), Set.of());
    }

    /** What other engines' expressions may ask for. */
    private Map<String, String> values(FrontMatter header) {
        String title = Objects.requireNonNullElse(header.title(), "");
        String description = Objects.requireNonNullElse(header.description(), "");
        return Map.of("page.title", title, "title", title, "site.title", site.title(), "page.description", description, "frontmatter.title",
                title, "frontmatter.description", description, "metadata.title", title, "frontMatter.title", title);
    }

    /** Null where there is no picture to show. */
    private static @Nullable ShownPicture hero(String hero, ArticlePictures pictures) {
        String target = Links.encode(hero);
        ShownPicture shown = pictures.find(target);
        if (shown == null) {
            // The picture is on another site or of this site itself, or has a scheme by which a browser loads no picture; a path that leads
            // to no file gives no picture, since the page would begin with a void
            return Links.isAddress(hero) && !pictures.hasFault(target) ? ShownPicture.of(hero) : null;
        }
        return shown == PictureResolver.MISSING ? null : shown;
    }

    private static void checkPath(String file, String path, List<Problem> problems) {
        if (ReservedPaths.isReserved(path)) {
            problems.add(Problem.error(file, 1, 1, "'%s' is an address of the site itself".formatted(path),
                    "give the article another with slug or path in its front matter"));
        }
    }
}
