package recto.redirects;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.redirects.RuleReader.Word;

/** Reads a file _redirects, as Netlify and Cloudflare have it: a line for each, with the address, the target and a status. */
final class NetlifyLines {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern STATUS = Pattern.compile("\\d{3}!?");
    private static final Pattern QUERY = Pattern.compile("[^/:]+=.*");

    private final RuleReader reader;

    NetlifyLines(RuleReader reader) {
        this.reader = reader;
    }

    void read(String text) {
        int number = 1;
        for (String line : text.split("\n", -1)) {
            List<Word> words = words(line, number++);
            if (!words.isEmpty()) {
                readLine(words);
            }
        }
    }

    private static List<Word> words(String line, int number) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find() && !word.group().startsWith("#")) {
            words.add(new Word(word.group(), number, line.codePointCount(0, word.start()) + 1));
        }
        return words;
    }

    private void readLine(List<Word> words) {
        Word from = words.get(0);
        Word to = null;
        Word status = null;
        for (Word word : words.subList(1, words.size())) {
            if (status == null && STATUS.matcher(word.text()).matches()) {
                status = word;
            } else if (to == null && QUERY.matcher(word.text()).matches()) {
                refuse(word, "the query '%s' decides");
                return;
            } else if (to == null && status == null) {
                to = word;
            } else {
                refuse(word, "'%s' is asked for");
                return;
            }
        }
        add(from, to, status);
    }

    private void add(Word from, @Nullable Word to, @Nullable Word status) {
        reader.add(from, to, status);
    }

    private void refuse(Word word, String condition) {
        reader.warn(word, "redirects for which %s are not supported, so this one is left out".formatted(condition.formatted(word.text())),
                "write an address, its target and a status, such as /old /new 301");
    }
}
