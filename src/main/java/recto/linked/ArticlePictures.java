package recto.linked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import recto.address.LinkResolver;
import recto.frontmatter.Problem;
import recto.html.Links;
import recto.http.UrlPath;
import recto.language.PercentEncoding;
import recto.language.Slug;
import recto.markdown.PictureResolver;
import recto.media.Picture;
import recto.media.ShownPicture;
import recto.web.ReservedPaths;

/** The pictures of one article: the picture that each link target stands for, and what is wrong with the target. */
public final class ArticlePictures implements PictureResolver {

    /** The most pictures of one article, which is more than any has. Each is a row in the database and a file to look for. */
    private static final int MAX = 2_000;

    private record Fault(String message, String hint) {}

    private final PictureFolder folder;
    private final String file;
    private final @Nullable LinkResolver links;
    private final Map<String, ShownPicture> shown = new HashMap<>();
    private final Map<String, Fault> faults = new HashMap<>();
    private final Map<String, PictureUse> uses = new LinkedHashMap<>();

    /** @param file the path of the article's file */
    public ArticlePictures(PictureFolder folder, String file) {
        this(folder, file, null);
    }

    /** @param links what the links of the file lead to; null where links stay as they are */
    public ArticlePictures(PictureFolder folder, String file, @Nullable LinkResolver links) {
        this.folder = folder;
        this.file = file;
        this.links = links;
    }

    @Override
    public @Nullable Link findLink(String target) {
        LinkResolver.Found found = links == null || isOfTheSite(target) ? null : links.find(target);
        return found == null ? null : new Link(found.address(), found.message(), found.hint(), found.unlessAt());
    }

    /** The address of the article that a wiki link names by its file, its title or its address; null where there is none. */
    @Nullable
    public String findNamed(String name) {
        if (links == null) {
            return null;
        }
        int hash = name.indexOf('#');
        String path = folder.names().find(hash < 0 ? name : name.substring(0, hash));
        String part = hash < 0 ? "" : "#" + Slug.of(name.substring(hash + 1));
        LinkResolver.Found found = path == null ? null : links.find("/" + UrlPath.encode(path) + part);
        return found == null ? null : found.address();
    }

    @Override
    public @Nullable ShownPicture find(String target) {
        if (!shown.containsKey(target)) {
            shown.put(target, isOfTheSite(target) ? null : Links.isRelative(target) ? look(target) : lookElsewhere(target));
        }
        return shown.get(target);
    }

    /** Whether the program itself answers this address. */
    private static boolean isOfTheSite(String target) {
        return target.startsWith("/media/") || target.startsWith("/assets/") || target.equals("/favicon.svg");
    }

    private @Nullable ShownPicture look(String target) {
        String path = folder.places(file, target).stream().findFirst().orElse(null);
        if (path == null) {
            faults.put(target, new Fault("leads out of the content folder", "put the picture into it"));
            return MISSING;
        }
        if (isOneTooMany(target, path)) {
            return MISSING;
        }
        PictureFolder.Found found = find(target, path);
        // The file may be spelt with other characters than the link
        uses.put(found.use().path(), found.use());
        if (!found.fault().isEmpty()) {
            faults.put(target, new Fault(found.fault(), found.hint()));
        }
        if (found.picture() != null) {
            return shown(found.picture(), found.use().path());
        }
        // A server in front of this program may serve a path that begins with a slash
        return target.startsWith("/") && found.use().size() == null ? null : MISSING;
    }

    private PictureFolder.Found find(String target, String path) {
        PictureFolder.Found found = folder.find(path);
        if (found.use().size() != null || !LinkedPaths.isOfRoot(target)) {
            return found;
        }
        for (String candidate : folder.places(file, target)) {
            PictureFolder.Found other = folder.find(candidate);
            // A missing one is noted, so that the article is made anew when it comes
            uses.put(other.use().path(), other.use());
            if (other.use().size() != null || !isNotThere(other.hint())) {
                return other;
            }
        }
        return new PictureFolder.Found(found.use(), null, found.fault(), whereToPut(found.use().path(), found.hint()));
    }

    /** Whether no file has such a name, or one that only looks like it. */
    private static boolean isNotThere(String hint) {
        return hint.startsWith("put it at ");
    }

