package recto.frontmatter;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;

/** Gives the keys of a header their types, whatever notation they came in, and says of each value what is wrong with it. */
public final class FrontMatterReader {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final int MAX_NAME = 200;
    private static final int MAX_SLUG = 200;
    private static final int MAX_PATH = 500;
    private static final int MAX_ID = 500;
    /** A sitemap takes addresses below 2,048 characters. */
    public static final int MAX_URL = 2000;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String file;
    private final Fields header;
    private final Set<String> unreadable;
    private final ZoneId zone;
    private final List<Problem> problems;

    private final Map<FrontMatterKey, Field> chosen = new EnumMap<>(FrontMatterKey.class);
    /** Known keys whose values have more in them than Recto has a place for. */
    private final Set<Field> keptWhole = new LinkedHashSet<>();

    private record Hero(String source, String alt, FrontMatterValue place) {
    }

    FrontMatterReader(String file, Fields header, Set<String> unreadable, ZoneId zone, List<Problem> problems) {
        this.file = file;
        this.header = header;
        this.unreadable = unreadable;
        this.zone = zone;
        this.problems = problems;
        for (Field field : header.fields()) {
            FrontMatterKey.find(field).ifPresent(key -> choose(key, field));
        }
    }

    private void choose(FrontMatterKey key, Field field) {
        Field other = chosen.get(key);
        if (!field.value().isNull() && (other == null || key.rank(field.key()) < key.rank(other.key()))) {
            chosen.put(key, field);
        }
    }

    FrontMatter read(String body, int bodyLine) {
        String title = title();
        Instant publishAt = date(FrontMatterKey.PUBLISH_DATE);
        Instant expireAt = date(FrontMatterKey.EXPIRY_DATE);
        checkOrder(publishAt, expireAt);
        Hero hero = hero();
        return new FrontMatter(
                title, line(FrontMatterKey.SUBTITLE, NO_LIMIT), text(FrontMatterKey.DESCRIPTION, NO_LIMIT), authors(),
                line(FrontMatterKey.READ_TIME, MAX_NAME),
                publishAt, date(FrontMatterKey.CREATED_DATE), date(FrontMatterKey.UPDATED_DATE), expireAt,
                hero.source, hero.alt, hero.source == null ? 0 : hero.place.line(), hero.source == null ? 0 : hero.place.column(), text(FrontMatterKey.CTA, NO_LIMIT), tags(), line(FrontMatterKey.SERIES, MAX_NAME),
                slug(), path(), aliases(),
                flag(FrontMatterKey.DRAFT), flag(FrontMatterKey.PINNED), flag(FrontMatterKey.NOINDEX),
                lang(), line(FrontMatterKey.TRANSLATION_KEY, MAX_ID), canonicalUrl(), line(FrontMatterKey.ID, MAX_ID),
                extra(), body, bodyLine);
    }

    private String title() {
        Field field = chosen.get(FrontMatterKey.TITLE);
        String title = line(FrontMatterKey.TITLE, NO_LIMIT);
        boolean isText = field == null || field.value() instanceof Text;
        if (title == null && isText && !unreadable.contains("title")) {
            Field empty = field != null ? field : header.fields().stream()
                    .filter(f -> FrontMatterKey.normalised(f.key()).equals("title")).findFirst().orElse(null);
            if (empty == null) {
                error(1, 1, "the title is missing", "add a line title: 'My title' to the front matter");
            } else {
                error(empty.value(), "the title is empty", "write one, as in title: 'My title'");
            }
        }
        return title;
    }

    /** Null when it is absent or blank. */
    private String text(FrontMatterKey key, int max) {
        Field field = chosen.get(key);
        if (field == null) {
            return null;
        }
        if (!(field.value() instanceof Text text)) {
            error(field.value(), "%s must be text, not %s".formatted(field.key(), field.value().kind()),
                    "write it as %s: 'text'".formatted(field.key()));
            return null;
        }
        return limited(text, field.key(), max);
    }

    /** As text, for what is shown on one line whatever lines it was written on. */
    private String line(FrontMatterKey key, int max) {
        String text = text(key, max);
        return text == null ? null : onOneLine(text);
    }

