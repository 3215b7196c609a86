package recto.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import recto.article.Series;
import recto.site.SiteConfig;

/** The archive: all articles by year and month. A year or a month without an article answers 404. */
@Path("/")
public class ArchiveResource {

    private static final String YEAR = "/archive/{year:[1-9][0-9]{3}}";
    private static final String MONTH = "{month:0[1-9]|1[0-2]}";
    private static final String PAGE = "/page/{number:[1-9][0-9]{0,6}}";

    @CheckedTemplate(basePath = "article")
    static class Templates {
        static native TemplateInstance archive(List<Archive.Year> years, boolean hasSeries);

        static native TemplateInstance period(Archive.Period period);
    }

    private final SiteConfig site;
    private final Clock clock;

    ArchiveResource(SiteConfig site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("/archive")
    public TemplateInstance archive() {
        return Templates.archive(open().years(), !Series.listAll(clock.instant()).isEmpty());
    }

    @GET
    @Path(YEAR)
    public TemplateInstance year(int year) {
        return year(year, 1);
    }

    @GET
    @Path(YEAR + PAGE)
    public TemplateInstance year(int year, int number) {
        return Templates.period(open().year(year, number));
    }

    @GET
    @Path(YEAR + "/" + MONTH)
    public TemplateInstance month(int year, int month) {
        return month(year, month, 1);
    }

    @GET
    @Path(YEAR + "/" + MONTH + PAGE)
    public TemplateInstance month(int year, int month, int number) {
        return Templates.period(open().month(YearMonth.of(year, month), number));
    }

    private Archive open() {
        return new Archive(site.timeZone(), clock.instant());
    }
}
