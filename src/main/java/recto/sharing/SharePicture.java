package recto.sharing;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleSummary;
import recto.cover.CardMaker;
import recto.cover.Covers;
import recto.cover.ShareCard;
import recto.media.ShownPicture;
import recto.site.PresentSite;
import recto.site.SiteConfig;

/**
 * The picture that social networks and messengers show beside a link to a page.
 *
 * @param url absolute
 * @param width in pixels; null where it is not known, as height is
 * @param alt the text that describes the picture
 */
public record SharePicture(String url, @Nullable Integer width, @Nullable Integer height, String alt) {

    /** No network shows these. */
    private static final Pattern NOT_SHOWN = Pattern.compile("(?i).*\\.(svg|avif)");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");

    /** The picture of the article, else its card. @return null where no card can be drawn */
    public static @Nullable SharePicture of(Article article, SiteConfig site) {
        SharePicture own = of(article.heroPicture(), article.heroAlt, article.title, site);
        if (own != null || !CardMaker.canDraw()) {
            return own;
        }
        return new SharePicture(site.absolute(ShareCard.of(article, site).path(article.id)), ShareCard.WIDTH, ShareCard.HEIGHT,
                article.title);
    }

    private static @Nullable SharePicture of(@Nullable ShownPicture hero, @Nullable String alt, String title, SiteConfig site) {
        return hero == null || NOT_SHOWN.matcher(hero.src()).matches() ? null
                : new SharePicture(Article.heroAddress(hero.src(), site), hero.width(), hero.height(), alt != null ? alt : title);
    }

    /** The methods that templates call as {@code share:…}. */
    @TemplateExtension(namespace = "share")
    static class Share {

        private Share() {}

        static @Nullable SharePicture picture(Article article) {
            return of(article, site());
        }

        /** The picture of a list is that of the first article that has one, else the first card. @return null where there is neither */
        static @Nullable SharePicture firstPicture(List<ArticleSummary> articles) {
            return Stream
                    .concat(articles.stream().map(article -> of(article.hero(), article.heroAlt(), article.title(), site())),
                            articles.stream().map(Share::card))
                    .filter(Objects::nonNull).findFirst().orElse(null);
        }

        private static @Nullable SharePicture card(ArticleSummary article) {
            String path = Covers.card(article, site());
            return path == null ? null : new SharePicture(site().absolute(path), ShareCard.WIDTH, ShareCard.HEIGHT, article.title());
        }

        /**
         * The language and territory as OpenGraph writes them, such as pt_BR. @param lang null for the language of the site
         *
         * @return null for a language without a territory, which OpenGraph does not know
         */
        static @Nullable String locale(@Nullable String lang) {
            Locale locale = lang == null ? site().language() : Locale.forLanguageTag(lang);
            boolean isKnown = LANGUAGE.matcher(locale.getLanguage()).matches() && TERRITORY.matcher(locale.getCountry()).matches();
            return isKnown ? locale.getLanguage() + "_" + locale.getCountry() : null;
        }

        private static SiteConfig site() {
            return PresentSite.get();
        }
    }
}
