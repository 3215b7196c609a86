package recto.header;

import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import recto.Tries;
import recto.frontmatter.Problem;

/** Headers that nobody would write: each is read or refused, with a place, soon, and never with an exception. */
class AnyHeaderTest {

    private static final String[] PARTS = ("---\n|+++\n|{|}|[|]|title|: |tags|publish_date|author|slug|aliases|lang|draft|x|\n|\n  |\n- |\t|'|\"|\\|\\u|#|&a |*a|<<: |"
            + "!!str |? |>-\n|,| = |[[t]]\n|2026-05-31|T10:00|Z|true|null|~|1e999|0x1F|.inf|-|--- #|%YAML 1.2\n|é|字|\uD83D\uDE80|\u0000|\uFEFF|\u2028|/../|https://x|'''|\"\"\"")
            .split("\\|");

    @Test
    void anyHeaderIsReadOrRefusedWithItsPlace() {
        Random random = new Random(5);
        for (int i = 0; i < Tries.of(4_000); i++) {
            StringBuilder header = new StringBuilder(new String[] {"---\n", "+++\n", "{", "title: ", ""}[random.nextInt(5)]);
            for (int n = random.nextInt(30); n > 0; n--) {
                header.append(PARTS[random.nextInt(PARTS.length)]);
            }
            header.append(new String[] {"\n---\n", "\n+++\n", "}\n", "\n", ""}[random.nextInt(5)]).append("Text.");
            String text = header.toString();
            List<Problem> problems = new ArrayList<>();
            Optional<FrontMatter> read = assertTimeout(Duration.ofSeconds(2), () -> FrontMatterParser.parse("a.md", text, UTC, problems),
                    text);
            assertTrue(read.isPresent() || problems.stream().anyMatch(Problem::isError), () -> "neither read nor refused: " + text);
            assertTrue(problems.stream().allMatch(problem -> problem.toString().matches("(?s)a\\.md:[1-9]\\d*:[1-9]\\d*: .+")),
                    () -> problems + " in " + text);
        }
    }
}
