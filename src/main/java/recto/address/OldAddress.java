package recto.address;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.language.Slug;

/**
 * An address as another engine may have given it to an article, such as /2019/07/04/shed.html or /blog/shed/. It is that of an article when
 * its last part is the name of the article and every part before it is a part of the article's date, folder, tags or present address, or a
 * word that blogs have in their addresses.
 */
public final class OldAddress {

    /** The folders and patterns in which engines, and the people who set them up, have articles. */
    private static final Set<String> SECTIONS = Set.of("article", "articles", "archive", "archives", "blog", "blogs", "content", "docs",
            "entry", "entries", "essays", "journal", "news", "note", "notes", "p", "pages", "post", "posts", "source", "src", "stories",
            "til", "weblog", "writing", "writings", "s");
    private static final Pattern ENDING = Pattern.compile("(?i)(?:/index)?\\.(?:html?|md|markdown|mdx|php|aspx?)$|/index$");
    private static final Pattern DATED = Pattern.compile("(\\d{4})[-_](\\d{1,2})[-_](\\d{1,2})(?:[-_](.+))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    /** No engine has more folders before an article. */
    private static final int MOST_PARTS = 8;

    private final List<String> before;
    private final String name;
    private final Set<String> names = new LinkedHashSet<>();

    private OldAddress(List<String> before, String name) {
        this.before = before;
        this.name = name;
        names.add(Slug.of(name));
        Matcher dated = DATED.matcher(name);
        if (dated.matches() && dated.group(4) != null) {
            names.add(Slug.of(dated.group(4)));
        }
        names.remove("");
    }

    /** @param path decoded, with a slash at the beginning */
    public static OldAddress of(String path) {
        String bare = Normalizer.normalize(ENDING.matcher(path.replaceAll("/+$", "")).replaceFirst(""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>(List.of(bare.replaceFirst("^/+", "").split("/+")));
        String name = parts.remove(parts.size() - 1);
        return new OldAddress(parts, name);
    }

    /** The slugs that the article may have, or the name of its file; none for an address that cannot be that of an article. */
    public Collection<String> names() {
        return before.size() > MOST_PARTS ? List.of() : names;
    }

    /**
     * @param file the path of the article's file, which has one of the {@link #names}
     * @param address its present one, and the pattern of the site behind it: either may begin with the folder of the whole blog
     * @param date of its publication
     * @param groups the slugs of its tags
     */
    public boolean mayBeOf(String file, String address, LocalDate date, Collection<String> groups) {
        Set<String> words = new LinkedHashSet<>(groups);
        for (String part : (file + address).split("/")) {
            words.add(Slug.of(part));
            words.add(part.toLowerCase(Locale.ROOT));
        }
        // The engine may have had another time zone
        return mayBeOn(date, words) || mayBeOn(date.minusDays(1), words) || mayBeOn(date.plusDays(1), words);
    }

    private boolean mayBeOn(LocalDate date, Set<String> words) {
        Matcher dated = DATED.matcher(name);
        return before.stream().allMatch(part -> isOfDate(part, date) || isWord(part, words))
                && (!dated.matches() || isDate(dated, date) || words.stream().anyMatch(word -> word.startsWith(name)));
    }

    private static boolean isWord(String part, Set<String> words) {
        return SECTIONS.contains(part) || !NUMBER.matcher(part).matches() && (words.contains(part) || words.contains(Slug.of(part)));
    }

    private static boolean isOfDate(String part, LocalDate date) {
        Matcher dated = DATED.matcher(part);
        if (dated.matches()) {
            return dated.group(4) == null && isDate(dated, date);
        }
        if (!NUMBER.matcher(part).matches()) {
            String month = date.getMonth().name().toLowerCase(Locale.ROOT);
            return part.equals(month) || part.equals(month.substring(0, 3));
        }
        int number = Integer.parseInt(part);
        return part.length() == 4 ? number == date.getYear()
                : part.length() <= 2 && (number == date.getMonthValue() || number == date.getDayOfMonth());
    }

    private static boolean isDate(Matcher dated, LocalDate date) {
        return Integer.parseInt(dated.group(1)) == date.getYear() && Integer.parseInt(dated.group(2)) == date.getMonthValue()
                && Integer.parseInt(dated.group(3)) == date.getDayOfMonth();
    }
}
