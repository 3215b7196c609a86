package recto.redirects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.http.UrlPath;
import recto.redirects.RedirectRule.Match;
import recto.web.ReservedPaths;

/** The redirects of all files of a folder, which must get along with one another and with the pages of the site. */
public final class RedirectRules {

    /**
     * The article that has an address.
     *
     * @param present its present address
     * @param line of the file at which the address is one of its aliases; 0 where it is the present address, or a former one
     */
    public record Holder(String file, String present, int line) {}

    private static final int LONGEST_CHAIN = 10;

    private final List<RedirectRule> rules = new ArrayList<>();
    private final Map<String, List<RedirectRule>> byStart = new HashMap<>();
    private final Map<RedirectRule, Integer> positions = new HashMap<>();

    /** @param all in the order in which they count @param problems gets a warning for each that is never asked for */
    public RedirectRules(List<RedirectRule> all, List<Problem> problems) {
        for (RedirectRule rule : all) {
            RedirectRule first = find(rule.sample()).map(Match::rule).orElse(null);
            if (first != null) {
                problems.add(Problem.warning(rule.file(), rule.line(), rule.column(),
                        "%s is never asked for, as %s comes first".formatted(rule.source(), first.place()),
                        "take one of the two out, or put this one above the other"));
                continue;
            }
            positions.put(rule, rules.size());
            rules.add(rule);
            byStart.computeIfAbsent(rule.start(), start -> new ArrayList<>()).add(rule);
        }
    }

    /** The first rule about a path. @param path decoded */
    public Optional<Match> find(String path) {
        Match first = null;
        for (String start : starts(path)) {
            for (RedirectRule rule : byStart.getOrDefault(start, List.of())) {
                Match found = rule.match(path).orElse(null);
                if (found != null && (first == null || position(rule) < position(first.rule()))) {
                    first = found;
                }
            }
        }
        return Optional.ofNullable(first);
    }

    private int position(RedirectRule rule) {
        return positions.getOrDefault(rule, 0);
    }

    /** What the rules about a path begin with: every path above it, and itself. */
    static List<String> starts(String path) {
        List<String> starts = new ArrayList<>(List.of("/"));
        StringBuilder start = new StringBuilder();
        // A rule is not longer than so many parts, nor is a reader's address that means one
        RedirectRule.parts(path).stream().limit(100).forEach(part -> {
            start.append('/').append(RedirectRule.folded(part));
            starts.add(start.toString());
        });
        return starts;
    }

    /** The addresses of this site whose holders {@link #judge} has to know. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        for (RedirectRule rule : rules) {
            addresses.add(rule.source());
            rule.sampleTarget().ifPresent(addresses::add);
        }
        return addresses;
    }

    /**
     * Leaves out the rules that lead to another redirect, and says which those are.
     *
     * @param holders the articles that readers see at {@link #addresses}
     * @return the others, in their order
     */
    public List<RedirectRule> judge(Map<String, Holder> holders, List<Problem> problems) {
        List<RedirectRule> good = new ArrayList<>();
        for (RedirectRule rule : rules) {
            warnOfPage(rule, holders.get(rule.source()), problems);
            Problem chain = chain(rule, holders);
            if (chain == null) {
                good.add(rule);
            } else {
                problems.add(chain);
            }
        }
        return List.copyOf(good);
    }

    private static void warnOfPage(RedirectRule rule, @Nullable Holder holder, List<Problem> problems) {
        if (!rule.isExact()) {
            return;
        }
        String owner = holder == null ? null : holder.line > 0 ? "leads to %s by an alias (%s:%d)".formatted(holder.present, holder.file,
                holder.line) : "is that of %s".formatted(holder.file);
        if (owner == null && ReservedPaths.isAlwaysAnswered(rule.source())) {
            owner = "is one of the site itself";
        }
        if (owner != null) {
            problems.add(Problem.warning(rule.file(), rule.line(), rule.column(),
                    "the address %s %s, so it is not redirected".formatted(rule.source(), owner), "take the line out, or the other one"));
        }
    }

    private @Nullable Problem chain(RedirectRule rule, Map<String, Holder> holders) {
        String target = rule.sampleTarget().orElse(null);
        if (target == null) {
            return null;
        }
        Holder holder = holders.get(target);
        if (holder != null) {
            return holder.line == 0 ? null : refused(rule, "leads to %s, which is an alias that leads on (%s:%d)"
                    .formatted(rule.target(), holder.file, holder.line), "write " + UrlPath.encode(holder.present));
        }
        RedirectRule next = ReservedPaths.isAlwaysAnswered(target) ? null : find(target).map(Match::rule).orElse(null);
        if (next == null) {
            return null;
        }
        if (next.equals(rule)) {
            return refused(rule, "leads to itself", "correct the target, or take the line out");
        }
        Set<RedirectRule> seen = new HashSet<>(Set.of(rule));
        String end = null;
        RedirectRule last = next;
        for (int i = 0; i < LONGEST_CHAIN && last != null && seen.add(last); i++) {
            end = last.target();
            String further = last.sampleTarget().filter(path -> !holders.containsKey(path)).orElse(null);
            last = further == null ? null : find(further).map(Match::rule).orElse(null);
        }
        return last != null
                ? refused(rule, "leads to %s, which leads round to it again (%s)".formatted(rule.target(), next.place()),
                        "take one of the two lines out")
                : refused(rule, "leads to %s, which leads on (%s)".formatted(rule.target(), next.place()),
                        end == null ? "give it the status 410, as nothing is there any more" : "write " + end);
    }

    private static Problem refused(RedirectRule rule, String message, String hint) {
        return Problem.error(rule.file(), rule.line(), rule.column(), "the redirect of %s %s".formatted(rule.source(), message), hint);
    }
}
