package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.article.Group;
import recto.article.GroupSummary;
import recto.article.PageOfIds;
import recto.article.Series;
import recto.site.SiteConfig;
import recto.web.Pagination;

/** All series, and the parts of one. */
@Path("/")
public class SeriesResource {

    @CheckedTemplate(basePath = "article")
    static class Templates {
        static native TemplateInstance allSeries(List<GroupSummary> series);

        static native TemplateInstance series(Series series, List<ArticleSummary> parts, Pagination pagination);
    }

    private final SiteConfig site;
    private final Clock clock;

    SeriesResource(SiteConfig site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("/series")
    public TemplateInstance allSeries() {
        return Templates.allSeries(Series.listAll(clock.instant()));
    }

    @GET
    @Path("/series/{slug}")
    public TemplateInstance series(String slug) {
        return series(slug, 1);
    }

    /** A series without an article that a reader can see answers 404. */
    @GET
    @Path("/series/{slug}/page/{number:[1-9][0-9]{0,6}}")
    public TemplateInstance series(String slug, int number) {
        Instant now = clock.instant();
        Series series = Series.findBySlug(slug).orElseThrow(() -> Group.missing(slug, Group.page(number), now, Series::findBySlug));
        PageOfIds page = series.findPage(now, number, site.pageSize());
        if (page.total() == 0) {
            throw new NotFoundException();
        }
        Pagination pagination = new Pagination("/series/" + slug, number, site.pageSize(), page.total());
        List<ArticleSummary> parts = Article.listPublished(page.ids(), now);
        return Templates.series(series,
                IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).withNumber(pagination.offset() + i + 1)).toList(), pagination);
    }
}
