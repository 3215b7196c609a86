package recto.address;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.http.UrlPath;
import recto.language.PercentEncoding;
import recto.language.Slips;
import recto.web.ReservedPaths;

/**
 * Finds the article that a link in another article means, in whatever way the link is written: by the file, as in ./b.md, @/posts/b.md and
 * /content/b.md; by the file without its ending, as in ../b/ and b.html; or by an address of this site or of the site that it was.
 */
public final class LinkResolver {

    /** What the resolver has to know of the blog. */
    public interface Blog {
        /** The article of a file; null where there is no such article. */
        @Nullable
        LinkedFile read(String path);

        /** The files whose names give this slug. */
        List<String> named(String slug);

        /** All such slugs, for a misspelt one, or none where there are too many. */
        Iterable<String> similar();

        StoredAddresses stored();
    }

    /**
     * What is known of a link.
     *
     * @param address with the fragment, encoded; null where the link must not lead anywhere
     * @param message what is wrong, as the end of a sentence that begins with the link; empty where nothing is
     * @param unlessAt an address of this site: nothing is wrong where it turns out that an article has it; null where that cannot be
     */
    public record Found(@Nullable String address, String message, String hint, @Nullable String unlessAt) {}

    private static final String NO_ARTICLE = "leads to no article that is there";
    private static final Pattern MARKDOWN = Pattern.compile("(?i).+\\.(?:md|markdown|mdx|mkd)");
    private static final Pattern HTML = Pattern.compile("(?i)(?:/index)?\\.html?$|(?<=/)index\\.html?$");
    private static final List<String> ROOTS = List.of("", "_posts/", "posts/", "content/", "src/content/", "source/_posts/", "articles/",
            "blog/", "content/posts/", "content/blog/", "src/content/blog/", "docs/");
    private static final List<String> ENDINGS = List.of(".md", "/index.md", ".mdx", "/index.mdx", ".markdown", "/index.markdown");
    /** A slip or two are a mistake of the keyboard; more are another name. */
    private static final int MOST_SLIPS = 3;
    /** How many files one article may have looked for, whatever its links are. */
    private static final int MOST_LOOKS = 20_000;

    private final Blog blog;
    private final String file;
    private final String own;
    private final Map<String, @Nullable String> uses = new LinkedHashMap<>();
    private int looks;

    /** @param file of the article with the links @param own the address of that article */
    public LinkResolver(Blog blog, String file, String own) {
        this.blog = blog;
        this.file = file;
        this.own = own;
    }

    /** The files that links led to, each with the address that was found for it; null for a file that is not there or hidden. */
    public Map<String, @Nullable String> uses() {
        return uses;
    }

    /** @param target without a scheme and a host @return null where the link stays as it is */
    public @Nullable Found find(String target) {
        int end = end(target);
        String path = EngineLink.plain(PercentEncoding.decoded(target.substring(0, end)));
        if (path.isEmpty()) {
            return null;
        }
        String rest = target.substring(end);
        boolean isFile = MARKDOWN.matcher(path).matches();
        return path.startsWith("/") ? ofRoot(path, isFile, rest) : relative(path, isFile, rest);
    }

    private static int end(String target) {
        int end = target.length();
        for (char c : new char[] {'?', '#'}) {
            int at = target.indexOf(c);
            end = at < 0 ? end : Math.min(end, at);
        }
        return end;
    }

    private @Nullable Found ofRoot(String path, boolean isFile, String rest) {
        String cleaned = joined("", path).orElse("");
        if (cleaned.isEmpty() || !isFile && ReservedPaths.isReserved("/" + cleaned)) {
            return null;
        }
        List<String> candidates = new ArrayList<>();
        ROOTS.forEach(root -> candidates.addAll(files(root + cleaned, isFile)));
        LinkedFile exact = read(candidates);
        if (exact != null) {
            return found(exact, rest);
        }
        if (isFile && isMarkdownOf("/" + cleaned)) {
            return null;
        }
        LinkedFile byName = isFile ? byName(cleaned) : byAddress("/" + cleaned);
        if (byName != null) {
            return found(byName, rest);
        }
        String stored = isFile ? null : blog.stored().at("/" + cleaned);
        if (stored != null) {
            return new Found(UrlPath.encode(stored) + rest, "", "", null);
        }
        if (isFile) {
            noteMissing(cleaned, true);
            return new Found(null, NO_ARTICLE, hint(cleaned), null);
        }
        return new Found(null, "leads to nothing on this site", hint(cleaned), "/" + cleaned);
    }

    /** Behind the address of an article, .md is that article as Markdown. */
    private boolean isMarkdownOf(String path) {
        String page = path.substring(0, path.lastIndexOf('.'));
        LinkedFile article = byAddress(page);
        return article != null && article.address().equals(page) || page.equals(blog.stored().at(page));
    }

