package recto.linked;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import recto.address.EngineLink;
import recto.folder.PictureRoots;

/** Where in the content folder a link leads. */
public final class LinkedPaths {

    private LinkedPaths() {}

    /**
     * The path below the folder to which a link leads; empty when it leads out of the folder. A link that begins with a slash counts from
     * the folder itself, any other from the folder of the file.
     *
     * @param file the path of the file in which the link stands
     */
    public static Optional<String> resolve(String file, String link) {
        String path = EngineLink.plain(link).replaceFirst("[?#].*$", "");
        try {
            path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // A path that is not percent-encoded is taken as it stands
        }
        Deque<String> parts = new ArrayDeque<>();
        String base = path.startsWith("/") || !file.contains("/") ? "" : file.substring(0, file.lastIndexOf('/'));
        for (String part : (base + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    static boolean isOfRoot(String link) {
        return EngineLink.plain(link).startsWith("/");
    }

    /**
     * The paths below the folder at which a file that a link names may lie, the likeliest first: a path from the root of a blog counts also
     * from the folders whose files its engine puts at the root of the site. Empty when the link leads out of the folder.
     */
    public static List<String> candidates(String file, String link) {
        List<String> candidates = new ArrayList<>(resolve(file, link).stream().toList());
        if (isOfRoot(link) && !candidates.isEmpty()) {
            PictureRoots.NAMES.forEach(name -> candidates.add(name + "/" + candidates.get(0)));
        }
        return candidates;
    }
}
