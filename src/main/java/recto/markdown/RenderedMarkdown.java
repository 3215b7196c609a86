package recto.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.language.Heading;

/**
 * An article's body, ready to be stored.
 *
 * @param html sanitised, to be printed as it is
 * @param text what a person reads, for search: one line per block
 * @param outline the headings of level 2 and 3, in order
 * @param words how many there are; each Chinese, Japanese or Korean character counts as one
 * @param minutes that an adult takes to read the article, at least 1
 * @param remarks what of the Markdown is not on the page, for its author
 * @param pictures the pictures, films and sounds in the Markdown whose targets are relative, and the pictures that another host keeps no longer
 */
public record RenderedMarkdown(String html, String text, List<Heading> outline, int words, int minutes, List<Remark> remarks,
        List<Picture> pictures) {

    /**
     * @param src the target, percent-encoded where a URL has to be
     * @param line the first line of the Markdown that names the target, from 1; 0 if it is not known
     * @param column where that line names the target, from 1; 1 if it is not known
     * @param isPlayed whether the target is a film or a sound and no picture
     */
    public record Picture(String src, int line, int column, boolean isPlayed) {}

    /**
     * @param line of the Markdown, from 1
     * @param column of that line, from 1
     * @param unlessAt an address of this site: the remark holds only where no article has it; null where it holds in any case
     */
    public record Remark(String message, String hint, int line, int column, @Nullable String unlessAt) {
        Remark(String message, String hint, int line, int column) {
            this(message, hint, line, column, null);
        }
    }
}
