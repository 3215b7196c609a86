package recto.content;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.article.Profile;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Problem;
import recto.header.FieldReader;
import recto.html.Links;
import recto.linked.ArticlePictures;
import recto.markdown.PictureResolver;
import recto.media.ShownPicture;

/** Reads the keys of an author; unknown keys are ignored. */
record AuthorKeys(String file, Fields header, ArticlePictures pictures, List<Problem> problems) {

    private static final int MAX_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"?&]+@[^\\s@<>\"?&]+");

    @Nullable
    String name(boolean isUnreadable) {
        Field field = find(header, "name", "displayname", "title");
        String name = field == null ? null : text(field, MAX_NAME);
        if (field == null && !isUnreadable) {
            error(header, "the author has no name", "add a line name: 'Ada Example' to the front matter");
        }
        return name == null ? null : name.replaceAll("\\s+", " ");
    }

    @Nullable
    String picture() {
        Field field = find(header, "picture", "image", "heroimage", "photo", "avatar", "imageurl");
        if (field != null && field.value() instanceof Fields parts) {
            field = find(parts, "src", "url");
        }
        String picture = field == null ? null : text(field, FieldReader.MAX_URL);
        return field == null || picture == null ? null : shown(picture, field);
    }

    /**
     * The address from which a browser loads the picture: for a file the narrowest copy, because the picture is shown small. */
    private @Nullable String shown(String picture, Field field) {
        String target = Links.encode(picture);
        ShownPicture found = pictures.find(target);
        if (found == null && !Links.isRelative(target)) {
            if (!Links.isAddress(picture)) {
                problems.add(Problem.warning(file, field.value().line(), field.value().column(),
                        "the picture '%s' is no address that a browser loads"
                                .formatted(Problem.shown(picture)),
                        "write it as https://example.org/ada.jpg, or name a file beside this one"));
                return null;
            }
            return picture;
        }
        add(problems, pictures.problem("picture", target, field.value().line(), field.value().column()));
        if (found == null) {
            return target;
        }
        if (found == PictureResolver.MISSING) {
            return null;
        }
        return found.srcset() == null ? found.src() : found.srcset().split(" ", 2)[0];
    }

    List<Profile.Link> links() {
        List<Profile.Link> links = new ArrayList<>();
        Field url = find(header, "url", "website", "homepage");
        if (url != null) {
            link(links, null, url.value());
        }
        Field field = find(header, "links", "link");
        if (field != null) {
            links(links, field.value());
        }
        Field email = find(header, "email");
        String address = email == null ? null : text(email, MAX_NAME);
        if (email != null && address != null && !EMAIL.matcher(address).matches()) {
            error(email.value(), "email '%s' is not an address".formatted(Problem.shown(address)), "write it as ada@example.org");
        } else if (address != null) {
            links.add(new Profile.Link("mailto:" + address, address));
        }
        return links;
    }

    private void links(List<Profile.Link> links, FrontMatterValue value) {
        if (value instanceof Items items) {
            items.items().forEach(item -> links(links, item));
        } else if (value instanceof Fields fields) {
            Field url = find(fields, "url", "href");
            Field name = find(fields, "name", "title");
            if (url == null) {
                fields.fields().forEach(field -> link(links, field.key(), field.value()));
            } else {
                link(links, name == null ? null : text(name, MAX_NAME), url.value());
            }
        } else {
            link(links, null, value);
        }
    }

    /** @param name null for the name of the host */
    private void link(List<Profile.Link> links, @Nullable String name, FrontMatterValue value) {
        if (value.isNull()) {
            return;
        }
        String url = value instanceof Text text ? text.text().strip() : "";
        if (!FieldReader.isWebAddress(url) || url.length() > FieldReader.MAX_URL) {
            error(value, "the link '%s' is not an absolute web address".formatted(Problem.shown(url)),
                    "write it as https://example.org/ada");
            return;
        }
        String shown = name != null ? name : URI.create(url).getRawAuthority().replaceFirst("(?i)^www\\.", "");
        links.add(new Profile.Link(Links.encode(url), shown.replaceAll("\\s+", " ")));
    }

    private @Nullable String text(Field field, int max) {
        if (!(field.value() instanceof Text text)) {
            error(field.value(), "%s must be text, not %s".formatted(field.key(), field.value().kind()),
                    "write it as %s: 'text'".formatted(field.key()));
            return null;
        }
        String value = text.text().strip();
        if (FieldReader.isBlank(value)) {
            error(text, "%s is empty".formatted(field.key()), "write it as %s: 'text', or delete the line".formatted(field.key()));
        } else if (value.codePointCount(0, value.length()) > max) {
            error(text, "%s '%s' is longer than %d characters".formatted(field.key(), Problem.shown(value), max), "shorten it");
        }
        return value;
    }

    private static @Nullable Field find(Fields fields, String... names) {
        return FieldReader.find(fields, names);
    }

    private void error(FrontMatterValue at, String message, String hint) {
        problems.add(Problem.error(file, at.line(), at.column(), message, hint));
    }

    private static void add(List<Problem> problems, @Nullable Problem fault) {
        if (fault != null) {
            problems.add(fault);
        }
    }
}
