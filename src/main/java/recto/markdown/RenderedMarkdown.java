package recto.markdown;

import java.util.List;
import recto.language.Heading;

/**
 * An article's body, ready to be stored.
 *
 * @param html sanitised, to be printed as it is
 * @param text what a reader reads, for search: one line per block
 * @param outline the headings of level 2 and 3, in order
 * @param words a run of letters and digits is one, and so is a Chinese, Japanese or Korean character
 * @param minutes to read it, at least 1
 * @param pictures the targets in the Markdown that are neither on another host nor data
 */
public record RenderedMarkdown(String html, String text, List<Heading> outline, int words, int minutes, List<Picture> pictures) {

    /**
     * @param src percent-encoded where a URL must be
     * @param line the first line of the Markdown that names it, from 1; 0 when that is not known
     * @param column where that line names it, from 1; 1 when that is not known
     * @param isPlayed whether it is no picture but a film or a sound
     */
    public record Picture(String src, int line, int column, boolean isPlayed) {
    }
}
