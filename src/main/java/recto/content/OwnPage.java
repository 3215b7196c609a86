package recto.content;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;

/** Whether a file is a page of its own, such as "about", or an article: by its folder, by what it says or is given, or by its layout. */
final class OwnPage {

    private static final String AS_FOLDER = "/{slug}";
    /** Other engines keep the folders of a page in its address. */
    private static final String AS_ENGINE = "/{folder}/{slug}";

    private OwnPage() {}

    /** @param named the date in the name of the file, if any */
    static boolean is(ContentFile file, FrontMatter header, @Nullable LocalDate named) {
        boolean isDated = named != null || header.publishAt() != null || header.createdAt() != null;
        // Other engines may have a page with a date, but most who give one mean an article
        Boolean said = isGiven(header) && isDated ? null : header.page();
        if (file.isPage() || said != null) {
            return file.isPage() || Boolean.TRUE.equals(said);
        }
        return !isDated && Stream.of("layout", "type").anyMatch(key -> "page".equals(header.extra().get(key)));
    }

    /** The pattern of the address of a page. */
    static String pattern(FrontMatter header) {
        return isGiven(header) ? AS_ENGINE : AS_FOLDER;
    }

    /** What an author may not expect who has written no word of a page. */
    static Optional<Problem> problem(ContentFile file, FrontMatter header) {
        if (isGiven(header)) {
            return Optional.of(Problem.warning(file.path(), 1, 1,
                    "has no date and is a page of its own and in no list, as with the engine that the folder was written for",
                    "write page: true into its front matter to say so, or a date to make an article of it"));
        }
        return file.isPage() || header.page() != null ? Optional.empty()
                : Optional.of(Problem.warning(file.path(), 1, 1,
                        "is laid out as a page and has no date, so it is a page of its own and in no list",
                        "write page: true into its front matter to say so, or page: false and a date to make an article of it"));
    }

    private static boolean isGiven(FrontMatter header) {
        return header.given().containsKey("page");
    }
}
