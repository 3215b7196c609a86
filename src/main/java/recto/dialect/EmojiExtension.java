package recto.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Puts the emoji in the place of its name between colons, such as {@code :tada:}, by the names that GitHub gives them. */
public final class EmojiExtension implements Parser.ParserExtension {

    private static final int MAX_NAME = 50;

    /** Read where the first text has a name that could be one. */
    private static final class Names {

        private static final String TABLE = "/dialect/emoji.tsv";
        private static final Map<String, String> EMOJI = read();

        private static Map<String, String> read() {
            Map<String, String> emoji = new HashMap<>();
            try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(TABLE), TABLE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int tab = line.indexOf('\t');
                    for (String name : line.substring(tab + 1).split(" ")) {
                        emoji.put(name, line.substring(0, tab));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return emoji;
        }
    }

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(document -> {
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    String words = text.getLiteral();
                    // What is shown of an address stays as it is
                    if (words.indexOf(':') >= 0 && !words.contains("://")) {
                        text.setLiteral(withEmoji(words));
                    }
                }
            });
            return document;
        });
    }

    private static String withEmoji(String text) {
        StringBuilder result = null;
        int done = 0;
        for (int start = text.indexOf(':'); start >= 0;) {
            int end = text.indexOf(':', start + 1);
            String emoji = end < 0 ? null : emoji(text, start, end);
            if (emoji != null) {
                result = result == null ? new StringBuilder(text.length()) : result;
                result.append(text, done, start).append(emoji);
                done = end + 1;
                end = text.indexOf(':', done);
            }
            start = end;
        }
        return result == null ? text : result.append(text, done, text.length()).toString();
    }

    private static @Nullable String emoji(String text, int start, int end) {
        boolean isName = end - start > 1 && end - start <= MAX_NAME && Words.isApart(text, start, end + 1);
        for (int i = start + 1; i < end && isName; i++) {
            char c = text.charAt(i);
            isName = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '+';
        }
        return isName ? Names.EMOJI.get(text.substring(start + 1, end)) : null;
    }
}
