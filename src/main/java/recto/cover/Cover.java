package recto.cover;

import java.util.List;
import java.util.stream.Collectors;
import recto.article.Author;
import recto.language.Sha256;
import recto.media.ShownPicture;
import recto.site.Accent;
import recto.site.SiteConfig;

/**
 * The drawing that stands on pages in place of an article's picture. The same words and colours always give the same drawing.
 *
 * @param authors the names of the authors; may be empty
 */
record Cover(String title, String authors, String site, Accent accent) {

    /** In pixels: an opening of two square pages. */
    static final int WIDTH = 1200;
    static final int HEIGHT = 600;

    /** Raised by one whenever the same words are drawn in another way. */
    private static final int VERSION = 1;

    static Cover of(String title, List<Author> authors, SiteConfig site) {
        return new Cover(title, names(authors), site.title(), Accent.of(site.accent()));
    }

    /** The names of authors in one line. */
    static String names(List<Author> authors) {
        return authors.stream().map(author -> author.name).collect(Collectors.joining(", "));
    }

    /** The path at which the cover is served. Another cover has another path. */
    String path(long article) {
        return "/media/cover/" + article + "-"
                + Sha256.hex(String.join("\n", String.valueOf(VERSION), title, authors, site, accent.toString())).substring(0, 12) + ".svg";
    }

    ShownPicture picture(long article) {
        return new ShownPicture(path(article), WIDTH, HEIGHT, null, null);
    }
}
