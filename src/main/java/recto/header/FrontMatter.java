package recto.header;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import recto.language.Typography;

/**
 * What a file says about its article above the text, and where the text begins. A value that the file does not give is null; but an absent
 * list or {@code extra} is empty, and an absent flag is false.
 *
 * @param readTime as the author has written it
 * @param hero a URL or a path beside the article, as the author has written it
 * @param heroLine the line that has the hero, from 1; 0 without a hero
 * @param heroColumn where that line has the hero, from 1; 0 without a hero
 * @param cta inline Markdown
 * @param path of the article on this site, with a slash at the beginning and none at the end
 * @param aliases old paths in the same form
 * @param noindex whether search engines are asked to leave the article out; also true where it is unlisted
 * @param unlisted whether the article is in no list, feed or sitemap, so that only those who know its address find it
 * @param page true for a page of its own, such as "about"; null where the file does not say
 * @param lang a BCP 47 tag in its canonical case
 * @param extra the keys that Recto does not know, in the order of the file, with values that are null, Boolean, BigInteger, BigDecimal,
 *        String, List or Map. It also has a known key if another name for the same thing won over that key, or if its value says more than
 *        the components above can hold, such as an author's address or a hero's caption. The export writes all these keys from here
 * @param given the keys with values that the file was given, as {@link GivenKeys} says, and that are among the components above: with these in
 *        its header, the file alone would say all that
 * @param body the Markdown below the header
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
public record FrontMatter(
        @Nullable String title, @Nullable String subtitle, @Nullable String description, List<String> authors, @Nullable String readTime,
        @Nullable Instant publishAt, @Nullable Instant createdAt, @Nullable Instant updatedAt, @Nullable Instant expireAt,
        @Nullable String hero, @Nullable String heroAlt, int heroLine, int heroColumn, @Nullable String cta, List<String> tags,
        @Nullable String series,
        @Nullable String slug, @Nullable String path, List<String> aliases,
        boolean draft, boolean pinned, boolean noindex, boolean unlisted, @Nullable Boolean page,
        @Nullable String lang, @Nullable String translationKey, @Nullable String canonicalUrl, @Nullable String id,
        Map<String, Object> extra, Map<String, Object> given, String body, int bodyLine) {

    /** The same with the title, the subtitle and the description as the language of the article sets them in print. */
    public FrontMatter with(Typography typography) {
        return with(apply(typography, title), apply(typography, subtitle), apply(typography, description), body);
    }

    /** The same with another title, description and text. */
    public FrontMatter with(@Nullable String otherTitle, @Nullable String otherDescription, String otherBody) {
        return with(otherTitle, subtitle, otherDescription, otherBody);
    }

    /** The same with this language and key of translations, where the file gives none of its own. */
    public FrontMatter in(String language, String key) {
        return new FrontMatter(title, subtitle, description, authors, readTime, publishAt, createdAt, updatedAt, expireAt, hero, heroAlt,
                heroLine, heroColumn, cta, tags, series, slug, path, aliases, draft, pinned, noindex, unlisted, page,
                lang == null ? language : lang,
                translationKey == null ? key : translationKey, canonicalUrl, id, extra, given, body, bodyLine);
    }

    /** The same, of which this much is not the file's own. */
    FrontMatter given(Map<String, Object> keys) {
        return new FrontMatter(title, subtitle, description, authors, readTime, publishAt, createdAt, updatedAt, expireAt,
                hero, heroAlt, heroLine, heroColumn, cta, tags, series, slug, path, aliases, draft, pinned, noindex, unlisted, page, lang,
                translationKey, canonicalUrl, id, extra, keys, body, bodyLine);
    }

    private FrontMatter with(@Nullable String otherTitle, @Nullable String otherSubtitle, @Nullable String otherDescription,
            String otherBody) {
        return new FrontMatter(otherTitle, otherSubtitle, otherDescription, authors, readTime, publishAt, createdAt, updatedAt, expireAt,
                hero, heroAlt, heroLine, heroColumn, cta, tags, series, slug, path, aliases, draft, pinned, noindex, unlisted, page, lang,
                translationKey, canonicalUrl, id, extra, given, otherBody, bodyLine);
    }

    private static @Nullable String apply(Typography typography, @Nullable String text) {
        return text == null ? null : typography.apply(text);
    }

    /**
     * The path with the parts that Jekyll and Hugo name filled in, such as {@code /:year/:title}; null where the file gives none.
     *
     * @param parts the text for a part, by its name
     */
    public @Nullable String filledPath(UnaryOperator<String> parts) {
        return path == null ? null : FrontMatterPath.filled(path, parts);
    }
}
