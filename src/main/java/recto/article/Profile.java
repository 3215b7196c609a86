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

/** What the file of an author says of it: {@code authors/{slug}.md}. */
@Entity
@Immutable
public class Profile extends PanacheEntityBase {

    /** @param url absolute; also mailto: */
    public record Link(String url, String name) {}

    @Id
    @Column(name = "author_id")
    public Long authorId;
    /** From MarkdownRenderer; empty without a text. */
    public String html;
    /** Where a browser loads it from. */
    public @Nullable String picture;
    /** See {@link #links()}. */
    public String links;

    static Optional<Profile> findOf(Author author) {
        return findByIdOptional(author.id);
    }

    /** One link a line, its parts apart by a tab: neither can stand in an address or in a name. */
    public static String write(List<Link> links) {
        return links.stream().map(link -> link.url + "\t" + link.name).collect(Collectors.joining("\n"));
    }

    /** Absolute. */
    public @Nullable String pictureAddress(SiteConfig site) {
        return picture != null && picture.startsWith("/") ? site.absolute(picture) : picture;
    }

    public List<Link> links() {
        return links.lines().map(line -> line.split("\t", 2)).map(p -> new Link(p[0], p[1])).toList();
    }
}
