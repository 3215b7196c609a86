package recto.header;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Problem;
import recto.language.PercentEncoding;

/** Reads what a header says of the address of its article: the slug and the path. */
final class AddressReader {

    /** In characters. */
    private static final int MAX_SLUG = 200;
    /** Parts that Jekyll, Hugo, Eleventy and others fill in, such as {@code :year} and {@code {{ slug }}}. */
    private static final Pattern PLACEHOLDER = Pattern
            .compile("(?:^|[/_.-]):[A-Za-z]|[{}]|%[A-Za-z](?![0-9A-Fa-f])|^weekdate$");
    private static final Pattern SLASHES = Pattern.compile("^/+|/+$");

    private final FieldReader fields;
    private final @Nullable Field slug;
    private final @Nullable Field path;
    private final Set<Field> alsoKeptInExtra;

    /** @param alsoKeptInExtra gets the path where it is not followed */
    AddressReader(FieldReader fields, @Nullable Field slug, @Nullable Field path, Set<Field> alsoKeptInExtra) {
        this.fields = fields;
        this.slug = slug;
        this.path = path;
        this.alsoKeptInExtra = alsoKeptInExtra;
    }

    /** A slug with slashes in it, as Docusaurus and others have them, is a path; its last part is the slug. */
    @Nullable
    String slug() {
        String written = fields.text(slug, MAX_SLUG);
        String whole = written == null ? null : SLASHES.matcher(PercentEncoding.decoded(written)).replaceAll("");
        String last = whole == null || whole.isEmpty() ? null : whole.substring(whole.lastIndexOf('/') + 1);
        if (slug != null && last != null && (last.equals(".") || last.equals("..")
                || last.codePoints().anyMatch(c -> "/\\?#".indexOf(c) >= 0 || Character.isISOControl(c)))) {
            fields.error(slug.value(), "slug '%s' is not one part of an address".formatted(Problem.shown(last)),
                    "leave / \\ ? # out of it; path: gives an article a whole path");
        }
        return last;
    }

    @Nullable
    String path() {
        Field field = path;
        boolean isSwitch = field != null && (field.value() instanceof Fields || field.value().plain() instanceof Boolean);
        // Eleventy has true, false and {build: false} for whether there is a page at all
        String written = isSwitch ? null : fields.text(field, FieldReader.NO_LIMIT);
        if (field == null || written == null) {
            return isSwitch ? null : pathOfSlug();
        }
        if (FrontMatterPath.isAbsoluteUrl(written)) {
            fields.warning(field.value(), "%s '%s' is not a path on this site, so it is not followed"
                    .formatted(field.key(), Problem.shown(written)),
                    "write it as /about; canonical_url is for an article that lives elsewhere");
            alsoKeptInExtra.add(field);
            return pathOfSlug();
        }
        String pattern = FrontMatterPath.ofStyle(written);
        if (PLACEHOLDER.matcher(FrontMatterPath.filled(pattern, part -> "x")).find()) {
            fields.warning(field.value(), "%s '%s' is a pattern of another engine and no address, so it is not followed"
                    .formatted(field.key(), Problem.shown(written)),
                    "write the address itself, such as /2026/my-article; the setting recto.site.permalink has the pattern for all articles");
            alsoKeptInExtra.add(field);
            return null;
        }
        return fields.path(field.key(), field.value(), pattern);
    }

    private @Nullable String pathOfSlug() {
        if (slug == null || !(slug.value() instanceof Text text) || SLASHES.matcher(text.text().strip()).replaceAll("").indexOf('/') < 0) {
            return null;
        }
        return fields.path(slug.key(), text, text.text());
    }
}
