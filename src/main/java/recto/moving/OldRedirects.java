package recto.moving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.frontmatter.Problem;

/** The redirects in the configuration of Astro, Next and Docusaurus, which nobody is to lose with it. */
final class OldRedirects {

    private static final String QUOTED = "[\"'`]([^\"'`\\n]+)[\"'`]";
    /** Next's and Docusaurus' pairs of names, in both orders. */
    private static final Pattern NAMED = Pattern
            .compile("\\b(?:source|from)\\s*:\\s*" + QUOTED + "\\s*,\\s*(?:destination|to)\\s*:\\s*" + QUOTED);
    private static final Pattern NAMED_BACK = Pattern.compile("\\bto\\s*:\\s*" + QUOTED + "\\s*,\\s*from\\s*:\\s*" + QUOTED);
    /** Astro's pairs of addresses. */
    private static final Pattern PAIR = Pattern.compile("[\"'`](/[^\"'`\\n]*)[\"'`]\\s*:\\s*" + QUOTED);
    /** What stands for one part of an address, or for all that are left. */
    private static final Pattern REST = Pattern.compile("/(?::\\w+[*+]?|\\[(?:\\.\\.\\.)?\\w+])$");

    private OldRedirects() {}

    /** A line for each that is not kept by itself, with what is to be written for it. @param file of the configuration */
    static List<Problem> of(ConfigText config, String file) {
        Map<String, String> found = new LinkedHashMap<>();
        config.pairs(NAMED).forEach(pair -> found.put(pair.get(0), pair.get(1)));
        config.pairs(NAMED_BACK).forEach(pair -> found.put(pair.get(1), pair.get(0)));
        config.inside("redirects").pairs(PAIR).forEach(pair -> found.put(pair.get(0), pair.get(1)));
        List<Problem> problems = new ArrayList<>();
        found.forEach((from, to) -> {
            Matcher rest = REST.matcher(from);
            String old = rest.find() ? rest.replaceFirst("/*") : from;
            String present = rest.reset().find() ? REST.matcher(to).replaceFirst("/:splat") : to;
            boolean isPlain = old.startsWith("/") && !(old + present).matches(".*(?:/:(?!splat$)|\\[|\\(|\\{).*");
            problems.add(Problem.warning(file, 1, 1, "redirects %s to %s, which is not taken over".formatted(from, to),
                    isPlain ? "add a line to redirects.yaml in the content folder: %s: %s".formatted(old, present)
                            : "add a line for each address to redirects.yaml in the content folder, such as /old: /new"));
        });
        return problems;
    }
}
