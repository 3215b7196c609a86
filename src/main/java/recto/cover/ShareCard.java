package recto.cover;

import java.util.List;
import recto.article.Article;
import recto.article.Author;
import recto.language.Sha256;
import recto.site.Accent;
import recto.site.SiteConfig;

/**
 * The words and colour of the card that is drawn for an article without a picture of its own.
 *
 * @param authors the names of the authors as they are drawn; may be empty
 * @param accent as #rrggbb
 */
public record ShareCard(String title, String authors, String site, String accent) {

    /** In pixels: the size that social networks recommend. */
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** Raised by one whenever the same words are drawn in another way. */
    private static final int VERSION = 1;

    public static ShareCard of(Article article, SiteConfig site) {
        return of(article.title, article.authors, site);
    }

    static ShareCard of(String title, List<Author> authors, SiteConfig site) {
        return new ShareCard(title, Cover.names(authors), site.title(), Accent.of(site.accent()).light());
    }

    /** The path at which the card is served. Another card has another path. */
    public String path(long article) {
        return "/media/og/" + article + "-" + hash() + ".png";
    }

    private String hash() {
        return Sha256.hex(String.join("\n", String.valueOf(VERSION), title, authors, site, accent)).substring(0, 12);
    }
}
