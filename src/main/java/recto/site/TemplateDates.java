package recto.site;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Writes a time on a page, in the time zone and the language of the site. */
@TemplateExtension
public class TemplateDates {

    private static final Pattern YEAR = Pattern.compile("[\\s,،]*('[^']*'\\s*)?y+(年| 'г'\\.?)?");

    /** RFC 3339 without fractions of a second. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("'T'HH:mm:ss").appendOffsetId().toFormatter(Locale.ROOT);

    /** What {@link #longDate} writes with: to find out how a language writes a date took most of the time of each date. */
    private static final Map<Locale, DateTimeFormatter> LONG = new ConcurrentHashMap<>();

    private TemplateDates() {}

    /** 31 May 2026, 31. Mai 2026 or 2026年5月31日, depending on the language of the site's words. */
    static String longDate(Instant instant) {
        return LONG.computeIfAbsent(language(), language -> DateTimeFormatter.ofPattern(longPattern(language), language))
                .format(local(instant));
    }

    /** 31 May, 31. Mai or 5月31日: the date below the heading of a year. It is the long date without the year and what joins it. */
    static String dayAndMonth(Instant instant) {
        return DateTimeFormatter.ofPattern(YEAR.matcher(longPattern(language())).replaceAll("").strip(), language()).format(local(instant));
    }

    private static String longPattern(Locale language) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(FormatStyle.LONG, null, IsoChronology.INSTANCE, language);
    }

    static int dayOfMonth(Instant instant) {
        return local(instant).getDayOfMonth();
    }

    /**
     * 2026-05-31T09:00:00+02:00, for machines (RFC 3339), without the name of a zone. An article without a date has a time with microseconds,
     * of which HTML allows three digits at most; nobody needs even those. A formatter that looks for digits takes twice the time.
     */
    public static String isoDate(Instant instant) {
        return ISO.format(local(instant));
    }

    /** The language of the site's words with the region of the site: de-AT writes Jänner. English without a region puts the day first. */
    private static Locale language() {
        Locale site = site().language();
        Locale spoken = Languages.spoken(site);
        Locale full = spoken.getLanguage().equals(site.getLanguage()) ? site : spoken;
        return full.equals(Locale.ENGLISH) ? Locale.UK : full;
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(site().timeZone());
    }

    private static SiteConfig site() {
        return PresentSite.get();
    }
}
