package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.article.Author;
import recto.article.Group;
import recto.article.GroupSummary;
import recto.article.PageOfIds;
import recto.article.Profile;
import recto.site.SiteConfig;
import recto.web.Pagination;

/** All authors, and the articles of one. */
@Path("/")
public class AuthorResource {

    @CheckedTemplate(basePath = "article")
    static class Templates {
        static native TemplateInstance authors(List<GroupSummary> authors);

        static native TemplateInstance author(Author author, @Nullable Profile profile, List<ArticleSummary> articles,
                Pagination pagination);
    }

    private final SiteConfig site;
    private final Clock clock;

    AuthorResource(SiteConfig site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("/authors")
    public TemplateInstance authors() {
        return Templates.authors(Author.listAll(clock.instant()));
    }

    @GET
    @Path("/authors/{slug}")
    public RestResponse<TemplateInstance> author(String slug) {
        return author(slug, 1);
    }

    /** An author who has neither a file nor an article that a reader can see answers 404. */
    @GET
    @Path("/authors/{slug}/page/{number:[1-9][0-9]{0,6}}")
    public RestResponse<TemplateInstance> author(String slug, int number) {
        Instant now = clock.instant();
        Author author = Author.findBySlug(slug).orElseThrow(() -> Group.missing(slug, Group.page(number), now, Author::findBySlug));
        PageOfIds page = author.findPage(now, number, site.pageSize());
        Optional<Profile> profile = Profile.findOf(author);
        if (page.total() == 0 && profile.isEmpty()) {
            throw new NotFoundException();
        }
        Pagination pagination = new Pagination("/authors/" + slug, number, site.pageSize(), page.total());
        return RestResponse.ok(Templates.author(author, profile.orElse(null), Article.listPublished(page.ids(), now), pagination));
    }
}
