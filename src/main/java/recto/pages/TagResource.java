package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.article.Group;
import recto.article.GroupSummary;
import recto.article.PageOfIds;
import recto.article.Tag;
import recto.article.TagText;
import recto.site.SiteConfig;
import recto.web.Pagination;

/** All tags, and the articles of one. */
@Path("/")
public class TagResource {

    @CheckedTemplate(basePath = "article")
    static class Templates {
        static native TemplateInstance tags(List<GroupSummary> tags);

        static native TemplateInstance tag(Tag tag, TagText text, List<ArticleSummary> articles, Pagination pagination);
    }

    private final SiteConfig site;
    private final Clock clock;

    TagResource(SiteConfig site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("/tags")
    public TemplateInstance tags() {
        return Templates.tags(Tag.listAll(clock.instant()));
    }

    @GET
    @Path("/tags/{slug}")
    public RestResponse<TemplateInstance> tag(String slug) {
        return tag(slug, 1);
    }

    /** A tag without an article that a reader can see answers 404. */
    @GET
    @Path("/tags/{slug}/page/{number:[1-9][0-9]{0,6}}")
    public RestResponse<TemplateInstance> tag(String slug, int number) {
        Instant now = clock.instant();
        Tag tag = Tag.findBySlug(slug).orElseThrow(() -> Group.missing(slug, Group.page(number), now, Tag::findBySlug));
        PageOfIds page = tag.findPage(now, number, site.pageSize());
        if (page.total() == 0) {
            throw new NotFoundException();
        }
        return RestResponse.ok(Templates.tag(tag, TagText.of(tag), Article.listPublished(page.ids(), now),
                new Pagination("/tags/" + slug, number, site.pageSize(), page.total())));
    }
}
