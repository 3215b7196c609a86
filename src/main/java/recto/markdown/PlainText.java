package recto.markdown;

import java.lang.Character.UnicodeScript;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** What a reader reads of an element: no markup, nothing that we put there; blocks parted by a line end, all other white space one blank. */
final class PlainText implements NodeFilter {

    private final StringBuilder text = new StringBuilder();
    /** What has to stand before the next word; 0 for nothing. */
    private char gap;

    private PlainText() {
    }

    static String of(Element element) {
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
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            part(element);
        }
        return FilterResult.CONTINUE;
    }

    /** Footnote numbers, arrows, the word "Note" of an alert; and how to pronounce it, which would tear a word apart. */
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
        for (int start = 0; start < words.length(); start = end + 1) {
            end = stretchEnd(words, start);
            if (end > start) {
                if (gap != 0 && !text.isEmpty()) {
                    text.append(gap);
                }
                gap = 0;
                text.append(start == 0 && end == words.length() ? words : words.substring(start, end));
            }
            if (end < words.length() && gap == 0) {
                gap = ' ';
            }
        }
    }

    /** Of words with one blank between them: most texts are one stretch, and copied at once. */
    private static int stretchEnd(String words, int start) {
        int end = start;
        while (end < words.length() && (!isSpace(words.charAt(end))
                || end > start && words.charAt(end) == ' ' && end + 1 < words.length() && !isSpace(words.charAt(end + 1)))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return (c <= ' ' || c >= 0x7F) && (Character.isWhitespace(c) || c == '\u00A0');
    }

    /** Words of scripts that part them, and characters of scripts that do not. */
    record Count(int words, int characters) {

        /** An adult reads 220 words or 500 Chinese, Japanese or Korean characters a minute. */
        int minutes() {
            return (int) Math.max(1, Math.round(words / 220.0 + characters / 500.0));
        }
    }

    static Count count(String text) {
        int words = 0;
        int characters = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length();) {
            int c = text.charAt(i);
            if (c < 0x80) {
                // Nearly all of most articles, and known without a look into the tables of Unicode.
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

    /** "don't" is one word, and so is a letter with a mark on it. */
    private static boolean isWithinWord(int c) {
        return c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean countsByCharacter(int c) {
        // Hangul Jamo are the first of them; asking every Latin letter for its script would cost more than the rest.
        if (c < 0x1100) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            // The long vowel mark, as in コーヒー, belongs to two scripts and so to none.
            default -> c == 'ー';
        };
    }
}
