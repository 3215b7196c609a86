package recto.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleByPathTest {

    @Inject
    TestBlog blog;

    @Test
    void everythingThatHibernateReadsOfAnArticleIsRead() {
        blog.empty().article("a.md", "A", "author: [Ada, Bob]\ntags: [x, y]\nseries: All", "## One\n\nText.").importAll();
        blog.update(
                """
                        update article set is_page = true, subtitle = 'a', description = 'b', hero = 'c', hero_alt = 'd', hero_width = 1, hero_height = 2,
                               hero_srcset = 'e', hero_webp = 'f', hero_missing = true, read_time = 'g', cta_html = 'h', lang = 'de', translation_key = 'i',
                               canonical_url = 'https://example.org/', draft = true, pinned = true, noindex = true, unlisted = true, dated = true,
                               expire_at = now() + interval '1 day', created_at = now() - interval '3 days', updated_at = now() - interval '2 days',
                               removed_at = now()""");

        Map<String, Object> hibernates = QuarkusTransaction.requiringNew().call(() -> values(Article.<Article>listAll().get(0)));
        Map<String, Object> ours = QuarkusTransaction.requiringNew().call(() -> values(ArticleByPath.find("/articles/a").orElseThrow()));

        assertEquals("h", hibernates.get("ctaHtml"));
        assertEquals(hibernates, ours);
        // What is not there would look alike, whether it is read or not
        hibernates.forEach((name, value) -> List.of("null", "false", "0", "[]")
                .forEach(nothing -> assertNotEquals(nothing, String.valueOf(value), name)));
    }

    /** The fields that are public in the sources are no longer so once Quarkus has worked on the class. */
    private static Map<String, Object> values(Article article) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : Article.class.getDeclaredFields()) {
            boolean isColumn = !Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class)
                    && !field.getName().startsWith("$");
            // Read by a statement of its own
            if (isColumn && !field.getName().equals("related")) {
                field.setAccessible(true);
                Object value = field.get(article);
                values.put(field.getName(), value instanceof Collection<?> groups ? groups.stream().map(ArticleByPathTest::name).toList()
                        : value instanceof Group group ? name(group) : value);
            }
        }
        return values;
    }

    private static String name(Object group) {
        Group of = (Group) group;
        return of.id + " " + of.slug + " " + of.name;
    }
}
