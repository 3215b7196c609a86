package recto.imports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recto.content.Claims;
import recto.content.ParsedArticle;
import recto.frontmatter.Problem;

/** Decides which article of a batch gets which address. An article keeps all addresses that it has, or once had, as long as it has a file. */
public final class Addresses {

    private final Map<String, StoredArticle> holders;
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> freed = new LinkedHashSet<>();

    Addresses(StoredArticles stored, List<ParsedArticle> articles) throws SQLException {
        Set<String> wanted = new LinkedHashSet<>();
        articles.forEach(article -> wanted.addAll(article.addresses()));
        holders = stored.findByPath(wanted);
    }

    /**
     * Gives the article all the addresses that it asks for, or none.
     *
     * @param before the stored article, null for a new one
     * @return the problem when the article gets none
     */
    Optional<Problem> give(ParsedArticle article, StoredArticle before) {
        for (String address : article.addresses()) {
            StoredArticle holder = holders.get(address);
            boolean isFree = holder == null || holder.isGone() || isSame(holder, before);
            String rival = given.getOrDefault(address, isFree ? null : holder.file());
            if (rival != null) {
                boolean leadsOn = !isFree && !address.equals(holder.path());
                return Optional.of(Claims.takenAddress(article.file(), address, leadsOn ? "still leads to" : "belongs to", rival));
            }
        }
        for (String address : article.addresses()) {
            given.put(address, article.file());
            if (holders.containsKey(address) && !isSame(holders.get(address), before)) {
                freed.add(address);
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(StoredArticle holder, StoredArticle before) {
        return before != null && holder.id() == before.id();
    }

    /** The addresses that articles without a file give up for the articles of this batch. */
    Set<String> freed() {
        return freed;
    }
}
