package recto.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import recto.web.CacheControl;
import recto.web.PageFacts;

/** The newest articles, in whatever format a program reads. */
@Path("/")
public class FeedResource {

    private final Feeds feeds;
    private final PageFacts facts;

    FeedResource(Feeds feeds, PageFacts facts) {
        this.feeds = feeds;
        this.facts = facts;
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
        return answer(feeds.ofTag(slug), file);
    }

    @GET
    @Path("/authors/{slug}/{file:" + FeedFormat.FILES + "}")
    public RestResponse<byte[]> ofAuthor(String slug, String file) {
        return answer(feeds.ofAuthor(slug), file);
    }

    private RestResponse<byte[]> answer(Feed feed, String file) {
        FeedFormat format = FeedFormat.of(file);
        facts.cacheControl(CacheControl.FEED);
        facts.lastModified(feed.updated());
        RestResponse.ResponseBuilder<byte[]> response = RestResponse.ResponseBuilder.ok(format.write(feed)).type(format.mediaType + ";charset=UTF-8");
        if (feed.hub() != null) {
            // WebSub, section 4: both are looked for here first
            response.header(HttpHeaders.LINK, "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(feed.hub(), feed.address(format)));
        }
        return response.build();
    }
}
