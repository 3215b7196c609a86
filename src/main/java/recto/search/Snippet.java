package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.List;

/** A text in parts, some of which match the query. Marks inside the text would be something that an author could write as well. */
@TemplateData
public record Snippet(List<Part> parts) {

    /** @param match whether this part is marked */
    @TemplateData
    public record Part(String text, boolean match) {}

    /** The text without marks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text));
        return text.toString();
    }
}
