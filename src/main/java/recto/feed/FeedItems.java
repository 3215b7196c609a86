package recto.feed;

import java.net.URLConnection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.cover.Covers;
import recto.cover.ShareCard;
import recto.http.UrlPath;
import recto.language.Direction;
import recto.site.SiteConfig;

/** Makes the item of a feed from an article. */
final class FeedItems {

    /** The length of a summary in UTF-16 units, of which feed readers show about so many in their lists. */
    private static final int SUMMARY = 300;

    private FeedItems() {}

    /** @param whole whether the item has the whole text or only the summary */
    static Feed.Item of(Article article, SiteConfig site, boolean whole) {
        String address = site.absolute(UrlPath.encode(article.presentPath()));
        Locale language = article.lang == null ? site.language() : Locale.forLanguageTag(article.lang);
        boolean isMarked = article.lang != null || Direction.rightToLeft(language);
        String summary = article.summary(SUMMARY);
        return new Feed.Item(article.id, article.guid, Direction.marked(article.title, language), address,
                summary == null ? null : Direction.marked(summary, language),
                !whole ? null : isMarked ? FeedHtml.of(article.html, address, language) : FeedHtml.of(article.html, address),
                // The second date changes with the text, but not when only tags or templates change
                article.publishAt, article.modifiedAt(),
                article.authors.stream()
                        .map(author -> new Feed.Person(author.name, site.absolute("/authors/" + UrlPath.encode(author.slug)))).toList(),
                article.tags.stream().map(tag -> tag.name).toList(), picture(article, site), article.lang);
    }

    private static Feed.@Nullable Picture picture(Article article, SiteConfig site) {
        String card = Covers.card(article, site);
        if (card != null) {
            return new Feed.Picture(site.absolute(card), "image/png", ShareCard.WIDTH, ShareCard.HEIGHT, null);
        }
        String address = article.hero == null ? null : Article.heroAddress(article.hero, site);
        return address == null ? null : new Feed.Picture(FeedAddress.absolute(site.absolute("/"), address), type(address),
                article.heroWidth, article.heroHeight, article.heroAlt);
    }

    /** The media type of a picture, by the ending of its name; null when the ending is not that of a picture. */
    private static @Nullable String type(String address) {
        String path = address.replaceAll("[?#].*", "");
        String type = path.endsWith(".webp") ? "image/webp"
                : path.endsWith(".avif") ? "image/avif" : URLConnection.guessContentTypeFromName(path);
        return type != null && type.startsWith("image/") ? type : null;
    }
}
