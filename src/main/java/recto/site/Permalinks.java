package recto.site;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.settings.Setting;

/**
 * The patterns for the addresses of articles.
 *
 * @param ofSite for every article whose folder has none of its own
 * @param ofFolders by the folder, such as notes or blog/essays, in whatever case it is written
 */
public record Permalinks(String ofSite, Map<String, String> ofFolders) {

    public static final String SETTING = "recto.site.permalinks";

    private static final Pattern ENTRY = Pattern.compile("([^\\s{}][^{}]*?)\\s+(/\\S+)");

    public static Permalinks of(SiteConfig site) {
        return new Permalinks(site.permalink(), site.permalinks().map(Permalinks::parse).orElseGet(Map::of));
    }

    static Setting setting() {
        return new Setting(SETTING, value -> !parse(value).isEmpty(),
                "a list with commas between its entries, each of them a folder below the content folder and the pattern for its articles,"
                        + " such as notes /n/{slug}, essays /{year}/{slug}; recto.site.permalink has the pattern for all others");
    }

    /** @throws IllegalArgumentException when an entry is none, or one folder has two */
    private static Map<String, String> parse(String entries) {
        Map<String, String> patterns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(entries.split(",")).map(String::strip).forEach(entry -> {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches() || !SiteRules.isPermalink(parts.group(2))
                    || patterns.put(parts.group(1).replaceAll("(?<![^/])_|^/+|/+$", ""), parts.group(2)) != null) {
                throw new IllegalArgumentException(entry);
            }
        });
        return patterns;
    }

    /** @param folder of a file, as {folder} has it @return the pattern of the nearest folder that has one */
    public String of(String folder) {
        for (String at = folder; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            String pattern = ofFolders.get(at);
            if (pattern != null) {
                return pattern;
            }
        }
        return ofSite;
    }

    /** Tells one set of patterns from another. */
    @Override
    public String toString() {
        return ofFolders.isEmpty() ? ofSite : ofSite + " " + ofFolders;
    }
}
