package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.List;

/** Text in parts, so that what matches can be marked without a mark in the text that an author could write too. */
@TemplateData
public record Snippet(List<Part> parts) {

    /** @param match whether it is what was looked for */
    @TemplateData
    public record Part(String text, boolean match) {}

    /** Without marks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text));
        return text.toString();
    }
}
