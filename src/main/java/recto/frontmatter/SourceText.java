package recto.frontmatter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import recto.language.XmlText;

/**
 * Decodes a file to the text that the rest of the import works on. The text has no byte order mark, its lines end in LF, and it has no
 * character that XML forbids, because one such character in an article makes every feed with that article unreadable.
 */
public final class SourceText {

    private static final String MINIMAL = "begin it with three lines: ---, then title: 'My title', then ---, and the article below them";

    private final String file;
    private final CharBuffer chars;
    private int line = 1;
    private int column = 1;

    private int dropped;
    private int firstDropped;
    private int firstLine;
    private int firstColumn;

    private SourceText(String file, CharBuffer chars) {
        this.file = file;
        this.chars = chars;
    }

    /** The text of the file. Empty if the file is not UTF-8 or has no text; {@code problems} then has the error. */
    public static Optional<String> decode(String file, byte[] bytes, List<Problem> problems) {
        if (isPlainAscii(bytes)) {
            return unlessBlank(file, new String(bytes, StandardCharsets.US_ASCII), problems);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        SourceText source = new SourceText(file, out.flip());
        String text = !result.isError() && source.isPlain() ? source.chars.toString() : source.clean();
        if (result.isError()) {
            problems.add(Problem.error(file, source.line, source.column,
                    "byte %d (0x%02X) is not UTF-8".formatted(in.position(), bytes[in.position()]), "save the file as UTF-8"));
            return Optional.empty();
        }
        if (source.dropped > 0) {
            problems.add(source.warning());
        }
        return unlessBlank(file, text, problems);
    }

    private static Optional<String> unlessBlank(String file, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.error(file, 1, 1, "the file is empty", MINIMAL));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Most English articles are. The decoder and its buffer of characters took a fiftieth of a check of 10,000 articles. */
    private static boolean isPlainAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' && b != '\n' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether no character has to be changed or removed, which is so in most files. */
    private boolean isPlain() {
        char[] text = chars.array();
        int end = chars.limit();
        for (int i = 0; i < end; i++) {
            char c = text[i];
            if (c < ' ' && c != '\n' && c != '\t' || c >= '\uFFFE' || c == '\uFEFF' && i == 0) {
                return false;
            }
        }
        return true;
    }

    /** Cleans the text within its own buffer, which is possible as the text only gets shorter. A large file is thus not held twice. */
    private String clean() {
        char[] text = chars.array();
        int end = chars.limit();
        int from = 0;
        while (from < end && text[from] == '\uFEFF') {
            from++;
        }
        int to = 0;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c == '\r') {
                if (i + 1 < end && text[i + 1] == '\n') {
                    continue;
                }
                c = '\n';
            }
            // A surrogate is always one of a pair, because the decoder refuses single ones.
            if (Character.isSurrogate(c) || XmlText.isAllowed(c)) {
                text[to++] = c;
            } else {
                drop(c);
            }
            advance(c);
        }
        return new String(text, 0, to);
    }

    private void drop(char c) {
        if (dropped++ == 0) {
            firstDropped = c;
            firstLine = line;
            firstColumn = column;
        }
    }

    private void advance(char c) {
        if (c == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) {
            column++;
        }
    }

    private Problem warning() {
        String message = dropped == 1
                ? "the character U+%04X cannot stand in a feed and was left out".formatted(firstDropped)
                : "%d characters cannot stand in a feed and were left out; the first is U+%04X".formatted(dropped, firstDropped);
        return Problem.warning(file, firstLine, firstColumn, message, "delete what your editor shows at this place");
    }
}
