package recto.content;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A file that can be imported, with everything worked out that its bytes alone decide.
 *
 * @param ctaHtml null without one
 */
record ParsedArticle(ArticleHead head, RenderedMarkdown body, String ctaHtml) {

    /** The file's. */
    String file() {
        return head.file().path();
    }

    FrontMatter header() {
        return head.header();
    }

    /** Where it is to be served, then its aliases: every address that it asks for. */
    Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(head.path());
        addresses.addAll(header().aliases());
        return addresses;
    }

    /** Null too where it is a file beside the article: those are not served yet. */
    String hero() {
        return header().hero() == null ? null : shown(header().hero());
    }

    /** @return null where a browser could not load it from a page of this site */
    static String shown(String picture) {
        return picture.matches("(?i)https?://.+|/.+") ? picture : null;
    }
}