    private Found relative(String path, boolean isFile, String rest) {
        String folder = file.substring(0, Math.max(0, file.lastIndexOf('/')));
        List<String> candidates = new ArrayList<>();
        joined(folder, path).ifPresent(asked -> candidates.addAll(files(asked, isFile)));
        if (!isFile) {
            // Many engines give posts/a.md the address /posts/a/, from which ../b/ is its neighbour
            joined(file.replaceFirst("(?:/index)?\\.\\w+$", ""), path).ifPresent(asked -> candidates.addAll(files(asked, false)));
        } else if (!path.startsWith(".")) {
            // Hugo's ref and others count from the root, too
            ROOTS.forEach(root -> candidates.addAll(files(root + path, true)));
        }
        LinkedFile found = read(candidates);
        if (found == null && isFile && !path.startsWith(".")) {
            found = byName(path);
        }
        if (found == null && !isFile) {
            for (String base : List.of(own.substring(0, own.lastIndexOf('/')), own)) {
                String asked = joined(base, path).map(joined -> "/" + joined).orElse(null);
                if (found == null && asked != null) {
                    found = byAddress(asked);
                }
            }
        }
        if (found != null) {
            return found(found, rest);
        }
        joined(folder, path).ifPresent(missing -> noteMissing(missing, isFile));
        return new Found(null, NO_ARTICLE, hint(path), null);
    }

    private Found found(LinkedFile article, String rest) {
        if (!article.hidden().isEmpty()) {
            uses.put(article.file(), null);
            return new Found(null, article.hidden(), "publish %s, or take the link out".formatted(article.file()), null);
        }
        uses.put(article.file(), article.address());
        return new Found(UrlPath.encode(article.address()) + rest, "", "", null);
    }

    private void noteMissing(String path, boolean isFile) {
        files(path, isFile).stream().limit(2).forEach(missing -> uses.putIfAbsent(missing, null));
    }

    private @Nullable LinkedFile read(List<String> candidates) {
        for (String candidate : candidates) {
            LinkedFile found = looks++ < MOST_LOOKS ? blog.read(candidate) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The files that a path may mean, with another of the usual endings as well. */
    private static List<String> files(String path, boolean isFile) {
        String stem = isFile ? path.substring(0, path.lastIndexOf('.')) : HTML.matcher(path).replaceFirst("").replaceFirst("/+$", "");
        List<String> files = new ArrayList<>(isFile ? List.of(path) : List.of());
        if (!stem.isEmpty()) {
            ENDINGS.stream().map(ending -> stem + ending).filter(candidate -> !files.contains(candidate)).forEach(files::add);
        }
        return files;
    }

    /** The only file with the name of the path, wherever it lies. */
    private @Nullable LinkedFile byName(String path) {
        OldAddress asked = OldAddress.of("/" + path);
        List<String> files = asked.names().stream().flatMap(name -> blog.named(name).stream()).distinct().toList();
        return files.size() == 1 && looks++ < MOST_LOOKS ? blog.read(files.get(0)) : null;
    }

    /** The only article that has the address, or may have had it. */
    private @Nullable LinkedFile byAddress(String path) {
        OldAddress asked = OldAddress.of(path);
        List<LinkedFile> likely = new ArrayList<>();
        for (String name : asked.names()) {
            for (String candidate : blog.named(name)) {
                LinkedFile article = looks++ < MOST_LOOKS ? blog.read(candidate) : null;
                if (article != null && article.has(path)) {
                    return article;
                }
                if (article != null && asked.mayBeOf(article.file(), article.address(), article.date(), article.groups())
                        && !likely.contains(article)) {
                    likely.add(article);
                }
            }
        }
        return likely.size() == 1 ? likely.get(0) : null;
    }

    private String hint(String path) {
        String otherwise = "correct the path of the file, or write the address of the article, such as /articles/other-article";
        String name = OldAddress.of("/" + path).names().stream().findFirst().orElse("");
        String nearest = null;
        int least = Math.min(MOST_SLIPS, name.length() / 2) + 1;
        for (String other : blog.similar()) {
            if (Math.abs(other.length() - name.length()) < least) {
                int slips = Slips.between(name, other);
                nearest = slips < least ? other : nearest;
                least = Math.min(least, slips);
            }
        }
        return nearest == null ? otherwise : "there is %s".formatted(blog.named(nearest).get(0));
    }

    /** The path from the root to which a link leads from a folder, without slashes around it; empty where it leads out of the root. */
    private static Optional<String> joined(String folder, String path) {
        List<String> parts = new ArrayList<>();
        for (String part : (path.startsWith("/") ? path : folder + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