    private String whereToPut(String path, String hint) {
        return hint.replace("put it at " + path, "put it at " + folder.placeOf(path));
    }

    @Override
    public @Nullable Link findFile(String target) {
        List<String> candidates = isOfTheSite(target) ? List.of() : folder.places(file, target);
        if (candidates.isEmpty() || target.startsWith("/") && ReservedPaths.isReserved("/" + candidates.get(0))) {
            return null;
        }
        if (!folder.files().serves(candidates.get(0))) {
            return target.startsWith("/") || !folder.files().hasUnserved(candidates.get(0)) ? null
                    : new Link(null, "leads to a file with an ending that is not served",
                            "add the ending to recto.content.files, or give the full address, https://...", null);
        }
        if (isOneTooMany(target, candidates.get(0))) {
            return new Link(null, "is one of more than %d files in one article".formatted(MAX), "split the article", null);
        }
        FileFolder.Found found = null;
        for (String candidate : candidates) {
            FileFolder.Found other = folder.files().find(candidate);
            uses.put(other.use().path(), other.use());
            if (found == null || other.use().size() != null || !isNotThere(other.hint())) {
                found = other;
            }
            if (found.use().size() != null || !isNotThere(found.hint())) {
                break;
            }
        }
        String address = Objects.requireNonNull(found).address();
        int part = target.indexOf('#');
        return address == null ? missing(target, found) : new Link(part < 0 ? address : address + target.substring(part), "", "", null);
    }

    private Link missing(String target, FileFolder.Found found) {
        boolean isOfRoot = LinkedPaths.isOfRoot(target);
        String hint = isOfRoot ? whereToPut(found.use().path(), found.hint()) : found.hint();
        faults.put(target, new Fault(found.fault(), hint));
        // A path that begins with a slash may be redirected, or served by a program in front of this one
        return new Link(null, "leads to the file %s, which %s".formatted(found.use().path(), found.fault()), hint,
                isOfRoot ? "/" + LinkedPaths.resolve(file, target).orElse("") : null);
    }

    private boolean isOneTooMany(String target, String path) {
        boolean isOneTooMany = uses.size() >= MAX && !uses.containsKey(path);
        if (isOneTooMany) {
            faults.put(target, new Fault("is one of more than %d in one article".formatted(MAX), "split the article"));
        }
        return isOneTooMany;
    }

    /** A picture of another host stays there where the site does not fetch pictures; else it is missing until it was fetched. */
    private @Nullable ShownPicture lookElsewhere(String target) {
        String url = (target.startsWith("//") ? "https:" + target : target).replaceFirst("#.*$", "");
        PictureFolder.Found found = isWeb(url) ? folder.findElsewhere(url) : null;
        if (found == null) {
            return null;
        }
        if (isOneTooMany(target, found.use().path())) {
            return MISSING;
        }
        uses.put(found.use().path(), found.use());
        if (!found.fault().isEmpty()) {
            faults.put(target, new Fault(found.fault(), found.hint()));
        }
        return found.picture() == null ? MISSING : shown(found.picture(), PercentEncoding.decoded(url.replaceFirst("[?].*$", "")));
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    private static ShownPicture shown(Picture picture, String path) {
        return new ShownPicture(picture.src(path), picture.srcWidth(), picture.srcHeight(), picture.srcset(path), picture.webp(path),
                picture.full(path));
    }

    public boolean hasFault(String target) {
        return faults.containsKey(target);
    }

    /** The warning about a target; null where nothing is wrong with it. */
    @Nullable
    public Problem problem(String what, String target, int line, int column) {
        Fault fault = faults.get(target);
        return fault == null ? null
                : Problem.warning(file, line, column, "the %s '%s' %s".formatted(what, Problem.shown(target), fault.message), fault.hint);
    }

    /** The hashes of the pictures that are there. */
    public List<String> hashes() {
        return uses.values().stream().map(PictureUse::hash).filter(Objects::nonNull).toList();
    }

    /** The addresses of those on other hosts. */
    public List<String> elsewhere() {
        return uses.values().stream().filter(PictureUse::isElsewhere).map(PictureUse::path).toList();
    }

    public List<PictureUse> uses() {
        return new ArrayList<>(uses.values());
    }
}
