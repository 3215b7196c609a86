package recto.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A file as the listing of the content folder shows it, without its bytes.
 *
 * @param path below the folder, with forward slashes
 * @param size in bytes
 * @param modified to the microsecond, as the database keeps it
 * @param given the mark of what the article is given by its folder; empty where it is given nothing
 */
public record ContentFile(String path, long size, Instant modified, String given) {

    public ContentFile(String path, long size, Instant modified) {
        this(path, size, modified, "");
    }

    /** By path. Lists of authors come last, as a file of its own says more of an author. */
    public static final Comparator<ContentFile> ORDER = Comparator.comparing((ContentFile file) -> AuthorList.isOne(file.path()))
            .thenComparing(ContentFile::path);

    /** Also where other engines have them beside their articles, when the content folder is the one around both. */
    private static final Pattern AUTHORS = Pattern.compile("(?:(?:src/)?content/|(?:src/)?data/)?authors/");

    /** File systems keep time in ticks: of milliseconds, or of up to two seconds where a time has no fraction of a second. */
    private static final Duration FINE_TICK = Duration.ofMillis(100);
    private static final Duration COARSE_TICK = Duration.ofSeconds(2);

    /**
     * Whether every change after that moment would show in the time of the file. A time in the future comes from another clock and says
     * nothing.
     */
    public boolean isSettledAt(Instant moment) {
        Duration tick = modified.getNano() == 0 ? COARSE_TICK : FINE_TICK;
        return modified.plus(tick).isBefore(moment) || modified.isAfter(moment.plus(COARSE_TICK));
    }

    /** Whether the file describes an author, or several. */
    public boolean isAuthor() {
        return isAuthor(path);
    }

    /** Whether the file describes a tag. */
    public boolean isTag() {
        return path.startsWith("tags/");
    }

    /** Whether the file describes an author or a tag, and is neither an article nor a page. */
    public boolean isOfGroup() {
        return isOfGroup(path);
    }

    static boolean isOfGroup(String path) {
        return isAuthor(path) || path.startsWith("tags/");
    }

    private static boolean isAuthor(String path) {
        return path.contains("authors/") && AUTHORS.matcher(path).lookingAt() || AuthorList.isOne(path);
    }

    /** Whether the file is a page of its own, such as "about", and not an article of the blog. */
    public boolean isPage() {
        return path.startsWith("pages/");
    }
}
