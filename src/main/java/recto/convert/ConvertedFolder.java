package recto.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.language.PercentEncoding;
import recto.language.Slug;
import recto.web.ReservedPaths;

/** The folder that a conversion writes: an empty one, in which each file gets a name of its own and each address belongs to one file. */
final class ConvertedFolder {

    private static final int MAX_PATH = 400;
    private static final int MAX_ID = 400;
    private static final Pattern BAD_PATH = Pattern.compile("[?#\\\\\\p{Cntrl}]|(?:^|/)\\.{1,2}(?:/|$)");
    /** Names that {@code check} takes for those of other files. */
    private static final Set<String> TAKEN_NAMES = Set.of("readme", "index", "home", "drafts", "con", "nul", "aux", "prn");

    private final Path folder;
    private final String export;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> tally = new TreeMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** @param export the name of the file that is converted */
    ConvertedFolder(Path folder, String export) {
        this.folder = folder;
        this.export = export;
    }

    /** Why nothing is written into the folder; null where it is empty or missing. */
    static @Nullable String refusal(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (!Files.isDirectory(folder)) {
            return "%s is no folder; name one that is empty or not there".formatted(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty() ? null
                    : "%s is not empty, and nothing in it is overwritten; name a folder that is empty or not there".formatted(folder);
        }
    }

    List<Problem> problems() {
        return problems;
    }

    /** How many there are of each thing that was counted, in the order of their names. */
    Map<String, Integer> tally() {
        return tally;
    }

    void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    void warn(int line, String message, String hint) {
        problems.add(Problem.warning(export, Math.max(1, line), 1, message, hint));
    }

    void fail(int line, int column, String message, String hint) {
        problems.add(Problem.error(export, Math.max(1, line), Math.max(1, column), message, hint));
    }

    /** Keeps old addresses from taking the present address of another article. */
    void announce(@Nullable String path) {
        String address = address(path);
        if (address != null) {
            wanted.add(address);
        }
    }

    void write(ConvertedArticle article) throws IOException {
        String path = address(article.path());
        if (path != null && (ReservedPaths.isReserved(path) || !addresses.add(path))) {
            warn(article.line(), "the address %s is one of Recto or of another article, so '%s' gets another".formatted(Problem.shown(path),
                    Problem.shown(article.slug())), "choose its path in the front matter");
            path = null;
        }
        String slug = PercentEncoding.decoded(article.slug()).strip();
        String root = article.page() ? "pages/" : "articles/";
        String name = free(root, Slug.of(slug), path == null ? (article.page() ? "/" : "/articles/") : null);
        Map<String, Object> header = new LinkedHashMap<>(article.header());
        header.put("slug", name);
        header.put("path", path);
        List<String> aliases = new ArrayList<>();
        for (String old : article.oldPaths()) {
            String address = address(old);
            if (address != null && !address.equals(path) && !wanted.contains(address) && !ReservedPaths.isReserved(address)
                    && addresses.add(address)) {
                aliases.add(address);
            }
        }
        header.put("aliases", aliases);
        String id = article.id() == null ? "" : article.id().strip();
        if (!id.isEmpty() && id.length() <= MAX_ID && ids.add(id)) {
            header.put("id", id);
        } else if (!id.isEmpty()) {
            warn(article.line(),
                    "'%s' has the identity of another article, so feed readers will see it as new".formatted(Problem.shown(slug)),
                    "give it an id of its own in the front matter");
        }
        create(root + name + ".md", FrontMatterText.of(header, article.body()));
    }

    /** Writes the file of an author or a tag, if there is none of that name yet. @param kind "authors" or "tags" */
    void writeGroup(String kind, String name, Map<String, ?> header, String body) throws IOException {
        String slug = Slug.ofName(name);
        if (files.add(kind + "/" + slug)) {
            create(kind + "/" + slug + ".md", FrontMatterText.of(header, body));
        }
    }

    private void create(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** A name that no file has and, where its address comes from it, no address. @param base of such an address; null where it has another */
    private String free(String root, String wish, @Nullable String base) {
        String stem = wish.isEmpty() ? "untitled" : TAKEN_NAMES.contains(wish) ? wish + "-page" : wish;
        String name = stem;
        for (int i = 2;; i++) {
            String address = base == null ? null : base + name;
            boolean isFree = address == null
                    || !addresses.contains(address) && !wanted.contains(address) && !ReservedPaths.isReserved(address);
            if (isFree && files.add(root + name.toLowerCase(Locale.ROOT))) {
                if (address != null) {
                    addresses.add(address);
                }
                return name;
            }
            name = stem + "-" + i;
        }
    }

    /** The path of an address as Recto compares it; null for none that an article can have. */
    private static @Nullable String address(@Nullable String written) {
        if (written == null || written.isBlank() || BAD_PATH.matcher(written).find()) {
            return null;
        }
        String path = ("/" + PercentEncoding.decoded(written.strip())).replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
        return path.equals("/") || path.length() > MAX_PATH || BAD_PATH.matcher(path).find() ? null : path;
    }
}
