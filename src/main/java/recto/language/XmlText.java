package recto.language;

/**
 * Keeps text to the characters that XML 1.0 allows. With one other character in an article, even an escaped one, no program opens any
 * feed that has the article.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2, Char</a>
 */
public final class XmlText {

    private XmlText() {}

    /** The text without the characters that XML does not allow. */
    public static String clean(String text) {
        int first = firstDoubtful(text);
        StringBuilder kept = null;
        for (int i = first; i < text.length(); i++) {
            boolean isAllowed = isAllowedAt(text, i);
            if (!isAllowed && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            } else if (isAllowed && kept != null) {
                kept.append(text.charAt(i));
            }
        }
        return kept == null ? text : kept.toString();
    }

    /** How much of the text can be passed over quickly: in most texts, all of it. */
    private static int firstDoubtful(String text) {
        // An array is read several times as fast as a string is where the compiler does not inline much, as in a short check
        char[] all = text.toCharArray();
        for (int i = 0; i < all.length; i++) {
            char c = all[i];
            if (c < ' ' && c != '\n' && c != '\t' || c >= '\uD800') {
                return i;
            }
        }
        return all.length;
    }

    /** The first UTF-16 unit of the text that XML does not allow; -1 when there is none. */
    public static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowedAt(text, i)) {
                return text.charAt(i);
            }
        }
        return -1;
    }

    /** Whether XML allows the UTF-16 unit at this index. It does not allow half a surrogate pair. */
    public static boolean isAllowedAt(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return isAllowed(c);
    }

    /** Whether a document may contain this code point. */
    public static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\n' || c == '\t' || c == '\r' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
