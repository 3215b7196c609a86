package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the page of an article will not have of its text, in the order of the text. */
final class Losses {

    /** How many are told one by one. */
    private static final int MAX = 100;

    private final List<Loss> first = new ArrayList<>();
    private int count;

    /** One thing that the page will not have. @param line where it stands, or a line above it */
    record Loss(String asWritten, int line, String message, String hint) {}

    void add(Loss loss) {
        if (!isFull()) {
            first.add(loss);
        }
        count++;
    }

    /** Says something else of the last loss. */
    void sayOfLast(String message, String hint) {
        if (count > 0 && count == first.size()) {
            Loss last = first.remove(count - 1);
            first.add(new Loss(last.asWritten, last.line, message, hint));
        }
    }

    int count() {
        return count;
    }

    /** Whether the next loss will only be counted. */
    boolean isFull() {
        return count >= MAX;
    }

    List<RenderedMarkdown.Remark> remarks(SourceLines lines) {
        List<RenderedMarkdown.Remark> remarks = new ArrayList<>();
        Map<String, Integer> told = new HashMap<>();
        for (Loss loss : first) {
            SourceLines.Found found = lines.find(loss.asWritten, loss.line, told.getOrDefault(loss.asWritten, 0));
            told.put(loss.asWritten, found.end());
            remarks.add(new RenderedMarkdown.Remark(loss.message, loss.hint, found.place().line(), found.place().column()));
        }
        if (count > MAX) {
            remarks.add(new RenderedMarkdown.Remark("%d more things are taken out below".formatted(count - MAX),
                    "mend those above first", remarks.get(MAX - 1).line(), 1));
        }
        return remarks;
    }
}
