package recto.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.http.CacheControl;
import recto.http.QueryParameters;
import recto.look.Icons;
import recto.search.Facets.Facet;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** The search page, and how a browser offers it in its address bar. */
@Path("/")
public class SearchResource {

    private static final int TAGS = 12;
    private static final int NEWEST = 3;

    @CheckedTemplate(basePath = "search")
    static class Templates {
        static native TemplateInstance start(List<Facet> tags, List<ArticleSummary> newest);

        static native TemplateInstance results(SearchRequest search, SearchResult result);

        static native TemplateInstance nothing(SearchRequest search, SearchResult result, List<Facet> tags, List<ArticleSummary> newest);
    }

    private final ArticleSearch articles;
    private final SiteConfig site;
    private final Icons icons;
    private final Clock clock;
    private final PageFacts facts;
    private final CurrentVertxRequest request;

    SearchResource(ArticleSearch articles, SiteConfig site, Icons icons, Clock clock, PageFacts facts, CurrentVertxRequest request) {
        this.articles = articles;
        this.site = site;
        this.icons = icons;
        this.clock = clock;
        this.facts = facts;
        this.request = request;
    }

    @GET
    @Path("/search")
    public RestResponse<TemplateInstance> search() throws SQLException {
        String asked = request.getCurrent().request().query();
        SearchRequest search = SearchRequest.of(QueryParameters.of(asked));
        if (asked != null) {
            facts.cacheControl(CacheControl.SEARCH);
        }
        if (search.query().text().isEmpty()) {
            return RestResponse.ok(Templates.start(articles.usedTags(TAGS), newest()));
        }
        SearchResult result = articles.find(search.query(), search.filters(), search.page(), search.exact());
        return RestResponse.ok(result.hits().isEmpty() ? Templates.nothing(search, result, articles.usedTags(TAGS), newest())
                : Templates.results(search, result));
    }

    @GET
    @Path("/opensearch.xml")
    @Produces(OpenSearch.CONTENT_TYPE)
    public byte[] openSearch() {
        String icon = icons.tabAddress();
        return OpenSearch.write(site, icon != null ? icon : site.absolute("/favicon.svg"));
    }

    private List<ArticleSummary> newest() {
        return Article.listNewest(clock.instant(), NEWEST);
    }
}
