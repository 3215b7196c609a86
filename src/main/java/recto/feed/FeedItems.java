package recto.feed;

import java.net.URLConnection;
import recto.article.Article;
import recto.site.SiteConfig;
import recto.web.UrlPath;

/** An article as an item of a feed. */
final class FeedItems {

    /** In UTF-16 units; what readers show in their lists. */
    private static final int SUMMARY = 300;

    private FeedItems() {}

    /** @param whole with all its text, or with what lists show of it */
    static Feed.Item of(Article article, SiteConfig site, boolean whole) {
        String address = site.absolute(UrlPath.encode(article.path));
        return new Feed.Item(article.guid, article.title, address, article.summary(SUMMARY), whole ? FeedHtml.of(article.html, address) : null,
                // An edit of the text moves the second, never a new tag or a new look
                article.publishAt, article.modifiedAt(),
                article.authors.stream().map(author -> new Feed.Person(author.name, site.absolute("/authors/" + UrlPath.encode(author.slug)))).toList(),
                article.tags.stream().map(tag -> tag.name).toList(), picture(article, site), article.lang);
    }

    private static Feed.Picture picture(Article article, SiteConfig site) {
        String address = Article.heroAddress(article.hero, site);
        return address == null ? null : new Feed.Picture(address, type(address), article.heroWidth, article.heroHeight, article.heroAlt);
    }

    /** By the ending of its name; null where that says nothing of a picture. */
    private static String type(String address) {
        String path = address.replaceAll("[?#].*", "");
        String type = path.endsWith(".webp") ? "image/webp" : path.endsWith(".avif") ? "image/avif" : URLConnection.guessContentTypeFromName(path);
        return type != null && type.startsWith("image/") ? type : null;
    }
}
