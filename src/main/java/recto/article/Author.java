package recto.article;

import io.quarkus.qute.TemplateData;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** Who wrote articles; two spellings with one slug are one author. */
@Entity
@Immutable
@TemplateData
public class Author extends GroupWithFeeds {

    private static final String COLLECTION = "authors";

    @Override
    String collection() {
        return COLLECTION;
    }

    @Override
    boolean isShown(Instant now) {
        return super.isShown(now) || Profile.findOf(this).isPresent();
    }

    public static Optional<Author> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    public static List<GroupSummary> listAll(Instant now) {
        return listCounted("author", now);
    }
}
