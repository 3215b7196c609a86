package recto.redirects;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import recto.frontmatter.Problem;
import recto.frontmatter.SourceText;

/** The files of a content folder that say which addresses lead elsewhere: Recto's own, in YAML, and those of Netlify. */
public final class RedirectFile {

    /** By their order: where two files are about one address, the earlier one counts. */
    private static final List<String> NAMES = List.of("redirects.yaml", "redirects.yml", "_redirects", "static/_redirects",
            "public/_redirects");
    public static final Comparator<String> ORDER = Comparator.comparingInt(NAMES::indexOf);
    private static final int MOST_RULES = 10_000;
    /** Each of those with the same beginning is compared with each address that is asked for. */
    private static final int MOST_PATTERNS = 1_000;

    private RedirectFile() {}

    /** @param path below the content folder */
    public static boolean isOne(String path) {
        return NAMES.contains(path);
    }

    /**
     * Reads the rules of a file. A line that cannot be a rule is a problem, and the others count all the same.
     *
     * @param site the address of this site: what leads there leads to a path of it
     * @return empty where the file as a whole cannot be read: what was imported from it stays
     */
    public static Optional<List<RedirectRule>> parse(String file, byte[] bytes, URI site, List<Problem> problems) {
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return Optional.of(List.of());
        }
        List<RedirectRule> rules = new ArrayList<>();
        RuleReader reader = new RuleReader(file, String.valueOf(site.getRawAuthority()), rules, problems);
        String text = SourceText.decode(file, bytes, problems).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        boolean isRead = true;
        if (file.endsWith("_redirects")) {
            new NetlifyLines(reader).read(text);
        } else {
            isRead = new YamlRules(reader).read(text);
        }
        List<RedirectRule> patterns = rules.stream().filter(rule -> !rule.isExact()).toList();
        if (patterns.size() > MOST_PATTERNS) {
            RedirectRule first = patterns.get(MOST_PATTERNS);
            problems.add(Problem.error(file, first.line(), first.column(), "has more than %d patterns".formatted(MOST_PATTERNS),
                    "say the same with fewer, or with whole addresses"));
            isRead = false;
        }
        if (rules.size() > MOST_RULES) {
            RedirectRule first = rules.get(MOST_RULES);
            problems.add(Problem.error(file, first.line(), first.column(), "has more than %d redirects".formatted(MOST_RULES),
                    "say the same with prefixes, such as /old/* to /new/:splat"));
            isRead = false;
        }
        return isRead ? Optional.of(List.copyOf(rules)) : Optional.empty();
    }
}
