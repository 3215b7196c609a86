package recto.cover;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import recto.article.Article;
import recto.article.GoneException;
import recto.http.CacheControl;
import recto.web.PageFacts;

/** What the drawings of an article have in common. They are drawn when they are first asked for, because most are never shown. */
final class DrawnFile {

    private DrawnFile() {}

    /**
     * The article of a drawing. @param name of the file: the id of the article, a hyphen, and the hash of what is drawn
     *
     * @throws NotFoundException when readers may not see the article
     */
    static Article article(String name, Instant now) {
        Article article = Article.findWithAuthors(Long.parseLong(name.substring(0, name.indexOf('-')))).orElseThrow(NotFoundException::new);
        GoneException.throwIfGone(article, now);
        if (!article.isPublished(now)) {
            throw new NotFoundException();
        }
        return article;
    }

    /** Leads from the address of an earlier drawing to the present one. */
    static void redirectUnless(String asked, String path) {
        if (!path.endsWith("/" + asked)) {
            throw new RedirectionException(Response.Status.MOVED_PERMANENTLY, URI.create(path));
        }
    }

    static <T> RestResponse<T> answer(T drawing, String type, PageFacts facts) {
        facts.cacheControl(CacheControl.IMMUTABLE);
        return RestResponse.ResponseBuilder.ok(drawing).type(type).build();
    }
}
