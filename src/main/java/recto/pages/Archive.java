package recto.pages;

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
import recto.article.Article;
import recto.article.ArticleLink;
import recto.article.ListOrder;
import recto.article.PageOfIds;
import recto.article.Visibility;
import recto.site.Languages;
import recto.web.Pagination;

/** The listed articles by the month of their publication, as the site's calendar has it. */
final class Archive {

    /** @param titles of all articles of the year, the newest first; empty in an archive that is too long to show them at once */
    @TemplateData
    record Year(int year, List<Month> months, List<ArticleLink> titles) {
        public long articles() {
            return months.stream().mapToLong(Month::articles).sum();
        }

        /** The year with four digits, as addresses have it. */
        public String number() {
            return Archive.number(year);
        }
    }

    /** @param articles how many articles of the month a reader can see */
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
     * @param month the month, or January where the period is a year
     * @param sections the months of the period that have articles on this page, the newest first
     */
    @TemplateData
    record Period(YearMonth month, boolean isYear, List<MonthSection> sections, Pagination pagination) {
        public String number() {
            return Archive.number(month.getYear());
        }

        public String monthName() {
            return Archive.name(month);
        }
    }

    @TemplateData
    record MonthSection(YearMonth month, List<ArticleLink> articles) {
        public String path() {
            return Archive.path(month);
        }

        public String name() {
            return Archive.name(month);
        }
    }

    /** How many articles one page of the archive lists. */
    private static final int PAGE = 100;
    /** With more articles than this, the first page of the archive counts them and does not name them. */
    private static final int ALL = 200;

    private final EntityManager em = Article.getEntityManager();
    private final ZoneId zone;
    private final Instant now;

    Archive(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** The name of the month alone, such as May, in the language of the site. */
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
     * Counts the listed articles of each month, with the newest year and the newest month first. Years and months without an article are
     * left out. It takes two statements, and a third one for the titles.
     *
     * The bounds of the months are worked out here and not in the database, because PostgreSQL reads the zone "+02:00" with the opposite
     * sign. They are a select of their own so that the database parses their text once, and not once for each article.
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
        List<Month> months = counts.stream()
                .map(row -> new Month(all.get(((Number) row[0]).intValue() - 1), ((Number) row[1]).longValue())).toList();
        Map<Integer, List<ArticleLink>> titles = months.stream().mapToLong(Month::articles).sum() <= ALL ? titles() : Map.of();
        return months.stream().collect(Collectors.groupingBy(month -> month.month.getYear(), LinkedHashMap::new, Collectors.toList()))
                .entrySet().stream().map(year -> new Year(year.getKey(), year.getValue(), titles.getOrDefault(year.getKey(), List.of())))
                .toList();
    }

    private Map<Integer, List<ArticleLink>> titles() {
        return em.createQuery("select new recto.article.ArticleLink(" + ArticleLink.COLUMNS + ") from Article a where " + Visibility.LISTED
                + ListOrder.NEWEST_FIRST, ArticleLink.class).setParameter(1, now).setMaxResults(ALL).getResultStream()
                .collect(Collectors.groupingBy(article -> month(article.publishAt()).getYear()));
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

    /** Finds one page of a period, by two statements. @throws NotFoundException when the period has no article that a reader can see */
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
        return new Period(first, length > 1,
                months.entrySet().stream().map(month -> new MonthSection(month.getKey(), month.getValue())).toList(), pagination);
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
