package recto.moving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.folder.FileName;
import recto.folder.PathLanguage;
import recto.site.Permalinks;
import recto.site.SiteConfig;

/** Chooses, of the patterns that an engine may have had, those under which most articles keep their addresses. */
final class PatternChoice {

    private static final String SETTING = "recto.site.permalink";
    /** What stands before a comma or white space cannot be written into the setting. */
    private static final String UNWRITABLE = ".*[,\\s].*";

    /** Reads articles as a site with these patterns would have them, and counts what becomes of their addresses. */
    interface Trial {
        AddressTally with(Map<String, String> settings) throws IOException;
    }

    /** @param kept how many addresses, by the folder of the articles and each around it, with "" for all */
    private record Tried(String pattern, int redirected, Map<String, Integer> kept) {

        static Tried of(String pattern, AddressTally tally) {
            Map<String, Integer> kept = new HashMap<>();
            tally.kept().forEach(article -> folders(article).forEach(folder -> kept.merge(folder, 1, Integer::sum)));
            return new Tried(pattern, tally.redirected().size(), kept);
        }

        int all() {
            return in("");
        }

        int in(String folder) {
            return kept.getOrDefault(folder, 0);
        }
    }

    private PatternChoice() {}

    /**
     * The settings for the patterns: one for the whole site, and others for the folders that keep more addresses under another. There are
     * none where the engine has no patterns.
     *
     * @param patterns the likeliest first
     */
    static Map<String, String> of(List<String> patterns, Trial trial) throws IOException {
        Set<String> right = new LinkedHashSet<>(patterns.stream().filter(PatternChoice::isRight).toList());
        List<Tried> tried = new ArrayList<>();
        for (String pattern : right) {
            tried.add(Tried.of(pattern, trial.with(Map.of(SETTING, pattern))));
        }
        Tried best = best(tried, Comparator.comparingInt(Tried::all));
        if (best == null) {
            return Map.of();
        }
        Map<String, String> settings = new LinkedHashMap<>(Map.of(SETTING, best.pattern));
        Map<String, Tried> ofFolders = new TreeMap<>(Map.of("", best));
        Map<String, String> ofSections = new TreeMap<>();
        // In this order a folder comes before those in it
        Set<String> folders = new TreeSet<>();
        tried.forEach(one -> folders.addAll(one.kept.keySet()));
        for (String folder : folders) {
            Tried present = ofNearest(folder, ofFolders);
            Tried better = best(tried, Comparator.comparingInt(one -> one.in(folder)));
            if (!folder.matches(UNWRITABLE) && better != null && better.in(folder) > present.in(folder)) {
                ofFolders.put(folder, better);
                ofSections.put(folder, better.pattern);
            }
        }
        if (!ofSections.isEmpty()) {
            settings.put(Permalinks.SETTING, ofSections.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", ")));
        }
        return settings;
    }

    private static boolean isRight(String pattern) {
        return SiteConfig.SETTINGS.stream().anyMatch(known -> known.name().equals(SETTING) && known.isRight(pattern));
    }

    private static @Nullable Tried best(List<Tried> tried, Comparator<Tried> byKept) {
        return tried.stream().max(byKept.thenComparingInt(Tried::redirected).thenComparing(one -> -tried.indexOf(one))).orElse(null);
    }

    private static Tried ofNearest(String folder, Map<String, Tried> ofFolders) {
        for (String at = folder;; at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            Tried found = ofFolders.get(at);
            if (found != null) {
                return found;
            }
        }
    }

    /** The folder of an article and each around it, with "" as the last. */
    private static List<String> folders(ArticleHead article) {
        List<String> folders = new ArrayList<>();
        String at = FileName.folder(PathLanguage.of(article.file().path()).file());
        for (; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            folders.add(at);
        }
        folders.add("");
        return folders;
    }
}
