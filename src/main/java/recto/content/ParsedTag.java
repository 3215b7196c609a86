package recto.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a tag made from a file. @param description in a sentence or two; null without one */
public record ParsedTag(String file, String slug, @Nullable String description, String html, String source, String sourceHash,
        List<String> pictures, List<String> elsewhere) implements ParsedGroup {

    @Override
    public String kind() {
        return "tag";
    }
}
