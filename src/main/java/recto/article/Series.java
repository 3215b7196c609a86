package recto.article;

import io.quarkus.qute.TemplateData;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** Articles that are to be read one after the other, in the order of their publication; two spellings with one slug are one series. */
@Entity
@Immutable
@TemplateData
public class Series extends Group {

    private static final String COLLECTION = "series";

    @Override
    String collection() {
        return COLLECTION;
    }

    @Override
    String order() {
        return ListOrder.OLDEST_FIRST;
    }

    public static Optional<Series> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    public static List<GroupSummary> listAll(Instant now) {
        return listAll(COLLECTION, now);
    }
}
