package recto.header;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.KeyName;

/** The keys that Recto knows. Each has its own name first, then the names that other engines have for the same thing, best first. */
enum FrontMatterKey {

    TITLE("title"),
    SUBTITLE("subtitle"),
    DESCRIPTION("description", "summary", "excerpt", "abstract"),
    AUTHOR("author", "authors"),
    READ_TIME("read_time", "reading_time"),
    /** {@code published} with a date is this key; with true or false it is {@link #DRAFT}. */
    PUBLISH_DATE("publish_date", "date", "pubDate", "published", "published_at", "published_on", "published_date", "pubDatetime",
            "date_published", "publication_date", "published_time", "post_date", "posted"),
    CREATED_DATE("created_date", "created", "created_at", "created_on", "date_created"),
    UPDATED_DATE("updated_date", "lastmod", "updated", "last_modified_at", "modified", "last_modified", "modDatetime", "updated_at",
            "date_modified", "modified_date", "last_updated", "last_update"),
    EXPIRY_DATE("expiry_date", "unpublish_date"),
    HERO_IMAGE("heroImage", "image", "cover", "featured_image", "feature_image", "cover_image", "header_image", "hero", "banner", "images",
            "thumbnail", "og_image"),
    HERO_ALT("heroAlt", "image_alt"),
    CTA("cta"),
    TAGS("tags", "tag", "categories", "category", "topics", "topic", "keywords", "taxonomies"),
    SERIES("series"),
    SLUG("slug"),
    PATH("path", "permalink", "url"),
    ALIASES("aliases", "redirect_from", "alias"),
    DRAFT("draft"),
    /** Only with true or false, as other engines have other things below this name. */
    PAGE("page"),
    PINNED("pinned", "featured"),
    NOINDEX("noindex"),
    LANG("lang", "locale", "language"),
    TRANSLATION_KEY("translation_key", "lang_ref"),
    CANONICAL_URL("canonical_url"),
    ID("id", "guid");

    /** What can be said of many articles at once. */
    static final Set<FrontMatterKey> OF_MANY = EnumSet.of(AUTHOR, TAGS, SERIES, LANG, DRAFT, PAGE, NOINDEX, PUBLISH_DATE, EXPIRY_DATE);

    /** A year is no flag. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Map<String, FrontMatterKey> BY_NAME = new HashMap<>();

    static {
        for (FrontMatterKey key : values()) {
            key.normalised.forEach(name -> BY_NAME.put(name, key));
        }
    }

    final List<String> names;
    private final List<String> normalised;

    FrontMatterKey(String... names) {
        this.names = List.of(names);
        this.normalised = this.names.stream().map(KeyName::normalised).toList();
    }

    static Optional<FrontMatterKey> find(FrontMatterValue.Field field) {
        String name = KeyName.normalised(field.key());
        if (name.equals("published") && field.value() instanceof FrontMatterValue.Text text && flag(text.text()).isPresent()) {
            return Optional.of(DRAFT);
        }
        return Optional.ofNullable(BY_NAME.get(name)).filter(key -> key != PAGE || isWordOfFlag(field.value()));
    }

    /**
     * A name that two fields share where the one takes the place of the other. An article has tags and categories side by side, and is hidden
     * by any of the keys that can hide it, so that of these the names themselves count.
     */
    static String sameAs(FrontMatterValue.Field field) {
        String name = KeyName.normalised(field.key());
        FrontMatterKey key = find(field).orElse(null);
        if (key == TAGS) {
            return name.replaceFirst("ies$", "y").replaceFirst("s$", "");
        }
        return key == null || key == DRAFT || name.equals("permalink") ? name : "key " + key;
    }

    /** If a file gives several names of one key, the one with the lowest rank wins. Recto's own name has rank 0. */
    int rank(String key) {
        int rank = normalised.indexOf(KeyName.normalised(key));
        return rank < 0 ? names.size() : rank;
    }

    /** The known name that the author may have meant. Short keys get no suggestion, as too many words are one slip away from them. */
    static Optional<String> nearest(String key) {
        String name = KeyName.normalised(key);
        if (name.length() < 4) {
            return Optional.empty();
        }
        for (FrontMatterKey known : values()) {
            for (int i = 0; i < known.names.size(); i++) {
                if (isOneSlip(name, known.normalised.get(i))) {
                    return Optional.of(known.names.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the words differ in one letter that is wrong, missing or too many, or in two neighbours that are swapped. */
    static boolean isOneSlip(String a, String b) {
        if (a.length() < b.length()) {
            return isOneSlip(b, a);
        }
        int i = 0;
        while (i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        String longer = a.substring(i);
        String shorter = b.substring(i);
        if (longer.isEmpty()) {
            return false;
        }
        if (longer.length() == shorter.length() + 1) {
            return longer.substring(1).equals(shorter);
        }
        if (longer.length() != shorter.length()) {
            return false;
        }
        boolean wrong = longer.substring(1).equals(shorter.substring(1));
        boolean swapped = longer.length() > 1
                && longer.charAt(0) == shorter.charAt(1) && longer.charAt(1) == shorter.charAt(0)
                && longer.substring(2).equals(shorter.substring(2));
        return wrong || swapped;
    }

    private static boolean isWordOfFlag(FrontMatterValue value) {
        return value instanceof FrontMatterValue.Text text && !NUMBER.matcher(text.text().strip()).matches()
                && flag(text.text()).isPresent();
    }

    /** Understands the words of YAML 1.1 and numbers beside true and false, as other engines do: {@code draft: no}, {@code pinned: 2}. */
    static Optional<Boolean> flag(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(word).matches()) {
            return Optional.of(Integer.parseInt(word) != 0);
        }
        return switch (word) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