    private static String onOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && i + 1 < text.length() && text.charAt(i + 1) <= ' ') {
                return SPACES.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    private String limited(Text text, String what, int max) {
        String value = isBlank(text.text()) ? null : text.text().strip();
        if (value != null && value.codePointCount(0, value.length()) > max) {
            error(text, "%s '%s' is longer than %d characters".formatted(what, Problem.shown(value), max), "shorten it");
        }
        return value;
    }

    /** Blank to the eye: a no-break or zero-width space is no more of a title than a space is. */
    public static boolean isBlank(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    private boolean flag(FrontMatterKey key) {
        Field field = chosen.get(key);
        if (field == null) {
            return false;
        }
        boolean isOpposite = FrontMatterKey.normalised(field.key()).equals("published");
        if (field.value() instanceof Text text) {
            if (FrontMatterKey.flag(text.text()).isPresent()) {
                return FrontMatterKey.flag(text.text()).get() != isOpposite;
            }
            error(text, "%s '%s' is neither true nor false".formatted(field.key(), Problem.shown(text.text())), "write true or false");
        } else {
            error(field.value(), "%s must be true or false, not %s".formatted(field.key(), field.value().kind()), "write true or false");
        }
        return false;
    }

    private Instant date(FrontMatterKey key) {
        Field field = chosen.get(key);
        if (field == null) {
            return null;
        }
        String hint = "write it as 2026-05-31 or 2026-05-31T09:00";
        if (!(field.value() instanceof Text text)) {
            error(field.value(), "%s must be a date, not %s".formatted(field.key(), field.value().kind()), hint);
            return null;
        }
        Instant date = FrontMatterDate.parse(text.text(), zone).orElse(null);
        if (date == null) {
            error(text, "%s '%s' is not a date".formatted(field.key(), Problem.shown(text.text())), hint);
        }
        return date;
    }

    private void checkOrder(Instant publishAt, Instant expireAt) {
        if (publishAt != null && expireAt != null && !expireAt.isAfter(publishAt)) {
            Field expiry = chosen.get(FrontMatterKey.EXPIRY_DATE);
            error(expiry.value(), "%s is not after %s, so the article would never be seen"
                    .formatted(expiry.key(), chosen.get(FrontMatterKey.PUBLISH_DATE).key()), "write a later date, or delete it");
        }
    }

    private List<String> authors() {
        Field field = chosen.get(FrontMatterKey.AUTHOR);
        if (field == null) {
            return List.of();
        }
        Set<String> authors = new LinkedHashSet<>();
        for (FrontMatterValue value : items(field.value())) {
            if (value instanceof Fields author) {
                Field name = find(author, "name");
                if (author.fields().size() > 1) {
                    keptWhole.add(field);
                }
                if (name == null) {
                    error(author, "this author has no name", "add name: to it");
                } else {
                    addName(authors, field.key(), name.value());
                }
            } else {
                addName(authors, field.key(), value);
            }
        }
        return List.copyOf(authors);
    }

    private List<String> tags() {
        Field field = chosen.get(FrontMatterKey.TAGS);
        if (field == null) {
            return List.of();
        }
        Set<String> tags = new LinkedHashSet<>();
        if (field.value() instanceof Text text) {
            Arrays.stream(text.text().split(","))
                    .forEach(tag -> addName(tags, field.key(), new Text(text.line(), text.column(), tag, tag)));
        } else {
            items(field.value()).forEach(tag -> addName(tags, field.key(), tag));
        }
        return List.copyOf(tags);
    }

    private void addName(Set<String> names, String key, FrontMatterValue value) {
        if (value instanceof Text text) {
            String name = text.isNull() ? null : limited(text, key, MAX_NAME);
            if (name != null) {
                names.add(onOneLine(name));
            }
        } else {
            error(value, "every one of %s must be text, not %s".formatted(key, value.kind()),
                    "write it as %s: [first, second]".formatted(key));
        }
    }

    private static List<FrontMatterValue> items(FrontMatterValue value) {
        return value instanceof Items list ? list.items() : List.of(value);
    }

    private Hero hero() {
        Field field = chosen.get(FrontMatterKey.HERO_IMAGE);
        String alt = text(FrontMatterKey.HERO_ALT, NO_LIMIT);
        if (field == null || !(field.value() instanceof Fields picture)) {
            return new Hero(text(FrontMatterKey.HERO_IMAGE, MAX_URL), alt, field == null ? null : field.value());
        }
        Field source = find(picture, "src", "url", "image");
        Field altBelow = find(picture, "alt");
        if (picture.fields().stream().anyMatch(f -> f != source && (f != altBelow || alt != null))) {
            keptWhole.add(field);
        }
        if (source == null) {
            error(picture, "%s names no picture".formatted(field.key()), "add src: to it");
        }
        return new Hero(part(field, source, MAX_URL), alt == null ? part(field, altBelow, NO_LIMIT) : alt, source == null ? null : source.value());
    }

    private String part(Field whole, Field part, int max) {
        if (part == null) {
            return null;
        }
        String name = whole.key() + "." + part.key();
        if (part.value() instanceof Text text) {
            return limited(text, name, max);
        }
        error(part.value(), "%s must be text, not %s".formatted(name, part.value().kind()), "write it as %s: 'text'".formatted(part.key()));
        return null;
    }

    /** The first of these names that has a value. */
    public static Field find(Fields fields, String... names) {
        for (String name : names) {
            for (Field field : fields.fields()) {
                if (FrontMatterKey.normalised(field.key()).equals(name) && !field.value().isNull()) {
                    return field;
                }
            }
        }
        return null;
    }

    private String slug() {
        String slug = text(FrontMatterKey.SLUG, MAX_SLUG);
        if (slug != null && (slug.equals(".") || slug.equals("..")
                || slug.codePoints().anyMatch(c -> "/\\?#".indexOf(c) >= 0 || Character.isISOControl(c)))) {
            error(chosen.get(FrontMatterKey.SLUG).value(), "slug '%s' is not one part of an address".formatted(Problem.shown(slug)),
                    "leave / \\ ? # out of it; path: gives an article a whole path");
        }
        return slug;
    }

    private String path() {
        Field field = chosen.get(FrontMatterKey.PATH);
        String path = text(FrontMatterKey.PATH, NO_LIMIT);
        if (path != null && FrontMatterPath.isAbsoluteUrl(path)) {
            error(field.value(), "%s '%s' is not a path on this site".formatted(field.key(), Problem.shown(path)),
                    "write it as /about; canonical_url is for an article that lives elsewhere");
            return null;
        }
        return path == null ? null : path(field.key(), field.value(), path);
    }

    private List<String> aliases() {
        Field field = chosen.get(FrontMatterKey.ALIASES);
        if (field == null) {
            return List.of();
        }
        Set<String> aliases = new LinkedHashSet<>();
        for (FrontMatterValue value : items(field.value())) {
            if (!(value instanceof Text text)) {
                error(value, "every one of %s must be a path, not %s".formatted(field.key(), value.kind()), "write it as /old/path");
            } else if (!text.isNull() && !isBlank(text.text())) {
                aliases.add(path(field.key(), text, text.text()));
            }
        }
        return List.copyOf(aliases);
    }

    private String path(String key, FrontMatterValue place, String given) {
        String path = FrontMatterPath.normalise(given);
        String fault = FrontMatterPath.fault(path);
        if (fault == null && path.codePointCount(0, path.length()) > MAX_PATH) {
            fault = "is longer than %d characters".formatted(MAX_PATH);
        }
        if (fault != null) {
            error(place, "%s '%s' %s".formatted(key, Problem.shown(given), fault),
                    "write a path on this site, such as /2026/my-article");
        }
        return path;
    }

    private String lang() {
        String lang = text(FrontMatterKey.LANG, NO_LIMIT);
        if (lang == null) {
            return null;
        }
        try {
            return languageTag(lang);
        } catch (IllformedLocaleException e) {
            error(chosen.get(FrontMatterKey.LANG).value(), "%s '%s' is not a language tag"
                    .formatted(chosen.get(FrontMatterKey.LANG).key(), Problem.shown(lang)),
                    lang.contains("_") ? "write - instead of _" : "write it as en or pt-BR");
            return null;
        }
    }

    private static String languageTag(String text) {
        // Subtags may follow one another without end; no real tag is longer than this.
        if (text.length() > 100) {
            throw new IllformedLocaleException();
        }
        return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
    }

    private String canonicalUrl() {
        String url = text(FrontMatterKey.CANONICAL_URL, MAX_URL);
        if (url != null && !isWebAddress(url)) {
            error(chosen.get(FrontMatterKey.CANONICAL_URL).value(),
                    "canonical_url '%s' is not an absolute web address".formatted(Problem.shown(url)),
                    "write it as https://example.org/the-article");
        }
        return url;
    }

    public static boolean isWebAddress(String text) {
        try {
            URI url = new URI(text);
            // The host of a name with letters beyond ASCII is null, so the authority is asked.
            return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                    && url.getRawAuthority() != null && !url.getRawAuthority().startsWith(":");
        } catch (URISyntaxException e) {
            // What is not even an address is reported by the caller, as the same fault.
            return false;
        }
    }

    private Map<String, Object> extra() {
        Map<String, Object> extra = new LinkedHashMap<>();
        for (Field field : header.fields()) {
            FrontMatterKey known = FrontMatterKey.find(field).orElse(null);
            if (known == null) {
                warnOfSlip(field);
                extra.put(field.key(), field.value().plain());
            } else if (chosen.get(known) != field && !field.value().isNull() || keptWhole.contains(field)) {
                extra.put(field.key(), field.value().plain());
            }
        }
        return Collections.unmodifiableMap(extra);
    }

    private void warnOfSlip(Field field) {
        FrontMatterKey.nearest(field.key()).ifPresent(known -> problems.add(Problem.warning(file, field.line(), field.column(),
                "'%s' is not a key that Recto knows".formatted(Problem.shown(field.key())), "did you mean '%s'?".formatted(known))));
    }

    private void error(FrontMatterValue at, String message, String hint) {
        error(at.line(), at.column(), message, hint);
    }

    private void error(int line, int column, String message, String hint) {
        problems.add(Problem.error(file, line, column, message, hint));
    }
}
