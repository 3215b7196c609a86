package recto.site;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment is written on a page: in the time zone and the language of the site. */
@TemplateExtension
class TemplateDates {

    /** 31 May 2026. */
    static String longDate(Instant instant) {
        Locale language = site().language();
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(local(instant));
    }

    /** 2026-05-31T09:00:00+02:00, for machines (RFC 3339); never with the name of a zone. */
    static String isoDate(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local(instant));
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(site().timeZone());
    }

    private static SiteConfig site() {
        return Arc.container().instance(SiteConfig.class).get();
    }
}
