package recto.html;

import java.lang.Character.UnicodeScript;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The text that a person reads in an element, without markup and without what Recto has added. A line end stands between blocks and between
 * lines of code; any other run of white space is one blank.
 */
public final class PlainText implements NodeFilter {

    private final StringBuilder text = new StringBuilder();
    /** The white space that is due before the next word: a blank, a line end, or 0 for none. It is written only if a word follows. */
    private char gap;
    /** How many elements are open in which a line is a line. */
    private int preformatted;

    private PlainText() {}

    public static String of(Element element) {
        PlainText plain = new PlainText();
        NodeTraversor.filter(plain, element);
        return plain.text.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (isNotRead(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            part(element);
            preformatted += element.nameIs("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            preformatted -= element.nameIs("pre") ? 1 : 0;
            part(element);
        }
        return FilterResult.CONTINUE;
    }

    /**
     * Whether the element is a footnote number, an arrow back, the word "Note" of an alert, or ruby, which would stand in the middle of a
     * word.
     */
    private static boolean isNotRead(Element element) {
        return switch (element.normalName()) {
            case "sup" -> element.hasClass("footnote-ref");
            case "a" -> element.hasClass("footnote-backref");
            case "p" -> element.hasClass("alert-title");
            case "rt", "rp" -> true;
            default -> false;
        };
    }

    private void part(Element element) {
        if (element.isBlock()) {
            gap = '\n';
        } else if (gap == 0 && element.normalName().equals("br")) {
            gap = ' ';
        }
    }

    private void append(String words) {
        int end = 0;
        char[] all = words.toCharArray();
        for (int start = 0; start < words.length(); start = end + 1) {
            end = copyableEnd(all, start);
            if (end > start) {
                if (gap != 0 && !text.isEmpty()) {
                    text.append(gap);
                }
                gap = 0;
                text.append(start == 0 && end == words.length() ? words : words.substring(start, end));
            }
            if (end < words.length() && gap != '\n') {
                gap = preformatted > 0 && words.charAt(end) == '\n' ? '\n' : ' ';
            }
        }
    }

    /**
     * Where the longest part ends that begins at {@code start} and can be copied unchanged, which is words with one blank between each two.
     * Most texts are one such part.
     */
    private static int copyableEnd(char[] words, int start) {
        int end = start;
        while (end < words.length && (!isSpace(words[end])
                || end > start && words[end] == ' ' && end + 1 < words.length && !isSpace(words[end + 1]))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return (c <= ' ' || c >= 0x7F) && (Character.isWhitespace(c) || c == '\u00A0');
    }

    /**
     * @param words those of scripts that write blanks between words
     * @param characters those of scripts that do not, such as Chinese
     */
    public record Count(int words, int characters) {

        /** An adult reads 220 words or 500 Chinese, Japanese or Korean characters a minute. */
        public int minutes() {
            return (int) Math.max(1, Math.round(words / 220.0 + characters / 500.0));
        }
    }

    public static Count count(String text) {
        int words = 0;
        int characters = 0;
        boolean inWord = false;
        char[] all = text.toCharArray();
        for (int i = 0; i < all.length;) {
            int c = all[i];
            if (c < 0x80) {
                // Most articles are nearly all ASCII, for which no table of Unicode is needed.
                boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
                words += isLetter && !inWord ? 1 : 0;
                inWord = isLetter || inWord && c == '\'';
                i++;
                continue;
            }
            c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                inWord &= isWithinWord(c);
            } else if (countsByCharacter(c)) {
                characters++;
                inWord = false;
            } else {
                words += inWord ? 0 : 1;
                inWord = true;
            }
        }
        return new Count(words, characters);
    }

    /** Whether the character does not end a word: an apostrophe as in "don’t", or a mark on a letter. */
    private static boolean isWithinWord(int c) {
        return c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean countsByCharacter(int c) {
        // Hangul Jamo are the first such characters. Asking every Latin letter for its script would take longer than all else here.
        if (c < 0x1100) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            // The long vowel mark, as in コーヒー, belongs to two scripts, so Unicode gives it none.
            default -> c == 'ー';
        };
    }
}
