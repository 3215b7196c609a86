package recto.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import recto.frontmatter.Problem;

/** Prints problems so that a person can read them: each of a few, and of many the first places of each kind and their number. */
final class ProblemList {

    /** So many are read one by one. */
    private static final int FEW = 100;
    private static final int FIRST_PLACES = 3;
    /** What differs between two problems of one kind: what is quoted, an address, a number. */
    private static final Pattern PARTICULAR = Pattern.compile("'[^']*'|\"[^\"]*\"|\\([^()]*\\)|https?://\\S+|/\\S+|\\d+");

    private final boolean all;

    /** @param all whether to print each, however many there are */
    ProblemList(boolean all) {
        this.all = all;
    }

    void print(List<Problem> problems, PrintWriter out) {
        if (all || problems.size() <= FEW) {
            problems.forEach(out::println);
            return;
        }
        kinds(problems).forEach(ofKind -> {
            ofKind.stream().limit(FIRST_PLACES).forEach(out::println);
            if (ofKind.size() > FIRST_PLACES) {
                out.printf("... and %,d more like %s (--full lists them)%n", ofKind.size() - FIRST_PLACES,
                        ofKind.size() == FIRST_PLACES + 1 ? "it" : "these");
            }
        });
    }

    /** The problems of each kind together, the kind with most of them first. */
    static List<List<Problem>> kinds(List<Problem> problems) {
        Map<String, List<Problem>> kinds = new LinkedHashMap<>();
        problems.forEach(problem -> kinds.computeIfAbsent(kind(problem), kind -> new ArrayList<>()).add(problem));
        return kinds.values().stream().sorted((a, b) -> Integer.compare(b.size(), a.size())).toList();
    }

    private static String kind(Problem problem) {
        return problem.severity() + PARTICULAR.matcher(problem.message()).replaceAll("…");
    }

    /** Such as "2 errors, 1 warning". */
    static String counts(List<Problem> problems) {
        int errors = (int) problems.stream().filter(Problem::isError).count();
        return counts(errors, problems.size() - errors);
    }

    static String counts(int errors, int warnings) {
        return "%d error%s, %d warning%s".formatted(errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    }
}
