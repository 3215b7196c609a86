package recto.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates in the forms in which authors and other engines write them. It avoids java.util.Date, with which other engines end up one day
 * off.
 */
final class FrontMatterDate {

    private static final String TIME = """
            (?:(?:[Tt]|,? )(?<time>\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\
            (?: ?(?<zone>[Zz]|UTC|GMT|UT|[+-]\\d\\d(?::?\\d\\d)?))?)?""";
    private static final List<Pattern> FORMS = List.of(
            // 2026-05-31, 2026/5/31
            Pattern.compile("(?<year>[1-9]\\d{3})([-/])(?<month>\\d\\d?)\\2(?<day>\\d\\d?)" + TIME),
            // 8 July 2022, and RFC 822: Fri, 08 Jul 2022 10:00:00 GMT
            Pattern.compile(
                    "(?:[A-Za-z]{3,9},? )?(?<day>\\d\\d?)(?:st|nd|rd|th)? (?<month>[A-Za-z]{3,9})\\.?,? (?<year>[1-9]\\d{3})" + TIME),
            // Jul 08 2022, as Astro's blog has it; July 8th, 2022
            Pattern.compile(
                    "(?:[A-Za-z]{3,9},? )?(?<month>[A-Za-z]{3,9})\\.? (?<day>\\d\\d?)(?:st|nd|rd|th)?,? (?<year>[1-9]\\d{3})" + TIME));
    /** 03/04/2025 */
    private static final Pattern TWO_DAYS = Pattern.compile("(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\\1\\d{4}(?!\\d)");
    /** What Eleventy has in place of a date. */
    private static final Pattern WORKED_OUT = Pattern.compile("(?i)(?:git )?(last modified|created)");
    private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july", "august",
            "september",
            "october", "november", "december");

    private static final Pattern NAME_OF_ZONE = Pattern.compile(" \\([^()]*\\)$");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)(?=[+-])");

    private FrontMatterDate() {}

    /**
     * Reads a date in the order of ISO 8601, or with the English name of its month. One such as 03/04/2025 is none, as it means two days.
     * Without a time it means midnight in {@code zone}; a time without an offset is one of {@code zone}.
     *
     * @return empty if the text is no date
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        // JavaScript prints a date as Fri Jul 08 2022 10:30:00 GMT+0200 (Central European Summer Time).
        String given = OFFSET.matcher(NAME_OF_ZONE.matcher(text.strip()).replaceFirst("")).replaceFirst("");
        return FORMS.stream().map(form -> form.matcher(given)).filter(Matcher::matches).findFirst().flatMap(parts -> instant(parts, zone));
    }

    /** What is wrong with a text that is no date, as the end of a sentence. */
    static String fault(String text) {
        return WORKED_OUT.matcher(text.strip()).matches()
                ? "is for Eleventy to work out; Recto takes no date from git or from a file, since a copy or a clone may change it"
                : TWO_DAYS.matcher(text.strip()).lookingAt() ? "may mean two days, as some write the month first and some the day"
                        : "is not a date";
    }

    /** How to mend it. @param file with the date @param otherwise for a text that no engine would make a date of */
    static String mend(String text, String file, String otherwise) {
        Matcher worked = WORKED_OUT.matcher(text.strip());
        if (!worked.matches()) {
            return otherwise;
        }
        String which = worked.group(1).equalsIgnoreCase("created") ? "--follow --diff-filter=A" : "-1";
        return "write the date itself; 'git log " + which + " --format=%cs -- " + file + "' tells it, where git has it";
    }

    private static Optional<Instant> instant(Matcher parts, ZoneId zone) {
        try {
            LocalDate day = LocalDate.of(Integer.parseInt(parts.group("year")), month(parts.group("month")),
                    Integer.parseInt(parts.group("day")));
            String time = parts.group("time");
            if (time == null) {
                return inRange(day.atStartOfDay(zone).toInstant());
            }
            String offset = parts.group("zone");
            ZoneId place = offset == null ? zone : Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return inRange(day.atTime(LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time)).atZone(place).toInstant());
        } catch (DateTimeException e) {
            // The caller reports the 30th of February, 24:01 and the like as it reports "soon": the text is no date.
            return Optional.empty();
        }
    }

    /** The month of a number, of an English name, or of its first three letters or more; 0 if there is none. */
    private static int month(String month) {
        if (Character.isDigit(month.charAt(0))) {
            return Integer.parseInt(month);
        }
        String name = month.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(name) || name.equals("sept") && i == 8) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Feeds can write years of four digits only, and an offset can move the last evening of 9999 beyond them. */
    private static Optional<Instant> inRange(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 999 && year <= 9999 ? Optional.of(instant) : Optional.empty();
    }
}
