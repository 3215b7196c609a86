package recto.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatter;
import recto.markdown.RenderedMarkdown;
import recto.media.ShownPicture;

/**
 * A file that can be imported, with everything worked out that its bytes alone decide.
 *
 * @param hero null without one that can be shown
 * @param pictures the files of its pictures, those that are not there among them
 */
public record ParsedArticle(ArticleHead head, RenderedMarkdown body, @Nullable String ctaHtml, @Nullable ShownPicture hero,
        List<PictureUse> pictures) {

    /** The file's. */
    public String file() {
        return head.file().path();
    }

    public FrontMatter header() {
        return head.header();
    }

    /** Where it is to be served, then its aliases: every address that it asks for. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(head.path());
        addresses.addAll(header().aliases());
        return addresses;
    }
}
