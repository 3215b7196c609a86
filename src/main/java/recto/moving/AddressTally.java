package recto.moving;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.address.OldAddress;
import recto.folder.ArticleHead;
import recto.language.PercentEncoding;
import recto.language.Slug;

/** What becomes of the addresses that articles had: each is kept, redirects to the present one, or is lost. */
final class AddressTally {

    private final Map<String, List<ArticleHead>> byName = new HashMap<>();
    private final Map<String, ArticleHead> byAddress = new HashMap<>();
    private final ZoneId zone;
    private final String pattern;
    private final Map<String, String> lost = new LinkedHashMap<>();
    private final List<ArticleHead> kept = new ArrayList<>();
    private final List<ArticleHead> redirected = new ArrayList<>();

    /** @param articles that readers see, with the addresses that Recto gives them @param pattern of the site */
    AddressTally(List<ArticleHead> articles, ZoneId zone, String pattern) {
        this.zone = zone;
        this.pattern = pattern;
        for (ArticleHead article : articles) {
            byAddress.putIfAbsent(article.path(), article);
            article.header().aliases().forEach(alias -> byAddress.putIfAbsent(alias, article));
            for (String name : new LinkedHashSet<>(List.of(article.slug(), article.fileName()))) {
                byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(article);
            }
        }
    }

    /** @param old the address that the article had; null where that is not known, and then nothing is counted */
    void count(ArticleHead article, @Nullable String old) {
        if (old == null) {
            return;
        }
        String path = PercentEncoding.decoded(old).replaceFirst("(?<=.)/$", "");
        if (path.equals(article.path())) {
            kept.add(article);
        } else if (Objects.equals(present(path), article)) {
            redirected.add(article);
        } else {
            lost.put(article.file().path(), old);
        }
    }

    /** The article to which a request for an old address is sent: the same question as {@code article.DatabaseAddresses} asks. */
    private @Nullable ArticleHead present(String path) {
        ArticleHead exact = byAddress.get(path);
        if (exact != null) {
            return exact;
        }
        OldAddress asked = OldAddress.of(path);
        Set<ArticleHead> named = new LinkedHashSet<>();
        asked.names().forEach(name -> named.addAll(byName.getOrDefault(name, List.of())));
        List<ArticleHead> likely = named.stream().filter(article -> asked.mayBeOf(article.file().path(), article.path() + pattern,
                article.publishAt().atZone(zone).toLocalDate(), article.header().tags().stream().map(Slug::ofName).toList())).toList();
        return likely.size() == 1 ? likely.get(0) : null;
    }

    /** The articles whose addresses stay what they were. */
    List<ArticleHead> kept() {
        return kept;
    }

    /** The articles to which their old addresses lead from now on. */
    List<ArticleHead> redirected() {
        return redirected;
    }

    /** The addresses that lead nowhere, by the file of the article. */
    Map<String, String> lost() {
        return lost;
    }
}
