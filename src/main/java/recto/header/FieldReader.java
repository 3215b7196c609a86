package recto.header;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.Problem;

/** Reads the value of one key as text, a date, a path and so on, and says what is wrong with the value. */
public final class FieldReader {

    /** In characters. */
    static final int MAX_NAME = 200;
    /** In characters. A sitemap takes addresses below 2,048 characters. */
    public static final int MAX_URL = 2000;
    private static final String[] NAMES = {"name", "title", "label", "text", "slug", "value"};
    static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String file;
    private final ZoneId zone;
    private final List<Problem> problems;

    /** @param zone the time zone of dates without an offset */
    FieldReader(String file, ZoneId zone, List<Problem> problems) {
        this.file = file;
        this.zone = zone;
        this.problems = problems;
    }

    /** @param field null for an absent one @return null if the text is absent or blank */
    @Nullable
    String text(@Nullable Field field, int max) {
        if (field == null) {
            return null;
        }
        if (!(single(field) instanceof Text text)) {
            error(field.value(), "%s must be text, not %s".formatted(field.key(), field.value().kind()),
                    "write it as %s: 'text'".formatted(field.key()));
            return null;
        }
        return limited(text, field.key(), max);
    }

    /** The one value of a field: other engines also write a list of one, or a group of keys that has a name. */
    private FrontMatterValue single(Field field) {
        FrontMatterValue value = field.value();
        if (value instanceof Items list && !list.items().isEmpty()) {
            value = list.items().get(0);
            if (list.items().size() > 1 && value instanceof Text first) {
                warning(list.items().get(1),
                        "%s is one thing here, so only '%s' is taken".formatted(field.key(), Problem.shown(first.text())),
                        "keep one of them");
            }
        }
        return named(value);
    }

    /** The name of a group of keys, such as {name: x}; any other value as it is. */
    static FrontMatterValue named(FrontMatterValue value) {
        Field name = value instanceof Fields group ? find(group, NAMES) : null;
        return name == null ? value : name.value();
    }

    /** Like {@link #text}, but on one line, whatever lines the value was written on. */
    @Nullable
    String line(@Nullable Field field, int max) {
        String text = text(field, max);
        return text == null ? null : onOneLine(text);
    }

    static String onOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && i + 1 < text.length() && text.charAt(i + 1) <= ' ') {
                return SPACES.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    @Nullable
    String limited(Text text, String what, int max) {
        String value = isBlank(text.text()) ? null : text.text().strip();
        if (value != null && value.codePointCount(0, value.length()) > max) {
            error(text, "%s '%s' is longer than %d characters".formatted(what, Problem.shown(value), max), "shorten it");
        }
        return value;
    }

    /** Whether the text shows nothing. No-break and zero-width spaces count as spaces. */
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

    /** @param field null for an absent one @return false also if the value is neither true nor false */
    boolean flag(@Nullable Field field) {
        if (field == null) {
            return false;
        }
        boolean isOpposite = KeyName.normalised(field.key()).equals("published");
        if (field.value() instanceof Text text) {
            if (FrontMatterKey.flag(text.text()).isPresent()) {
                return FrontMatterKey.flag(text.text()).get() != isOpposite;
            }
            String message = "%s '%s' is neither true nor false".formatted(field.key(), Problem.shown(text.text()));
            if (KeyName.normalised(field.key()).equals("featured")) {
                // With some themes the picture of the article
                warning(text, message, "write true or false, or name a picture with heroImage:");
            } else {
                error(text, message, "write true or false");
            }
        } else {
            error(field.value(), "%s must be true or false, not %s".formatted(field.key(), field.value().kind()), "write true or false");
        }
        return false;
    }

    /** @param field null for an absent one @return null if there is no date, or none that can be read */
    @Nullable
    Instant date(@Nullable Field field) {
        if (field == null) {
            return null;
        }
        String hint = "write it as 2026-05-31 or 2026-05-31T09:00";
        Field below = field.value() instanceof Fields group ? find(group, "date", "published", "created") : null;
        if (!((below == null ? field.value() : below.value()) instanceof Text text)) {
            error(field.value(), "%s must be a date, not %s".formatted(field.key(), field.value().kind()), hint);
            return null;
        }
        Instant date = FrontMatterDate.parse(text.text(), zone).orElse(null);
        if (date == null) {
            error(text, "%s '%s' %s".formatted(field.key(), Problem.shown(text.text()), FrontMatterDate.fault(text.text())),
                    FrontMatterDate.mend(text.text(), file, hint));
        }
        return date;
    }

    /** Adds one item of a list of names, such as a tag. */
    void addName(Set<String> names, String key, FrontMatterValue value) {
        if (named(value) instanceof Text text) {
            String name = text.isNull() ? null : limited(text, key, MAX_NAME);
            if (name != null) {
                names.add(onOneLine(name));
            }
        } else {
            error(value, "every one of %s must be text, not %s".formatted(key, value.kind()),
                    "write it as %s: [first, second]".formatted(key));
        }
    }

    static List<FrontMatterValue> items(FrontMatterValue value) {
        return value instanceof Items list ? list.items() : List.of(value);
    }

    /** The text of a key that stands below another one. @param part null for an absent one */
    @Nullable
    String part(Field whole, @Nullable Field part, int max) {
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

    /** The field of the first of these names that has a value; null if none has. */
    public static @Nullable Field find(Fields fields, String... names) {
        for (String name : names) {
            for (Field field : fields.fields()) {
                if (KeyName.normalised(field.key()).equals(name) && !field.value().isNull()) {
                    return field;
                }
            }
        }
        return null;
    }

    /** Checks a path on this site. @return the path in the form in which it is stored */
    String path(String key, FrontMatterValue place, String given) {
        String fault = FrontMatterPath.faultOfWritten(given);
        if (fault != null) {
            error(place, "%s '%s' %s".formatted(key, Problem.shown(given), fault),
                    "write a path on this site, such as /2026/my-article");
        }
        return FrontMatterPath.decoded(given);
    }

    /** An old path. One that cannot be is told and left out, since the article is worth more than the redirect. */
    Optional<String> alias(String key, Text given) {
        String fault = FrontMatterPath.faultOfWritten(given.text());
        if (fault != null) {
            warning(given, "%s '%s' %s, so it does not redirect".formatted(key, Problem.shown(given.text()), fault),
                    "write a path on this site, such as /2026/my-article");
            return Optional.empty();
        }
        return Optional.of(FrontMatterPath.decoded(given.text()));
    }

    public static boolean isWebAddress(String text) {
        try {
            URI url = new URI(text);
            // URI knows no host for a name with letters beyond ASCII, but it has the authority.
            return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                    && url.getRawAuthority() != null && !url.getRawAuthority().startsWith(":");
        } catch (URISyntaxException e) {
            // The caller reports this text like any other that is no web address.
            return false;
        }
    }

    void warning(FrontMatterValue at, String message, String hint) {
        problems.add(Problem.warning(file, at.line(), at.column(), message, hint));
    }

    void error(FrontMatterValue at, String message, String hint) {
        error(at.line(), at.column(), message, hint);
    }

    void error(int line, int column, String message, String hint) {
        problems.add(Problem.error(file, line, column, message, hint));
    }
}
