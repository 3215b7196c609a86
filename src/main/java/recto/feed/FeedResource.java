package recto.feed;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.http.CacheControl;
import recto.http.QueryParameters;
import recto.search.ArticleSearch;
import recto.search.SearchRequest;
import recto.web.PageFacts;

/** Serves every feed in every format. */
@Path("/")
public class FeedResource {

    private final Feeds feeds;
    private final ArticleSearch articles;
    private final Clock clock;
    private final PageFacts facts;
    private final CurrentVertxRequest request;

    FeedResource(Feeds feeds, ArticleSearch articles, Clock clock, PageFacts facts, CurrentVertxRequest request) {
        this.feeds = feeds;
        this.articles = articles;
        this.clock = clock;
        this.facts = facts;
        this.request = request;
    }

    @GET
    @Path("/rss.xml")
    public RestResponse<byte[]> rss() {
        return answer(feeds.ofSite(), FeedFormat.RSS.file);
    }

    @GET
    @Path("/atom.xml")
    public RestResponse<byte[]> atom() {
        return answer(feeds.ofSite(), FeedFormat.ATOM.file);
    }

    @GET
    @Path("/feed.json")
    public RestResponse<byte[]> json() {
        return answer(feeds.ofSite(), FeedFormat.JSON.file);
    }

    @GET
    @Path("/feeds/{number:[1-9][0-9]{0,6}}/{file:" + FeedFormat.FILES + "}")
    public RestResponse<byte[]> ofArchive(int number, String file) {
        return answer(feeds.ofArchive(number), file);
    }

    @GET
    @Path("/tags/{slug}/{file:" + FeedFormat.FILES + "}")
    public RestResponse<byte[]> ofTag(String slug, String file) {
        return answer(feeds.ofTag(slug, file), file);
    }

    @GET
    @Path("/authors/{slug}/{file:" + FeedFormat.FILES + "}")
    public RestResponse<byte[]> ofAuthor(String slug, String file) {
        return answer(feeds.ofAuthor(slug, file), file);
    }

    @GET
    @Path("/search/{file:" + FeedFormat.FILES + "}")
    public RestResponse<byte[]> ofSearch(String file) throws SQLException {
        SearchRequest search = SearchRequest.of(QueryParameters.of(request.getCurrent().request().query())).whole();
        if (search.query().isEmpty()) {
            throw new NotFoundException();
        }
        RestResponse<byte[]> response = answer(feeds.ofSearch(search, articles.listIds(search.query(), search.filters())), file);
        facts.cacheControl(CacheControl.SEARCH_FEED);
        // An article that the search no longer finds leaves no trace, so any change of the site may be a change of this feed
        facts.lastModified(Article.lastChange(clock.instant()));
        return response;
    }

    private RestResponse<byte[]> answer(Feed feed, String file) {
        FeedFormat format = FeedFormat.of(file);
        facts.cacheControl(CacheControl.FEED);
        facts.lastModified(feed.updated());
        RestResponse.ResponseBuilder<byte[]> response = RestResponse.ResponseBuilder.ok(FeedWriter.write(feed, format))
                .type(format.mediaType + ";charset=UTF-8");
        if (feed.hub() != null) {
            // Subscribers look for both links in the headers first (WebSub, section 4)
            response.header(HttpHeaders.LINK, "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(feed.hub(), feed.address(format)));
        }
        return response.build();
    }
}
