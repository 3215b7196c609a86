package recto.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.database.UncheckedSqlException;
import recto.media.FileStore;
import recto.site.SiteConfig;

/** Finds the sound or the film of an article, which programs for podcasts fetch: the first one that it plays, or the first sound that it links to. */
@ApplicationScoped
class Enclosures {

    /** As the import writes the addresses of files beside articles. */
    private static final Pattern FILE = Pattern.compile(" (src|href)=\"(" + FileStore.ADDRESS + "([0-9a-f]{32})/[^\"#]*)");

    private final FileStore files;
    private final SiteConfig site;

    Enclosures(FileStore files, SiteConfig site) {
        this.files = files;
        this.site = site;
    }

    /** @param isPlayed whether the article has a player for it, and not only a link */
    private record Named(String address, String hash, boolean isPlayed) {}

    /** By the ids of the articles; one without any is not among them. Costs a statement only where an article has a file at all. */
    Map<Long, Feed.Enclosure> of(List<Article> articles) {
        Map<Long, List<Named>> named = new HashMap<>();
        for (Article article : articles) {
            List<Named> files = FILE.matcher(article.html).results()
                    .map(file -> new Named(Parser.unescapeEntities(file.group(2), true), file.group(3), file.group(1).equals("src")))
                    .toList();
            if (!files.isEmpty()) {
                named.put(article.id, files);
            }
        }
        Map<Long, Feed.Enclosure> enclosures = new HashMap<>();
        if (named.isEmpty()) {
            return enclosures;
        }
        Map<String, FileStore.Facts> facts = facts(named.values().stream().flatMap(List::stream).map(Named::hash).distinct().toList());
        named.forEach((article, all) -> all.stream().filter(file -> isHeard(file, facts.get(file.hash))).findFirst().ifPresent(file -> {
            FileStore.Facts known = Objects.requireNonNull(facts.get(file.hash));
            enclosures.put(article, new Feed.Enclosure(site.absolute(file.address), known.type(), known.length()));
        }));
        return enclosures;
    }

    private static boolean isHeard(Named file, FileStore.@Nullable Facts facts) {
        return facts != null && (facts.type().startsWith("audio/") || file.isPlayed && facts.type().startsWith("video/"));
    }

    private Map<String, FileStore.Facts> facts(List<String> hashes) {
        try {
            return files.findAll(hashes);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
