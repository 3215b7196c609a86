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

    /** In characters. */
    private static final int MAX_SLUG = 200;
    private static final int MAX_ID = 500;

    private final String file;
    private final Fields header;
    private final Set<String> unreadable;
    private final FieldReader fields;
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
        this.fields = new FieldReader(file, zone, problems);
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
        Instant publishAt = fields.date(chosen.get(FrontMatterKey.PUBLISH_DATE));
        Instant expireAt = fields.date(chosen.get(FrontMatterKey.EXPIRY_DATE));
        checkOrder(publishAt, expireAt);
        Hero hero = hero();
        return new FrontMatter(
                title, fields.line(chosen.get(FrontMatterKey.SUBTITLE), FieldReader.NO_LIMIT), fields.text(chosen.get(FrontMatterKey.DESCRIPTION), FieldReader.NO_LIMIT), authors(),
                fields.line(chosen.get(FrontMatterKey.READ_TIME), FieldReader.MAX_NAME),
                publishAt, fields.date(chosen.get(FrontMatterKey.CREATED_DATE)), fields.date(chosen.get(FrontMatterKey.UPDATED_DATE)), expireAt,
                hero.source, hero.alt, hero.source == null ? 0 : hero.place.line(), hero.source == null ? 0 : hero.place.column(), fields.text(chosen.get(FrontMatterKey.CTA), FieldReader.NO_LIMIT), tags(), fields.line(chosen.get(FrontMatterKey.SERIES), FieldReader.MAX_NAME),
                slug(), path(), aliases(),
                fields.flag(chosen.get(FrontMatterKey.DRAFT)), fields.flag(chosen.get(FrontMatterKey.PINNED)), fields.flag(chosen.get(FrontMatterKey.NOINDEX)),
                lang(), fields.line(chosen.get(FrontMatterKey.TRANSLATION_KEY), MAX_ID), canonicalUrl(), fields.line(chosen.get(FrontMatterKey.ID), MAX_ID),
                extra(), body, bodyLine);
    }

    private String title() {
        Field field = chosen.get(FrontMatterKey.TITLE);
        String title = fields.line(chosen.get(FrontMatterKey.TITLE), FieldReader.NO_LIMIT);
        boolean isText = field == null || field.value() instanceof Text;
        if (title == null && isText && !unreadable.contains("title")) {
            Field empty = field != null ? field : header.fields().stream()
                    .filter(f -> FrontMatterKey.normalised(f.key()).equals("title")).findFirst().orElse(null);
            if (empty == null) {
                fields.error(1, 1, "the title is missing", "add a line title: 'My title' to the front matter");
            } else {
                fields.error(empty.value(), "the title is empty", "write one, as in title: 'My title'");
            }
        }
        return title;
    }

    private void checkOrder(Instant publishAt, Instant expireAt) {
        if (publishAt != null && expireAt != null && !expireAt.isAfter(publishAt)) {
            Field expiry = chosen.get(FrontMatterKey.EXPIRY_DATE);
            fields.error(expiry.value(), "%s is not after %s, so the article would never be seen"
                    .formatted(expiry.key(), chosen.get(FrontMatterKey.PUBLISH_DATE).key()), "write a later date, or delete it");
        }
    }

    private List<String> authors() {
        Field field = chosen.get(FrontMatterKey.AUTHOR);
        if (field == null) {
            return List.of();
        }
        Set<String> authors = new LinkedHashSet<>();
        for (FrontMatterValue value : FieldReader.items(field.value())) {
            if (value instanceof Fields author) {
                Field name = FieldReader.find(author, "name");
                if (author.fields().size() > 1) {
                    keptWhole.add(field);
                }
                if (name == null) {
                    fields.error(author, "this author has no name", "add name: to it");
                } else {
                    fields.addName(authors, field.key(), name.value());
                }
            } else {
                fields.addName(authors, field.key(), value);
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
                    .forEach(tag -> fields.addName(tags, field.key(), new Text(text.line(), text.column(), tag, tag)));
        } else {
            FieldReader.items(field.value()).forEach(tag -> fields.addName(tags, field.key(), tag));
        }
        return List.copyOf(tags);
    }

    private Hero hero() {
        Field field = chosen.get(FrontMatterKey.HERO_IMAGE);
        String alt = fields.text(chosen.get(FrontMatterKey.HERO_ALT), FieldReader.NO_LIMIT);
        if (field == null || !(field.value() instanceof Fields picture)) {
            return new Hero(fields.text(chosen.get(FrontMatterKey.HERO_IMAGE), FieldReader.MAX_URL), alt, field == null ? null : field.value());
        }
        Field source = FieldReader.find(picture, "src", "url", "image");
        Field altBelow = FieldReader.find(picture, "alt");
        if (picture.fields().stream().anyMatch(f -> f != source && (f != altBelow || alt != null))) {
            keptWhole.add(field);
        }
        if (source == null) {
            fields.error(picture, "%s names no picture".formatted(field.key()), "add src: to it");
        }
        return new Hero(fields.part(field, source, FieldReader.MAX_URL), alt == null ? fields.part(field, altBelow, FieldReader.NO_LIMIT) : alt, source == null ? null : source.value());
    }

    private String slug() {
        String slug = fields.text(chosen.get(FrontMatterKey.SLUG), MAX_SLUG);
        if (slug != null && (slug.equals(".") || slug.equals("..")
                || slug.codePoints().anyMatch(c -> "/\\?#".indexOf(c) >= 0 || Character.isISOControl(c)))) {
            fields.error(chosen.get(FrontMatterKey.SLUG).value(), "slug '%s' is not one part of an address".formatted(Problem.shown(slug)),
                    "leave / \\ ? # out of it; path: gives an article a whole path");
        }
        return slug;
    }

    private String path() {
        Field field = chosen.get(FrontMatterKey.PATH);
        String path = fields.text(chosen.get(FrontMatterKey.PATH), FieldReader.NO_LIMIT);
        if (path != null && FrontMatterPath.isAbsoluteUrl(path)) {
            fields.error(field.value(), "%s '%s' is not a path on this site".formatted(field.key(), Problem.shown(path)),
                    "write it as /about; canonical_url is for an article that lives elsewhere");
            return null;
        }
        return path == null ? null : fields.path(field.key(), field.value(), path);
    }

    private List<String> aliases() {
        Field field = chosen.get(FrontMatterKey.ALIASES);
        if (field == null) {
            return List.of();
        }
        Set<String> aliases = new LinkedHashSet<>();
        for (FrontMatterValue value : FieldReader.items(field.value())) {
            if (!(value instanceof Text text)) {
                fields.error(value, "every one of %s must be a path, not %s".formatted(field.key(), value.kind()), "write it as /old/path");
            } else if (!text.isNull() && !FieldReader.isBlank(text.text())) {
                aliases.add(fields.path(field.key(), text, text.text()));
            }
        }
        return List.copyOf(aliases);
    }

    private String lang() {
        String lang = fields.text(chosen.get(FrontMatterKey.LANG), FieldReader.NO_LIMIT);
        if (lang == null) {
            return null;
        }
        try {
            return languageTag(lang);
        } catch (IllformedLocaleException e) {
            fields.error(chosen.get(FrontMatterKey.LANG).value(), "%s '%s' is not a language tag"
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
        String url = fields.text(chosen.get(FrontMatterKey.CANONICAL_URL), FieldReader.MAX_URL);
        if (url != null && !FieldReader.isWebAddress(url)) {
            fields.error(chosen.get(FrontMatterKey.CANONICAL_URL).value(),
                    "canonical_url '%s' is not an absolute web address".formatted(Problem.shown(url)),
                    "write it as https://example.org/the-article");
        }
        return url;
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


}
