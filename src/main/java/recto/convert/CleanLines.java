package recto.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.language.XmlText;

/** The lines of an XML file without the characters that XML does not allow: many an export has one, and no parser reads on behind it. */
final class CleanLines extends Reader {

    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding=[\"']([\\w.-]+)[\"']");
    private static final Pattern ITEM = Pattern.compile("\\s*<item(?:\\s[^>]*)?>.*");
    private static final int HEAD = 200;

    private final BufferedReader lines;
    private String line = "";
    private int at;
    private boolean isFirst = true;

    CleanLines(Path file) throws IOException {
        this.lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), encoding(file)));
    }

    private static Charset encoding(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            Matcher named = ENCODING.matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
            return named.find() && Charset.isSupported(named.group(1)) ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        }
    }

    /** Skips so many lines, and those up to the next item. @return the number of its line, from 1; -1 where there is none */
    int skipToItem(int skipped) throws IOException {
        for (int number = 1;; number++) {
            String next = lines.readLine();
            if (next == null) {
                return -1;
            }
            if (number > skipped && ITEM.matcher(next).matches()) {
                isFirst = false;
                line = XmlText.clean(next.strip()) + "\n";
                return number;
            }
        }
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (at == line.length()) {
            String next = nextLine();
            if (next == null) {
                return -1;
            }
            line = next;
            at = 0;
        }
        int count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, into, from);
        at += count;
        return count;
    }

    /** No byte order mark or blank may stand before the declaration at the beginning. */
    private @Nullable String nextLine() throws IOException {
        String next = lines.readLine();
        if (next == null) {
            return null;
        }
        String clean = XmlText.clean(next) + "\n";
        if (isFirst && !clean.isBlank()) {
            isFirst = false;
            return clean.replaceFirst("^[\\s\\uFEFF]+", "");
        }
        return isFirst ? "" : clean;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
