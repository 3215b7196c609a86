package recto.frontmatter;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a file says about its article above the text, and where the text begins. Anything that the file does not give is null;
 * lists and {@code extra} are never null, flags are false.
 *
 * @param readTime as given
 * @param publishAt null for an article that gives no date
 * @param hero a URL or a path beside the article, as given
 * @param heroLine where {@code hero} is given, from 1; 0 without one; likewise heroColumn
 * @param cta inline Markdown
 * @param path of the article on this site, with a slash at the beginning and none at the end
 * @param aliases old paths in the same form
 * @param lang a BCP 47 tag in its canonical case
 * @param extra what Recto does not know, as written and in order: null, Boolean, BigInteger, BigDecimal, String, List or Map. A known
 *        key is here too when another name for the same thing won over it, or when its value says more than there is room for above
 *        (an author's address, a hero's caption): the export then writes it from here
 * @param body the Markdown below the header
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
public record FrontMatter(
        String title, String subtitle, String description, List<String> authors, String readTime,
        Instant publishAt, Instant createdAt, Instant updatedAt, Instant expireAt,
        String hero, String heroAlt, int heroLine, int heroColumn, String cta, List<String> tags, String series,
        String slug, String path, List<String> aliases,
        boolean draft, boolean pinned, boolean noindex,
        String lang, String translationKey, String canonicalUrl, String id,
        Map<String, Object> extra, String body, int bodyLine) {}
