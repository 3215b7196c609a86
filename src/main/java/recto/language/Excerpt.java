package recto.language;

import java.text.BreakIterator;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** How an article begins, for one whose author has not summed it up. */
public final class Excerpt {

    /** In UTF-16 units; those who show a description cut it at about this length. */
    private static final int LENGTH = 160;

    private Excerpt() {}

    /** @return the first paragraph that has words, or what fits of it, plain; null without one */
    public static String of(String html) {
        return of(html, LENGTH, 1);
    }

    /**
     * @param length at most, in UTF-16 units
     * @param paragraphs at most
     * @return what the first paragraphs say, or what fits of it, plain; null where none has words
     */
    public static String of(String html, int length, int paragraphs) {
        StringBuilder beginning = new StringBuilder();
        int notes = html.indexOf("<section class=\"footnotes\"");
        for (int start = html.indexOf("<p>"); start >= 0 && (notes < 0 || start < notes) && paragraphs > 0 && beginning.length() <= length;
                start = html.indexOf("<p>", start + 1)) {
            // The paragraph alone: an article can be long
            int end = html.indexOf("</p>", start);
            Element paragraph = Jsoup.parseBodyFragment(html.substring(start, end < 0 ? html.length() : end)).body();
            paragraph.select("sup.footnote-ref").remove();
            String text = paragraph.text();
            if (!text.isBlank()) {
                beginning.append(beginning.isEmpty() ? "" : " ").append(text);
                paragraphs--;
            }
        }
        return beginning.isEmpty() ? null : beginning.length() <= length ? beginning.toString() : cut(beginning.toString(), length);
    }

    private static String cut(String text, int length) {
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(text);
        int end = words.preceding(length);
        if (end <= 0) {
            // One word without end
            end = text.offsetByCodePoints(0, text.codePointCount(0, length - 1));
        }
        return text.substring(0, end).replaceFirst("[\\s,;:]+$", "") + "…";
    }
}
