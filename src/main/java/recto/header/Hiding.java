package recto.header;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.Problem;

/**
 * Finds out whether the engine that a header was written for would show the article. Engines and their themes say it in many ways, and any of
 * them counts, as nothing that was hidden may become public.
 */
final class Hiding {

    private static final Set<String> DRAFT_IF_TRUE = Set.of("draft", "isdraft", "private", "isprivate", "unpublished", "headless",
            "encrypt",
            "encrypted", "protected", "wip");
    private static final Set<String> DRAFT_IF_FALSE = Set.of("published", "publish", "ispublished", "public", "ispublic", "render",
            "permalink", "dgpublish");
    private static final Set<String> UNLISTED_IF_TRUE = Set.of("hidden", "ishidden", "unlisted", "isunlisted", "hide", "notlisted",
            "eleventyexcludefromcollections");
    private static final Set<String> UNLISTED_IF_FALSE = Set.of("listed", "visible", "show", "display", "showinlist");
    private static final Set<String> STATUS = Set.of("status", "poststatus", "state", "visibility");
    private static final Set<String> DRAFT_WORDS = Set.of("draft", "drafts", "autodraft", "private", "pending", "wip", "idea", "todo",
            "unpublished", "trash", "trashed", "deleted", "skip", "inprogress", "review", "inreview", "readyforreview", "needsreview",
            "inactive", "disabled", "offline", "withheld");
    /** What Ghost and WordPress show to some readers alone. */
    private static final Set<String> CLOSED_WORDS = Set.of("members", "paid", "tiers", "subscribers", "password");
    private static final Set<String> PUBLIC_WORDS = Set.of("publish", "published", "public", "live", "active", "online", "posted",
            "visible",
            "shown", "listed", "future", "scheduled", "release", "released", "approved", "final", "finished", "complete", "completed",
            "done",
            "evergreen", "budding", "seedling", "growing", "open", "featured", "sticky", "inherit", "updated", "archived", "everyone",
            "all",
            "normal", "default", "ok", "yes", "true");
    private static final Set<String> UNLISTED_WORDS = Set.of("hidden", "unlisted");
    /** Groups of keys in which themes have keys of their own. */
    private static final Set<String> GROUPS = Set.of("extra", "params", "seo", "robots");

    private final FieldReader fields;
    private boolean draft;
    private boolean unlisted;
    private boolean noindex;

    private Hiding(FieldReader fields) {
        this.fields = fields;
    }

    /** @param fields reports what cannot be read */
    static Hiding of(Fields header, FieldReader fields) {
        Hiding hiding = new Hiding(fields);
        header.fields().forEach(hiding::read);
        return hiding;
    }

    /** Whether readers must not see the article at all. */
    boolean isDraft() {
        return draft;
    }

    /** Whether only those who know its address may find the article. */
    boolean isUnlisted() {
        return unlisted;
    }

    boolean isNoindex() {
        return noindex || unlisted;
    }

    /** Whether the key is one of those that this class reads. @param normalised the form of the key for comparison */
    static boolean knows(String normalised) {
        return DRAFT_IF_TRUE.contains(normalised) || DRAFT_IF_FALSE.contains(normalised) || UNLISTED_IF_TRUE.contains(normalised)
                || UNLISTED_IF_FALSE.contains(normalised) || STATUS.contains(normalised);
    }

    private void read(Field field) {
        String key = KeyName.normalised(field.key());
        FrontMatterValue value = field.value();
        if (value instanceof Fields below) {
            readBelow(key, below);
            return;
        }
        if (!(value instanceof Text text) || text.isNull() || FieldReader.isBlank(text.text())) {
            return;
        }
        Optional<Boolean> flag = FrontMatterKey.flag(text.text());
        draft |= DRAFT_IF_TRUE.contains(key) && flag.orElse(false) || DRAFT_IF_FALSE.contains(key) && !flag.orElse(true);
        unlisted |= UNLISTED_IF_TRUE.contains(key) && flag.orElse(false) || UNLISTED_IF_FALSE.contains(key) && !flag.orElse(true);
        noindex |= key.equals("sitemap") && !flag.orElse(true) || key.equals("robotsnoindex") && flag.orElse(false)
                || key.equals("noindex") && flag.orElse(false)
                || key.equals("robots") && text.text().toLowerCase(Locale.ROOT).contains("noindex");
        if (flag.isEmpty() && !key.equals("draft") && (DRAFT_IF_TRUE.contains(key) || UNLISTED_IF_TRUE.contains(key))) {
            draft = true;
            fields.warning(text, "%s '%s' is neither true nor false, so the article is a draft".formatted(field.key(),
                    Problem.shown(text.text())), "write draft: false to publish it, and delete this line");
        }
        if (key.equals("password")) {
            close(field, "asks for a password");
        }
        if (STATUS.contains(key)) {
            readStatus(field, text.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }
    }

    private void readStatus(Field field, String word) {
        draft |= DRAFT_WORDS.contains(word);
        unlisted |= UNLISTED_WORDS.contains(word);
        if (CLOSED_WORDS.contains(word)) {
            close(field, "is for some readers alone");
        } else if (!DRAFT_WORDS.contains(word) && !UNLISTED_WORDS.contains(word) && !PUBLIC_WORDS.contains(word)) {
            draft = true;
            fields.warning(field.value(), "%s '%s' is none that Recto knows, so the article is a draft".formatted(field.key(),
                    Problem.shown(((Text) field.value()).text())), "write status: published, or delete the line, to publish the article");
        }
    }

    private void close(Field field, String why) {
        draft = true;
        fields.warning(field.value(), "by its %s the article %s, which Recto does not know, so it is a draft".formatted(field.key(), why),
                "delete the line to publish the article");
    }

    private void readBelow(String key, Fields below) {
        if (GROUPS.contains(key)) {
            below.fields().forEach(this::read);
        } else if (key.equals("build")) {
            // Hugo's words for a page that is not written, or in no list: https://gohugo.io/content-management/build-options/
            draft |= isOneOf(below, "render", List.of("never", "link", "false"));
            unlisted |= isOneOf(below, "list", List.of("never", "local", "false"));
        } else if (key.equals("permalink")) {
            draft |= isOneOf(below, "build", List.of("false"));
        } else if (key.equals("sitemap")) {
            noindex |= isOneOf(below, "disable", List.of("true")) || isOneOf(below, "exclude", List.of("true"))
                    || isOneOf(below, "ignore", List.of("true"));
        }
    }

    private static boolean isOneOf(Fields fields, String key, List<String> words) {
        Field field = FieldReader.find(fields, key);
        return field != null && field.value() instanceof Text text && words.contains(text.text().strip().toLowerCase(Locale.ROOT));
    }
}
