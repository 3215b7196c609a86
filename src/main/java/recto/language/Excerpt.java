package recto.language;

import java.text.BreakIterator;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The beginning of an article as plain text, for an article whose author wrote no description. */
public final class Excerpt {

    /** In UTF-16 units. Search engines and link previews cut a description at about this length. */
    private static final int LENGTH = 160;

    private Excerpt() {}

    /** @return as plain text the first paragraph that has words, cut after 160 characters; null when no paragraph has words */
    public static @Nullable String of(String html) {
        return of(html, LENGTH, 1);
    }

    /**
     * @param length the most that is returned, in UTF-16 units
     * @param paragraphs the most that are taken; a paragraph without words does not count
     * @return the first paragraphs as plain text, cut where they are longer; null when no paragraph has words
     */
    public static @Nullable String of(String html, int length, int paragraphs) {
        StringBuilder beginning = new StringBuilder();
        int notes = html.indexOf("<section class=\"footnotes");
        for (int start = paragraph(html, 0); start >= 0 && (notes < 0 || start < notes) && paragraphs > 0
                && beginning.length() <= length; start = paragraph(html, start + 1)) {
            // Only this paragraph is parsed, since an article can be long
            int end = html.indexOf("</p>", start);
            Element paragraph = Jsoup.parseBodyFragment(html.substring(start, end < 0 ? html.length() : end)).body();
            paragraph.select("sup.footnote-ref").remove();
            // Of a formula the source is the text
            paragraph.select("semantics > :not(annotation)").remove();
            String text = paragraph.text();
            if (!text.isBlank()) {
                beginning.append(beginning.isEmpty() ? "" : " ").append(text);
                paragraphs--;
            }
        }
        return beginning.isEmpty() ? null : beginning.length() <= length ? beginning.toString() : cut(beginning.toString(), length);
    }

    /** The next paragraph of the text itself: others, such as the title of an alert, have another class. */
    private static int paragraph(String html, int from) {
        int start = html.indexOf("<p", from);
        while (start >= 0 && !html.startsWith("<p>", start) && !html.startsWith("<p class=\"opening\">", start)) {
            start = html.indexOf("<p", start + 1);
        }
        return start;
    }

    private static String cut(String text, int length) {
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(text);
        int end = words.preceding(length);
        if (end <= 0) {
            // The text begins with one word that is longer than the whole excerpt may be
            end = text.offsetByCodePoints(0, text.codePointCount(0, length - 1));
        }
        return text.substring(0, end).replaceFirst("[\\s,;:]+$", "") + "…";
    }
}
