package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import recto.article.Profile;
import recto.folder.AuthorList;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.folder.FileName;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;
import recto.frontmatter.SourceText;
import recto.header.FieldReader;
import recto.language.Slug;
import recto.linked.ArticlePictures;
import recto.linked.PictureFolder;

/** Makes an author's profile of a file {@code authors/{slug}.md}, or a list of everything that is wrong with the file. */
@ApplicationScoped
public class AuthorParser {

    private static final int MAX_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"?&]+@[^\\s@<>\"?&]+");

    private final GroupText text;

    AuthorParser(GroupText text) {
        this.text = text;
    }

    /** The result is empty when there is an error among the problems. */
    public Optional<ParsedAuthor> parse(String file, FileContent content, PictureFolder folder, List<Problem> problems) {
        return FileGuard.run(file, problems, () -> read(file, content, folder, problems));
    }

    /** The author of a file, or all authors of a file that has several. */
    public List<ParsedAuthor> parseAll(String file, FileContent content, PictureFolder folder, List<Problem> problems) {
        if (!AuthorList.isOne(file)) {
            return parse(file, content, folder, problems).stream().toList();
        }
        return FileGuard.run(file, problems, () -> SourceText.decode(file, content.bytes(), problems)
                .map(text -> readList(file, text, content, folder, problems))).orElse(List.of());
    }

    private static List<ParsedAuthor> readList(String file, String text, FileContent content, PictureFolder folder,
            List<Problem> problems) {
        List<ParsedAuthor> authors = new ArrayList<>();
        AuthorList.read(file, text, problems).forEach((handle, header) -> {
            ArticlePictures pictures = new ArticlePictures(folder, file);
            List<Problem> ofAuthor = new ArrayList<>();
            AuthorKeys reader = new AuthorKeys(file, header, pictures, ofAuthor);
            String name = FieldReader.find(header, "name", "displayname") == null ? handle : reader.name(false);
            String picture = reader.picture();
            List<Profile.Link> links = reader.links();
            // Another engine may mean something else by a key, and the author is worth more than a link
            ofAuthor.forEach(p -> problems.add(Problem.warning(file, p.line(), p.column(), p.message(), p.hint())));
            String slug = Slug.of(handle);
            if (name != null && !slug.isEmpty()) {
                authors.add(new ParsedAuthor(file + "#" + handle, slug, name, "", picture, links, text, GroupText.hash(content, pictures),
                        pictures.hashes(), pictures.elsewhere()));
            }
        });
        return authors;
    }

    private Optional<ParsedAuthor> read(String file, FileContent content, PictureFolder folder, List<Problem> problems) {
        int before = problems.size();
        Optional<String> decoded = SourceText.decode(file, content.bytes(), problems);
        RawFrontMatter header = decoded.flatMap(source -> Notations.split(file, source, problems)).orElse(null);
        if (header == null) {
            return Optional.empty();
        }
        String slug = Slug.of(FileName.of(file));
        if (slug.isEmpty()) {
            problems.add(Problem.error(file, 1, 1, "the file's name has no letter to make an address of",
                    "name it after the author, such as ada-example.md"));
        }
        ArticlePictures pictures = new ArticlePictures(folder, file);
        AuthorKeys reader = new AuthorKeys(file, header.fields(), pictures, problems);
        String name = reader.name(header.unreadable().contains("name"));
        String picture = reader.picture();
        String bio = text.render(file, header, pictures, problems);
        List<Profile.Link> links = reader.links();
        if (name == null || problems.stream().skip(before).anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        return Optional.of(new ParsedAuthor(file, slug, name, bio, picture, links, decoded.get(), GroupText.hash(content, pictures),
                pictures.hashes(), pictures.elsewhere()));
    }
}
