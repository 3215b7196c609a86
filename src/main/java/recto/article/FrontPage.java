package recto.article;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recto.web.Pagination;

/** The list of all articles: those that are pinned first, then the others, each once, with the number that it has by date. */
final class FrontPage {

    private static final String ORDER = " order by a.pinned desc, a.publishAt desc, a.id desc";

    private record Pin(long id, Instant publishAt) {
        boolean isNewerThan(ArticleSummary article) {
            int order = publishAt.compareTo(article.publishAt());
            return order > 0 || order == 0 && id > article.id();
        }
    }

    private FrontPage() {}

    /** Four statements, or five where a pinned article is among them. */
    static List<ArticleSummary> list(Instant now, Pagination pagination) {
        List<ArticleSummary> articles = ArticleSummary.list("from Article a where " + Article.LISTED, ORDER, now, null, pagination.offset(), pagination.size());
        List<Pin> pins = Article.getEntityManager().createQuery(
                "select a.id, a.publishAt from Article a where a.pinned = true and " + Article.LISTED, Object[].class).setParameter(1, now)
                .getResultStream().map(row -> new Pin((Long) row[0], (Instant) row[1])).toList();
        Map<Long, Long> newer = countNewer(articles.stream().filter(ArticleSummary::pinned).map(ArticleSummary::id).toList(), now);
        return IntStream.range(0, articles.size()).mapToObj(i -> {
            ArticleSummary article = articles.get(i);
            long after = article.pinned() ? newer.getOrDefault(article.id(), 0L)
                    : pagination.offset() + i - pins.size() + pins.stream().filter(pin -> pin.isNewerThan(article)).count();
            return article.withFolio(pagination.total() - after);
        }).toList();
    }

    /** How many were published after each of these; where there are none it is missing. */
    private static Map<Long, Long> countNewer(List<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        EntityManager em = Article.getEntityManager();
        return em.createQuery("""
                select p.id, count(a.id) from Article p, Article a where p.id in ?2 and (a.publishAt, a.id) > (p.publishAt, p.id) and %s
                 group by p.id""".formatted(Article.LISTED), Object[].class).setParameter(1, now).setParameter(2, ids)
                .getResultStream().collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }
}
