package recto.header;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.Problem;

/**
 * Gives the keys of a header their types, and reports what is wrong with their values. The notation of the header makes no difference here.
 */
final class FrontMatterReader {

    /** In characters. */
    private static final int MAX_ID = 500;

    /** The end of a locale as POSIX writes it: {@code en_US.UTF-8}. */
    private static final Pattern LOCALE_END = Pattern.compile("(?<=\\w)[.@].*$");

    private final String file;
    private final Fields header;
    private final FieldReader fields;
    private final ListReader lists;
    private final List<Problem> problems;

    private final Map<FrontMatterKey, Field> chosen = new EnumMap<>(FrontMatterKey.class);
    /** All that gives tags, the best name first. Other engines have tags and categories side by side, and an article keeps both. */
    private final List<Field> tags;
    /** Known keys whose values say more than {@link FrontMatter} can hold, so that they also stand in its {@code extra}. */
    private final Set<Field> alsoKeptInExtra = new LinkedHashSet<>();

    /** @param place of the source, or of the whole value if it names none; null without a hero */
    private record Hero(@Nullable String source, @Nullable String alt, @Nullable FrontMatterValue place) {
        int line() {
            return source == null || place == null ? 0 : place.line();
        }

        int column() {
            return source == null || place == null ? 0 : place.column();
        }
    }

    FrontMatterReader(String file, Fields header, ZoneId zone, List<Problem> problems) {
        this.file = file;
        this.header = header;
        this.fields = new FieldReader(file, zone, problems);
        this.lists = new ListReader(fields, alsoKeptInExtra);
        this.problems = problems;
        for (Field field : header.fields()) {
            FrontMatterKey.find(field).ifPresent(key -> choose(key, field));
        }
        this.tags = header.fields().stream()
                .filter(field -> FrontMatterKey.find(field).orElse(null) == FrontMatterKey.TAGS && !field.value().isNull())
                .sorted(Comparator.comparingInt(field -> FrontMatterKey.TAGS.rank(field.key()))).toList();
    }

    private void choose(FrontMatterKey key, Field field) {
        Field other = chosen.get(key);
        boolean isEmpty = field.value().isNull() || field.value() instanceof Text text && FieldReader.isBlank(text.text());
        if (!isEmpty && (other == null || key.rank(field.key()) < key.rank(other.key()))) {
            chosen.put(key, field);
        }
    }

    /** The field that a value was read from. */
    private Field given(FrontMatterKey key) {
        return Objects.requireNonNull(chosen.get(key), "A value comes from a field of the header");
    }

    private @Nullable Boolean page() {
        return chosen.containsKey(FrontMatterKey.PAGE) ? flag(FrontMatterKey.PAGE) : null;
    }

    FrontMatter read(String body, int bodyLine) {
        String title = title();
        Instant publishAt = date(FrontMatterKey.PUBLISH_DATE);
        Instant expireAt = date(FrontMatterKey.EXPIRY_DATE);
        checkOrder(publishAt, expireAt);
        Hero hero = hero();
        Hiding hiding = Hiding.of(header, fields);
        AddressReader addresses = new AddressReader(fields, chosen.get(FrontMatterKey.SLUG), chosen.get(FrontMatterKey.PATH),
                alsoKeptInExtra);
        return new FrontMatter(
                title, line(FrontMatterKey.SUBTITLE, FieldReader.NO_LIMIT), text(FrontMatterKey.DESCRIPTION),
                lists.authors(orTaxonomy(FrontMatterKey.AUTHOR, "authors", "author")), line(FrontMatterKey.READ_TIME, FieldReader.MAX_NAME),
                publishAt, date(FrontMatterKey.CREATED_DATE), date(FrontMatterKey.UPDATED_DATE), expireAt,
                hero.source, hero.alt, hero.line(), hero.column(),
                text(FrontMatterKey.CTA), lists.tags(tags), fields.line(orTaxonomy(FrontMatterKey.SERIES, "series"), FieldReader.MAX_NAME),
                addresses.slug(), addresses.path(), lists.aliases(chosen.get(FrontMatterKey.ALIASES)),
                flag(FrontMatterKey.DRAFT) | hiding.isDraft(), flag(FrontMatterKey.PINNED),
                flag(FrontMatterKey.NOINDEX) | hiding.isNoindex(), hiding.isUnlisted(), page(),
                lang(), line(FrontMatterKey.TRANSLATION_KEY, MAX_ID), canonicalUrl(), line(FrontMatterKey.ID, MAX_ID),
                extra(), Map.of(), body, bodyLine);
    }

