package recto.dialect;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words with which other programs begin a remark, and the alert that each becomes. */
public final class AlertWords {

    private static final Map<String, String> ALERTS = Map.ofEntries(Map.entry("note", "note"), Map.entry("info", "note"),
            Map.entry("information", "note"), Map.entry("notice", "note"), Map.entry("abstract", "note"), Map.entry("summary", "note"),
            Map.entry("tldr", "note"), Map.entry("primary", "note"), Map.entry("secondary", "note"), Map.entry("default", "note"),
            Map.entry("example", "note"), Map.entry("question", "note"), Map.entry("help", "note"), Map.entry("faq", "note"),
            Map.entry("todo", "note"), Map.entry("seealso", "note"), Map.entry("callout", "note"), Map.entry("admonition", "note"),
            Map.entry("alert", "note"), Map.entry("message", "note"), Map.entry("aside", "note"), Map.entry("remark", "note"),
            Map.entry("tip", "tip"), Map.entry("hint", "tip"), Map.entry("success", "tip"), Map.entry("check", "tip"),
            Map.entry("done", "tip"), Map.entry("important", "important"), Map.entry("warning", "warning"), Map.entry("warn", "warning"),
            Map.entry("attention", "warning"), Map.entry("caution", "caution"), Map.entry("danger", "caution"),
            Map.entry("error", "caution"), Map.entry("failure", "caution"), Map.entry("fail", "caution"), Map.entry("missing", "caution"),
            Map.entry("bug", "caution"), Map.entry("critical", "caution"));

    private AlertWords() {}

    /** The kind of alert that the word stands for, such as {@code caution} for {@code danger}; null for a word that stands for none. */
    public static @Nullable String kind(String word) {
        return ALERTS.get(word.toLowerCase(Locale.ROOT));
    }
}
