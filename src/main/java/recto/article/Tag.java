package recto.article;

import io.quarkus.qute.TemplateData;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** What articles are about; two spellings with one slug are one tag. */
@Entity
@Immutable
@TemplateData
public class Tag extends GroupWithFeeds {

    private static final String COLLECTION = "tags";

    @Override
    String collection() {
        return COLLECTION;
    }

    public static Optional<Tag> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    public static List<GroupSummary> listAll(Instant now) {
        return listCounted("tag", now);
    }
}