    private @Nullable Field orTaxonomy(FrontMatterKey key, String... names) {
        Field field = chosen.get(key);
        return field == null ? ListReader.ofTaxonomies(header, names) : field;
    }

    private @Nullable String text(FrontMatterKey key) {
        return fields.text(chosen.get(key), FieldReader.NO_LIMIT);
    }

    private @Nullable String line(FrontMatterKey key, int max) {
        return fields.line(chosen.get(key), max);
    }

    private @Nullable Instant date(FrontMatterKey key) {
        return fields.date(chosen.get(key));
    }

    private boolean flag(FrontMatterKey key) {
        return fields.flag(chosen.get(key));
    }

    /** Null without one; whoever knows the text and the name of the file finds another. */
    private @Nullable String title() {
        return line(FrontMatterKey.TITLE, FieldReader.NO_LIMIT);
    }

    private void checkOrder(@Nullable Instant publishAt, @Nullable Instant expireAt) {
        if (publishAt != null && expireAt != null && !expireAt.isAfter(publishAt)) {
            Field expiry = given(FrontMatterKey.EXPIRY_DATE);
            fields.error(expiry.value(), "%s is not after %s, so the article would never be seen"
                    .formatted(expiry.key(), given(FrontMatterKey.PUBLISH_DATE).key()), "write a later date, or delete it");
        }
    }

    private Hero hero() {
        Field field = chosen.get(FrontMatterKey.HERO_IMAGE);
        String alt = text(FrontMatterKey.HERO_ALT);
        FrontMatterValue value = field == null ? null : FieldReader.items(field.value()).stream().findFirst().orElse(null);
        if (field == null || value == null || value instanceof Text text && text.plain() instanceof Boolean) {
            return new Hero(null, alt, null);
        }
        if (field.value() != value && FieldReader.items(field.value()).size() > 1) {
            alsoKeptInExtra.add(field);
        }
        if (!(value instanceof Fields picture)) {
            return new Hero(fields.text(new Field(field.key(), field.line(), field.column(), value), FieldReader.MAX_URL), alt, value);
        }
        Field source = FieldReader.find(picture, "src", "url", "image", "path", "feature", "file", "filename", "name", "teaser",
                "thumbnail");
        Field altBelow = FieldReader.find(picture, "alt");
        if (picture.fields().stream().anyMatch(f -> f != source && (f != altBelow || alt != null))) {
            alsoKeptInExtra.add(field);
        }
        if (source == null) {
            fields.warning(picture, "%s names no picture".formatted(field.key()), "add src: to it");
        }
        return new Hero(fields.part(field, source, FieldReader.MAX_URL),
                alt == null ? fields.part(field, altBelow, FieldReader.NO_LIMIT) : alt,
                source == null ? null : source.value());
    }

    private @Nullable String lang() {
        String lang = text(FrontMatterKey.LANG);
        if (lang == null) {
            return null;
        }
        try {
            return languageTag(LOCALE_END.matcher(lang).replaceFirst("").replace('_', '-'));
        } catch (IllformedLocaleException e) {
            Field field = given(FrontMatterKey.LANG);
            String message = "%s '%s' is not a language tag".formatted(field.key(), Problem.shown(lang));
            if (KeyName.normalised(field.key()).equals("language")) {
                // With some themes the language of the code
                fields.warning(field.value(), message, "write it as en or pt-BR");
            } else {
                fields.error(field.value(), message, "write it as en or pt-BR");
            }
            return null;
        }
    }

    private static String languageTag(String text) {
        // A tag may have any number of subtags, but no real one is longer than this.
        if (text.length() > 100) {
            throw new IllformedLocaleException();
        }
        return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
    }

    private @Nullable String canonicalUrl() {
        String url = fields.text(chosen.get(FrontMatterKey.CANONICAL_URL), FieldReader.MAX_URL);
        if (url != null && !FieldReader.isWebAddress(url)) {
            fields.error(given(FrontMatterKey.CANONICAL_URL).value(),
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
            } else if (chosen.get(known) != field && !field.value().isNull() && !tags.contains(field) || alsoKeptInExtra.contains(field)
                    || known == FrontMatterKey.TAGS && field.value() instanceof Fields) {
                extra.put(field.key(), field.value().plain());
            }
        }
        return Collections.unmodifiableMap(extra);
    }

    private void warnOfSlip(Field field) {
        if (Hiding.knows(KeyName.normalised(field.key()))) {
            return;
        }
        FrontMatterKey.nearest(field.key()).ifPresent(known -> problems.add(Problem.warning(file, field.line(), field.column(),
                "'%s' is not a key that Recto knows".formatted(Problem.shown(field.key())), "did you mean '%s'?".formatted(known))));
    }
}
