package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.folder.FileName;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;
import recto.frontmatter.SourceText;
import recto.header.FieldReader;
import recto.language.Slug;
import recto.linked.ArticlePictures;
import recto.linked.PictureFolder;

/**
 * Makes the text of a tag of a file {@code tags/{slug}.md}, or a list of everything that is wrong with the file. The file needs no front
 * matter. A tag that no article has yet is no fault: its text waits for the first one.
 */
@ApplicationScoped
public class TagParser {

    private static final int MAX_DESCRIPTION = 1_000;

    private final GroupText text;

    TagParser(GroupText text) {
        this.text = text;
    }

    /** The result is empty when there is an error among the problems. */
    public Optional<ParsedTag> parse(String file, FileContent content, PictureFolder folder, List<Problem> problems) {
        return FileGuard.run(file, problems, () -> read(file, content, folder, problems));
    }

    private Optional<ParsedTag> read(String file, FileContent content, PictureFolder folder, List<Problem> problems) {
        int before = problems.size();
        Optional<String> decoded = SourceText.decode(file, content.bytes(), problems);
        RawFrontMatter header = decoded.flatMap(source -> Notations.splitIfAny(file, source, problems)).orElse(null);
        if (header == null) {
            return Optional.empty();
        }
        String slug = Slug.ofName(FileName.dated(file));
        warnOfOtherName(file, header, slug, problems);
        String description = description(file, header, problems);
        ArticlePictures pictures = new ArticlePictures(folder, file);
        String html = text.render(file, header, pictures, problems);
        if (html.isBlank() && description == null) {
            problems.add(Problem.warning(file, 1, 1, "says nothing of the tag '%s'".formatted(slug),
                    "write a sentence or two below the front matter"));
        }
        if (problems.stream().skip(before).anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        return Optional.of(new ParsedTag(file, slug, description, html, decoded.get(), GroupText.hash(content, pictures), pictures.hashes(),
                pictures.elsewhere()));
    }

    /** The articles decide how a tag is spelt. A name of another tag means that the file has the wrong name. */
    private static void warnOfOtherName(String file, RawFrontMatter header, String slug, List<Problem> problems) {
        Field name = FieldReader.find(header.fields(), "title", "name");
        if (name != null && name.value() instanceof Text given && !Slug.ofName(given.text().strip()).equals(slug)) {
            problems.add(Problem.warning(file, given.line(), given.column(),
                    "the file describes the tag '%s', and not '%s'".formatted(slug, Problem.shown(given.text().strip())),
                    "name it %s.md, or correct the %s".formatted(Slug.ofName(given.text().strip()), name.key())));
        }
    }

    private static @Nullable String description(String file, RawFrontMatter header, List<Problem> problems) {
        Field field = FieldReader.find(header.fields(), "description", "summary", "excerpt");
        if (field == null || field.value().isNull()) {
            return null;
        }
        if (!(field.value() instanceof Text text)) {
            problems.add(Problem.error(file, field.value().line(), field.value().column(),
                    "%s must be text, not %s".formatted(field.key(), field.value().kind()),
                    "write it as %s: 'text'".formatted(field.key())));
            return null;
        }
        String value = text.text().strip().replaceAll("\\s+", " ");
        if (value.codePointCount(0, value.length()) > MAX_DESCRIPTION) {
            problems.add(Problem.error(file, text.line(), text.column(),
                    "%s is longer than %d characters".formatted(field.key(), MAX_DESCRIPTION),
                    "shorten it; the text below has room for more"));
        }
        return FieldReader.isBlank(value) ? null : value;
    }
}
