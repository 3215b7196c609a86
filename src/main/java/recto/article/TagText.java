package recto.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.qute.TemplateData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import recto.language.Excerpt;

/** The text of a tag, from the file {@code tags/{slug}.md}. */
@Entity
@Immutable
@TemplateData
public class TagText extends PanacheEntityBase {

    @Id
    public String slug;
    /** In a sentence or two; null without one. */
    public @Nullable String description;
    /** Sanitised by MarkdownRenderer; empty where the file has no text. */
    public String html;

    /** An empty text where the tag has no file. */
    public static TagText of(Tag tag) {
        return TagText.<TagText>findByIdOptional(tag.slug).orElseGet(() -> {
            TagText none = new TagText();
            none.slug = tag.slug;
            none.html = "";
            return none;
        });
    }

    /** What search engines and previews of links show: what the author wrote, else the beginning of the text. */
    public @Nullable String summary() {
        return description != null ? description : Excerpt.of(html);
    }
}
