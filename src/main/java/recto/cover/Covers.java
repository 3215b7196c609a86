package recto.cover;

import io.quarkus.qute.TemplateExtension;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.media.ShownPicture;
import recto.site.PresentSite;
import recto.site.SiteConfig;

/** Decides where a drawn cover stands in place of a picture. */
@TemplateExtension(namespace = "cover")
public class Covers {

    private Covers() {}

    /** The picture of the article, else its cover. @return null where the page shows neither */
    static @Nullable ShownPicture picture(Article article) {
        ShownPicture own = article.heroPicture();
        return own != null || !stands(article.heroMissing, site()) ? own
                : Cover.of(article.title, article.authors, site()).picture(article.id);
    }

    /** As the method above, for a list. */
    static @Nullable ShownPicture picture(ArticleSummary article) {
        return article.hero() != null || !stands(article.heroMissing(), site()) ? article.hero()
                : Cover.of(article.title(), article.authors(), site()).picture(article.id());
    }

    /** The card that stands in a feed for the cover, since few feed readers show SVG. @return its path; null where none stands there */
    public static @Nullable String card(Article article, SiteConfig site) {
        return article.hero == null && stands(article.heroMissing, site) && CardMaker.canDraw()
                ? ShareCard.of(article, site).path(article.id)
                : null;
    }

    /** As the method above, for an article of a list. */
    public static @Nullable String card(ArticleSummary article, SiteConfig site) {
        return article.hero() == null && stands(article.heroMissing(), site) && CardMaker.canDraw()
                ? ShareCard.of(article.title(), article.authors(), site).path(article.id())
                : null;
    }

    /** @param isMissing whether the article names a picture that is not there */
    private static boolean stands(boolean isMissing, SiteConfig site) {
        return switch (site.covers()) {
            case ALWAYS -> true;
            case MISSING -> isMissing;
            case NEVER -> false;
        };
    }

    private static SiteConfig site() {
        return PresentSite.get();
    }
}
