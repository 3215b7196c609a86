package recto.content;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.header.FrontMatter;
import recto.markdown.RenderedMarkdown;
import recto.media.ShownPicture;

/**
 * An article made from a file, with everything that follows from the bytes of the file and its pictures.
 *
 * @param hero null without one that can be shown
 * @param pictures the files of the pictures in the article, missing ones among them
 * @param links the files of the articles that this one links to, each with the address that the link leads to; null for a file that is not
 *     there or hidden
 */
public record ParsedArticle(ArticleHead head, RenderedMarkdown body, @Nullable String ctaHtml, @Nullable ShownPicture hero,
        List<PictureUse> pictures, Map<String, @Nullable String> links) {

    /** The path of the file. */
    public String file() {
        return head.file().path();
    }

    /** The same article with another moment of publication. */
    public ParsedArticle publishedAt(Instant moment) {
        return new ParsedArticle(head.publishedAt(moment), body, ctaHtml, hero, pictures, links);
    }

    public FrontMatter header() {
        return head.header();
    }

    /** Every address that the article asks for: its path first, then its aliases. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(head.path());
        addresses.addAll(header().aliases());
        return addresses;
    }
}
