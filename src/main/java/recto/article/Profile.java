package recto.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import recto.site.SiteConfig;

/** The text, picture and links of an author, from the file {@code authors/{slug}.md}. */
@Entity
@Immutable
public class Profile extends PanacheEntityBase {

    /** @param url absolute; also mailto: */
    public record Link(String url, String name) {}

    @Id
    @Column(name = "author_id")
    public Long authorId;
    /** Sanitised by MarkdownRenderer; empty where the file has no text. */
    public String html;
    /** The address from which a browser loads the picture; null without one. */
    public @Nullable String picture;
    /** As {@link #write} writes them. */
    public String links;

    public static Optional<Profile> findOf(Author author) {
        return findByIdOptional(author.id);
    }

    /** Writes one link a line with a tab between address and name. Neither has line breaks or tabs in it. */
    public static String write(List<Link> links) {
        return links.stream().map(link -> link.url + "\t" + link.name).collect(Collectors.joining("\n"));
    }

    /** The absolute address of the picture; null without one. */
    public @Nullable String pictureAddress(SiteConfig site) {
        return picture != null && picture.startsWith("/") ? site.absolute(picture) : picture;
    }

    public List<Link> links() {
        return links.lines().map(line -> line.split("\t", 2)).map(p -> new Link(p[0], p[1])).toList();
    }
}
