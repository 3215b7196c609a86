package recto.header;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.KeyName;

/** The keys that Recto knows. Each has its own name first, then the names that other engines have for the same thing, best first. */
enum FrontMatterKey {

    TITLE("title"),
    SUBTITLE("subtitle"),
    DESCRIPTION("description", "summary", "excerpt"),
    AUTHOR("author", "authors"),
    READ_TIME("read_time", "reading_time"),
    /** {@code published} with a date is this key; with true or false it is {@link #DRAFT}. */
    PUBLISH_DATE("publish_date", "date", "pubDate", "published"),
    CREATED_DATE("created_date", "created"),
    UPDATED_DATE("updated_date", "lastmod", "updated", "last_modified_at"),
    EXPIRY_DATE("expiry_date"),
    HERO_IMAGE("heroImage", "image", "cover", "featured_image"),
    HERO_ALT("heroAlt", "image_alt"),
    CTA("cta"),
    TAGS("tags", "categories", "category"),
    SERIES("series"),
    SLUG("slug"),
    PATH("path", "permalink", "url"),
    ALIASES("aliases", "redirect_from"),
    DRAFT("draft"),
    PINNED("pinned", "featured"),
    NOINDEX("noindex"),
    LANG("lang", "locale"),
    TRANSLATION_KEY("translation_key"),
    CANONICAL_URL("canonical_url"),
    ID("id", "guid");

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
        return Optional.ofNullable(BY_NAME.get(name));
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

    /** Accepts true and false only. Some readers of YAML also take yes, no, on and off for flags. */
    static Optional<Boolean> flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
