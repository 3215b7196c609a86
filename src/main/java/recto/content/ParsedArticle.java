package recto.content;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;
import recto.language.Sha256;
import recto.linked.PictureUse;
import recto.markdown.RenderedMarkdown;
import recto.media.ShownPicture;
import recto.web.ReservedPaths;

/**
 * An article made from a file, with everything that follows from the bytes of the file and its pictures.
 *
 * @param hero null without one that can be shown
 * @param pictures the files of the pictures in the article, missing ones among them
 * @param links the files of the articles that this one links to, each with the address that the link leads to; null for a file that is not
 *     there or hidden
 * @param without the aliases that the article asks for and does not get
 */
public record ParsedArticle(ArticleHead head, RenderedMarkdown body, @Nullable String ctaHtml, @Nullable ShownPicture hero,
        List<PictureUse> pictures, Map<String, @Nullable String> links,
        Set<String> without) {

    /** The path of the file. */
    public String file() {
        return head.file().path();
    }

    /** The same article with another moment of publication. */
    public ParsedArticle publishedAt(Instant moment) {
        return new ParsedArticle(head.publishedAt(moment), body, ctaHtml, hero, pictures, links, without);
    }

    /** The same article without these aliases. */
    public ParsedArticle without(Set<String> aliases) {
        return new ParsedArticle(head, body, ctaHtml, hero, pictures, links, aliases);
    }

    /** The warning that another file has an alias of this article. */
    public Problem takenAlias(String alias, String relation, String rival) {
        return ArticleHead.aliasProblem(file(), head.source(), alias, relation + " " + rival);
    }

    public FrontMatter header() {
        return head.header();
    }

    /** Makes the hash of title and body as plain text, which tells an edit from a change of tags. */
    public String textHash() {
        return Sha256.hex(header().title() + "\n" + body.text());
    }

    /** Every address that the article asks for: its path first, then its aliases. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(head.path());
        header().aliases().stream().filter(alias -> !without.contains(alias) && !ReservedPaths.isReserved(alias)).forEach(addresses::add);
        return addresses;
    }
}
