package recto.article;

import io.quarkus.qute.TemplateData;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import recto.site.Languages;
import recto.web.Pagination;

/** The listed articles by the month of their publication, as the site's calendar has it. */
final class Archive {

    /** @param articles in order */
    @TemplateData
    record Year(int year, List<Month> months) {
        public long articles() {
            return months.stream().mapToLong(Month::articles).sum();
        }

        /** With four digits, as it stands in addresses. */
        public String number() {
            return Archive.number(year);
        }
    }

    /** @param articles how many a reader can see */
    @TemplateData
    record Month(YearMonth month, long articles) {
        public String path() {
            return Archive.path(month);
        }

        public String name() {
            return Archive.name(month);
        }
    }

    /**
     * One page of a year or of a month.
     *
     * @param month the first one of a year
     * @param shelves its months, the newest first
     */
    @TemplateData
    record Period(YearMonth month, boolean isYear, List<Shelf> shelves, Pagination pagination) {
        public String number() {
            return Archive.number(month.getYear());
        }

        public String monthName() {
            return Archive.name(month);
        }
    }

    @TemplateData
    record Shelf(YearMonth month, List<ArticleLink> articles) {
        public String path() {
            return Archive.path(month);
        }

        public String name() {
            return Archive.name(month);
        }
    }

    /** Lines of an index on one page. */
    private static final int PAGE = 100;

    private final EntityManager em = Article.getEntityManager();
    private final ZoneId zone;
    private final Instant now;

    Archive(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** Its name alone, as it stands on a page: May. */
    private static String name(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL", Languages.ofTheSite()).format(month);
    }

    private static String number(int year) {
        return "%04d".formatted(year);
    }

    private static String path(YearMonth month) {
        return "/archive/%04d/%02d".formatted(month.getYear(), month.getMonthValue());
    }

    /**
     * The newest year first, the newest month first in it; those without an article are left out. Two statements.
     *
     * The bounds of the months come from here and not from the database: what it takes "+02:00" for is another zone than what Java does.
     * In a select of their own they are read once and not, as text that they are, for each article.
     */
    List<Year> years() {
        Object[] span = em
                .createQuery("select min(a.publishAt), max(a.publishAt) from Article a where " + Visibility.LISTED, Object[].class)
                .setParameter(1, now).getSingleResult();
        if (span[0] == null) {
            return List.of();
        }
        List<YearMonth> all = new ArrayList<>();
        YearMonth last = month((Instant) span[1]);
        for (YearMonth month = month((Instant) span[0]); !month.isAfter(last); month = month.plusMonths(1)) {
            all.add(month);
        }
        String bounds = all.stream().map(this::start).map(start -> start.atOffset(ZoneOffset.UTC).toString())
                .collect(Collectors.joining(",", "{", "}"));
        List<Object[]> counts = em.createNativeQuery("""
                select width_bucket(a.publish_at, (select cast(:bounds as timestamptz[]))) as place, count(*) from article a where %s
                 group by place order by place desc""".formatted(Visibility.listed("a")), Object[].class)
                .setParameter("now", now).setParameter("bounds", bounds).getResultList();
        return counts.stream().map(row -> new Month(all.get(((Number) row[0]).intValue() - 1), ((Number) row[1]).longValue()))
                .collect(Collectors.groupingBy(month -> month.month.getYear(), LinkedHashMap::new, Collectors.toList()))
                .entrySet().stream().map(year -> new Year(year.getKey(), year.getValue())).toList();
    }

    private YearMonth month(Instant moment) {
        return YearMonth.from(moment.atZone(zone));
    }

    Period year(int year, int number) {
        YearMonth january = YearMonth.of(year, 1);
        return period(january, 12, "/archive/" + number(year), number);
    }

    Period month(YearMonth month, int number) {
        return period(month, 1, path(month), number);
    }

    /** Two statements. @throws NotFoundException where nothing was published then that a reader can see */
    private Period period(YearMonth first, int length, String base, int number) {
        Instant start = start(first);
        Instant end = start(first.plusMonths(length));
        PageOfIds page = PageOfIds.find("from Article a where " + Visibility.LISTED + " and a.publishAt >= ?2 and a.publishAt < ?3",
                ListOrder.NEWEST_FIRST,
                now, number, PAGE, start, end);
        if (page.total() == 0) {
            throw new NotFoundException();
        }
        Pagination pagination = new Pagination(base, number, PAGE, page.total());
        List<ArticleLink> articles = em
                .createQuery("select new recto.article.ArticleLink(" + ArticleLink.COLUMNS + ") from Article a where a.id in ?1"
                        + ListOrder.NEWEST_FIRST, ArticleLink.class)
                .setParameter(1, page.ids()).getResultList();
        Map<YearMonth, List<ArticleLink>> months = articles.stream()
                .collect(Collectors.groupingBy(article -> month(article.publishAt()), LinkedHashMap::new, Collectors.toList()));
        return new Period(first, length > 1, months.entrySet().stream().map(month -> new Shelf(month.getKey(), month.getValue())).toList(),
                pagination);
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
