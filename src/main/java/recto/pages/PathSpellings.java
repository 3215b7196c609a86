package recto.pages;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import recto.language.Slug;

/** The paths that a reader may mean by a path at which there is nothing: old links have capitals, underscores, dots and endings. */
public final class PathSpellings {

    /** What other programs put behind the address of an article. */
    private static final Pattern ENDING = Pattern.compile("(?i)(/index\\.html?|\\.html?)$");

    private PathSpellings() {}

    /** The path without what other programs put behind it; it may be empty. */
    public static String bare(String path) {
        return ENDING.matcher(path).replaceFirst("");
    }

    /**
     * @param path with a slash at the beginning and none at the end
     * @return the path itself first, then the others, the most alike first
     */
    public static List<String> of(String path) {
        Set<String> spellings = new LinkedHashSet<>(List.of(path));
        String bare = bare(path);
        for (String written : new LinkedHashSet<>(List.of(path, bare.isEmpty() ? path : bare))) {
            String lower = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            spellings.add(written);
            spellings.add(lower);
            int name = lower.lastIndexOf('/') + 1;
            String slug = Slug.of(lower.substring(name));
            if (!slug.isEmpty()) {
                spellings.add(lower.substring(0, name) + slug);
            }
        }
        return new ArrayList<>(spellings);
    }
}
