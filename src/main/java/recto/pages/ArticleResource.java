package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleByPath;
import recto.article.ArticleMarkdown;
import recto.article.ArticleNavigation;
import recto.article.ArticleOrder;
import recto.article.ArticleSummary;
import recto.article.ArticleWithLinks;
import recto.article.Author;
import recto.article.DatabaseAddresses;
import recto.article.FrontPage;
import recto.article.GoneException;
import recto.article.Group;
import recto.article.Home;
import recto.article.Tag;
import recto.article.Translations;
import recto.database.GuardedDataSource;
import recto.http.CacheControl;
import recto.http.UrlPath;
import recto.site.SiteConfig;
import recto.web.OldGroupPath;
import recto.web.PageFacts;
import recto.web.Pagination;
import recto.web.ReservedPaths;

/** The list of articles, newest first, and whatever stands at a path of its own. */
@Path("/")
public class ArticleResource {

    @CheckedTemplate(basePath = "article")
    static class Templates {
        static native TemplateInstance list(List<ArticleSummary> articles, Pagination pagination, @Nullable Article home);

        static native TemplateInstance show(Article article, Translations translations, ArticleNavigation around, List<AuthorNote> writers);

        static native TemplateInstance markdown(String text);

        static native TemplateInstance page(Article article, Translations translations);
    }

    private final GuardedDataSource database;
    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;
    private final ArticleOrder order;
    private final Menu menu;
    private final ArticleMarkdown markdown;
    private final DatabaseAddresses addresses;
    private final MovedPages moved;
    private final FormerFiles files;

    ArticleResource(GuardedDataSource database, SiteConfig site, Clock clock, PageFacts facts, ArticleOrder order, Menu menu,
            ArticleMarkdown markdown,
            DatabaseAddresses addresses, MovedPages moved, FormerFiles files) {
        this.database = database;
        this.files = files;
        this.moved = moved;
        this.addresses = addresses;
        this.markdown = markdown;
        this.site = site;
        this.clock = clock;
        this.facts = facts;
        this.order = order;
        this.menu = menu;
    }

    @GET
    public RestResponse<TemplateInstance> list() {
        return list(1);
    }

    @GET
    @Path("/page/{number:[1-9][0-9]{0,6}}")
    public RestResponse<TemplateInstance> list(int number) {
        Instant now = clock.instant();
        FrontPage page = order.frontPage(number, now);
        return RestResponse.ok(
                Templates.list(page.articles(), page.pagination(), number == 1 && menu.links().hasHome() ? Home.find(now) : null));
    }

    /**
     * An article may be served at any path: its permalink or the path in its front matter decides. So every request that no other method
     * takes comes here too. All resource classes must stand at "/" for that: below a class with a path of its own, RESTEasy answers a
     * request that no method takes on the event loop, where nothing may ask the database.
     *
     * <p>With {@link ArticleMarkdown#ENDING} behind its path an article is served as Markdown, unless that is the path of another one.
     */
    @GET
    @Path("{path:.+}")
    public RestResponse<TemplateInstance> show(String path, UriInfo uri) throws SQLException {
        Instant now = clock.instant();
        String asked = path.endsWith("/") ? "/" + path.substring(0, path.length() - 1) : "/" + path;
        Optional<ArticleWithLinks> whole = find(asked, now);
        Optional<Article> exact = whole.map(ArticleWithLinks::article);
        boolean isMarkdown = exact.isEmpty() && asked.endsWith(ArticleMarkdown.ENDING);
        String ending = isMarkdown ? ArticleMarkdown.ENDING : "";
        String page = asked.substring(0, asked.length() - ending.length());
        Optional<MovedException> redirect = exact.filter(found -> found.isPublished(now)).isPresent() ? Optional.empty()
                : moved.find(asked, now);
        redirect.filter(found -> found.isExact || exact.isPresent()).ifPresent(found -> {
            throw found;
        });
        Article article = exact.or(() -> isMarkdown ? ArticleByPath.find(page) : Optional.empty())
                .orElseGet(() -> findOtherwise(page, ending, redirect, now));
        GoneException.throwIfGone(article, now);
        if (!article.isPublished(now)) {
            throw new NotFoundException();
        }
        if (Home.is(article)) {
            throw redirection("/");
        }
        if (!article.presentPath().equals(page) || uri.getPath().endsWith("/")) {
            throw redirection(article.presentPath() + ending);
        }
        if (article.noindex) {
            facts.noindex();
        }
        if (!isMarkdown) {
            facts.negotiated();
        }
        if (isMarkdown || facts.isAskedAsMarkdown()) {
            return RestResponse.ok(markdown(article, isMarkdown));
        }
        Translations translations = Translations.of(article, site, now);
        Set<Long> shown = new HashSet<>(translations.articles());
        shown.add(article.id);
        if (article.page) {
            facts.madeOf(shown, article.expireAt);
            return RestResponse.ok(Templates.page(article, translations));
        }
        ArticleNavigation navigation = whole.isPresent() ? whole.get().around() : ArticleNavigation.find(article, now);
        shown.addAll(navigation.articles());
        facts.madeOf(shown, article.expireAt);
        return RestResponse.ok(Templates.show(article, translations, navigation, AuthorNote.of(article)));
    }

    private Optional<ArticleWithLinks> find(String path, Instant now) throws SQLException {
        return database.ask(sql -> ArticleWithLinks.find(sql, path, now));
    }

    private TemplateInstance markdown(Article article, boolean hasOwnPath) {
        facts.madeOf(Set.of(article.id), article.expireAt);
        facts.markdownOf(article.canonical(site));
        if (!hasOwnPath) {
            facts.cacheControl(CacheControl.NEGOTIATED);
        }
        return Templates.markdown(markdown.of(article));
    }

    private Article findOtherwise(String asked, String ending, Optional<MovedException> redirect, Instant now) {
        String page = ReservedPaths.pageInLowerCase(asked);
        if (page != null) {
            throw redirection(page);
        }
        Optional<Article> found = Article.findByOtherPath(PathSpellings.of(asked), now);
        if (found.isEmpty()) {
            redirect.ifPresent(pattern -> {
                throw pattern;
            });
            files.find(asked, now).ifPresent(address -> {
                // Other bytes have another address, so that this one is none for good
                throw new MovedException(302, address, true);
            });
            Optional<String> old = addresses.atOldAddress(asked);
            if (old.filter(asked::equals).isPresent()) {
                // The article has been imported since it was asked for above: a redirect would lead in a circle
                return ArticleByPath.find(asked).orElseThrow(NotFoundException::new);
            }
            old.ifPresent(address -> {
                throw redirection(address);
            });
            OldGroupPath.of(asked + ending).flatMap(group -> presentPath(group, now)).ifPresent(present -> {
                throw redirection(present);
            });
        }
        return found.orElseThrow(NotFoundException::new);
    }

    private Optional<String> presentPath(OldGroupPath group, Instant now) {
        if (group.name().isEmpty()) {
            return Optional.of(group.isOfAuthor() ? "/authors" : "/tags");
        }
        return Group.findPath(group.name(), group.page(), site.pageSize(), now, group.isOfAuthor() ? Author::findBySlug : Tag::findBySlug);
    }

    private static RedirectionException redirection(String path) {
        return new RedirectionException(Response.Status.MOVED_PERMANENTLY, URI.create(UrlPath.encode(path)));
    }
}
