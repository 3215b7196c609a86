package recto.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import recto.settings.Setting;

/**
 * One entry of {@code recto.site.menu} or {@code recto.site.links}, as the owner wrote it.
 *
 * @param name "" where the entry has the name of the page to which it leads
 * @param address a path of this site, or an absolute address; "" for the entry "pages"
 * @param isMe whether the address is another place of the owner of this site (rel=me)
 */
public record SiteLink(String name, String address, boolean isMe) {

    /** The words that stand for pages that Recto itself makes, with the paths of these pages. */
    public static final Map<String, String> PARTS = parts();

    private static final String PAGES = "pages";
    private static final String ME = "me";
    private static final Pattern WEB = Pattern.compile("https?://[^/]+(/.*)?");
    private static final Pattern OTHER = Pattern.compile("mailto:[^@]+@[^@]+|(tel|xmpp|matrix):.+");
    /** On Mastodon and its like a profile has a path such as /@ada. Mastodon marks a site as the owner's where the site says rel=me. */
    private static final Pattern PROFILE = Pattern.compile("https?://[^/]+/@[^/]+/?");

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("articles", "/");
        List.of("tags", "authors", "archive", "series", "feeds", "search").forEach(word -> parts.put(word, "/" + word));
        return parts;
    }

    static Setting setting(String name) {
        return new Setting(name, value -> !list(value).isEmpty(),
                ("a list with commas between its entries, each of them one of the words %s"
                        + " and %s, the path of a page such as /about, or a name and an address such as Mastodon https://example.social/@ada")
                        .formatted(String.join(", ", PARTS.keySet()), PAGES));
    }

    /** @throws IllegalArgumentException when an entry is none of those that {@link #setting} names */
    public static List<SiteLink> list(String entries) {
        return Arrays.stream(entries.split(",")).map(SiteLink::parse).toList();
    }

    private static SiteLink parse(String entry) {
        List<String> words = new ArrayList<>(List.of(entry.strip().split("\\s+")));
        boolean isMe = words.size() > 1 && words.get(words.size() - 1).equals(ME) && isAddress(words.get(words.size() - 2));
        if (isMe) {
            words.remove(words.size() - 1);
        }
        String last = words.remove(words.size() - 1);
        if (words.isEmpty() && !isMe && !isAddress(last)) {
            return part(last);
        }
        if (!isAddress(last)) {
            throw new IllegalArgumentException(entry);
        }
        URI address = URI.create(last);
        boolean isElsewhere = address.getScheme() != null;
        String name = !words.isEmpty() || !isElsewhere ? String.join(" ", words)
                : address.getHost() != null ? address.getHost() : address.getSchemeSpecificPart();
        return new SiteLink(name, address.toASCIIString(), isMe || PROFILE.matcher(last).matches() || last.startsWith("mailto:"));
    }

    private static SiteLink part(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(PAGES)) {
            return new SiteLink("", "", false);
        }
        String path = PARTS.get(lower);
        if (path == null) {
            throw new IllegalArgumentException(word);
        }
        return new SiteLink("", path, false);
    }

    private static boolean isAddress(String word) {
        if (word.startsWith("/")) {
            return !word.startsWith("//") && URI.create(word).getPath() != null;
        }
        return WEB.matcher(word).matches() ? Setting.isWeb(URI.create(word)) : OTHER.matcher(word).matches() && URI.create(word).isOpaque();
    }

    /** Whether the entry stands for all pages that no other entry names. */
    public boolean isPages() {
        return address.isEmpty();
    }

    /** The path on this site, not percent-encoded and without a slash at the end; "" where the address is elsewhere or names a place in a page. */
    public String path() {
        URI uri = URI.create(address);
        boolean isPage = address.startsWith("/") && uri.getRawQuery() == null && uri.getRawFragment() == null;
        return isPage ? uri.getPath().replaceFirst("(?<=.)/+$", "") : "";
    }
}
