package recto.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.content.Claims;
import recto.content.ParsedArticle;
import recto.frontmatter.Problem;
import recto.staging.FileReader.Candidate;
import recto.staging.StoredArticle;
import recto.staging.StoredArticles;

/**
 * Decides which article of a batch gets which address. An article keeps all addresses that it has, or once had, as long as it has a file.
 */
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
    Optional<Problem> give(ParsedArticle article, @Nullable StoredArticle before) {
        Optional<Problem> taken = problem(article, before, article.head().path());
        if (taken.isEmpty()) {
            taken = takenAliases(article, before).values().stream().findFirst();
        }
        if (taken.isEmpty()) {
            hand(article, before);
        }
        return taken;
    }

    /** The aliases of the article that another article has, each with the warning. */
    Map<String, Problem> takenAliases(ParsedArticle article, @Nullable StoredArticle before) {
        Map<String, Problem> taken = new LinkedHashMap<>();
        for (String address : article.addresses()) {
            if (!address.equals(article.head().path())) {
                problem(article, before, address).ifPresent(problem -> taken.put(address, problem));
            }
        }
        return taken;
    }

    private Optional<Problem> problem(ParsedArticle article, @Nullable StoredArticle before, String address) {
        StoredArticle holder = holders.get(address);
        if (holder != null && (holder.isGone() || isSame(holder, before))) {
            // The address is free
            holder = null;
        }
        String rival = given.getOrDefault(address, holder == null ? null : holder.file());
        if (rival == null) {
            return Optional.empty();
        }
        String relation = holder != null && !address.equals(holder.path()) ? "still leads to" : "belongs to";
        return Optional.of(address.equals(article.head().path()) ? Claims.takenAddress(article.file(), address, relation, rival)
                : article.takenAlias(address, relation, rival));
    }

    private void hand(ParsedArticle article, @Nullable StoredArticle before) {
        for (String address : article.addresses()) {
            given.put(address, article.file());
            StoredArticle holder = holders.get(address);
            if (holder != null && !isSame(holder, before)) {
                freed.add(address);
            }
        }
    }

    /**
     * Gives addresses to articles that can only be written together, such as two that swap their slugs: each asks for an address of another
     * of them that no longer asks for it.
     *
     * @param candidates stored articles that {@link #give} refused
     * @return those that get all addresses that they ask for; the others get none
     */
    List<Candidate> exchange(List<Candidate> candidates) {
        List<Candidate> accepted = new ArrayList<>(candidates);
        boolean hasChanged = true;
        while (hasChanged) {
            Map<Long, Candidate> byId = new HashMap<>();
            Map<String, Candidate> byAddress = new HashMap<>();
            for (Candidate candidate : accepted) {
                byId.put(Objects.requireNonNull(candidate.before(), "only stored articles exchange addresses").id(), candidate);
                candidate.article().addresses().forEach(address -> byAddress.putIfAbsent(address, candidate));
            }
            hasChanged = accepted.removeIf(candidate -> !candidate.article().addresses().stream()
                    .allMatch(address -> byAddress.get(address) == candidate && mayHave(candidate, address, byId)));
        }
        accepted.forEach(candidate -> hand(candidate.article(), candidate.before()));
        return accepted;
    }

    /** @param accepted by {@link #exchange} @return the same articles, those together that take addresses from one another */
    List<List<Candidate>> groups(List<Candidate> accepted) {
        Map<Set<Long>, List<Candidate>> groups = new LinkedHashMap<>();
        for (Candidate candidate : accepted) {
            Set<Long> ids = new HashSet<>();
            ids.add(Objects.requireNonNull(candidate.before(), "only stored articles exchange addresses").id());
            candidate.article().addresses().stream().map(holders::get).filter(Objects::nonNull).forEach(holder -> ids.add(holder.id()));
            List<Candidate> group = new ArrayList<>();
            for (Set<Long> others : List.copyOf(groups.keySet())) {
                if (!Collections.disjoint(others, ids)) {
                    group.addAll(groups.remove(others));
                    ids.addAll(others);
                }
            }
            group.add(candidate);
            groups.put(ids, group);
        }
        return List.copyOf(groups.values());
    }

    private boolean mayHave(Candidate candidate, String address, Map<Long, Candidate> byId) {
        StoredArticle holder = holders.get(address);
        if (holder == null || holder.isGone() || isSame(holder, candidate.before())) {
            return true;
        }
        Candidate other = byId.get(holder.id());
        return other != null && !other.article().addresses().contains(address);
    }

    private static boolean isSame(StoredArticle holder, @Nullable StoredArticle before) {
        return before != null && holder.id() == before.id();
    }

    /** The addresses that articles without a file, or those of an exchange, give up for the articles of this batch. */
    Set<String> freed() {
        return freed;
    }
}
