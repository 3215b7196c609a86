package recto.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import recto.frontmatter.Problem;

class ProblemOptionsTest {

    private static final List<Problem> TWO = List.of(Problem.error("a,b.md", 3, 5, "is 100% wrong", "mend it"),
            Problem.warning("c.md", 1, 1, "is odd", "look at it"));

    @Test
    void githubShowsEachProblemBesideItsLine() {
        assertEquals("""
                ::error file=content/a%2Cb.md,line=3,col=5::is 100%25 wrong; mend it
                ::warning file=content/c.md,line=1,col=1::is odd; look at it
                """, printed(TWO, "--format=github"));
    }

    @Test
    void aProgramGetsJson() {
        String json = "{\"files\":2,\"errors\":1,\"warnings\":1,\"problems\":[{\"file\":\"a,b.md\",\"line\":3,\"column\":5,"
                + "\"severity\":\"error\",\"message\":\"is 100% wrong\",\"hint\":\"mend it\"},{\"file\":\"c.md\",\"line\":1,\"column\":1,"
                + "\"severity\":\"warning\",\"message\":\"is odd\",\"hint\":\"look at it\"}]}\n";
        assertEquals(json, printed(TWO, "--json"));
        assertEquals(json, printed(TWO, "--format", "JSON"));
    }

    @Test
    void tenThousandProblemsStayReadable() {
        List<Problem> many = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            many.add(i % 100 == 0 ? Problem.error("d%d.md".formatted(i), i, 1, "'%d' is no date".formatted(i), "write a date")
                    : Problem.warning("p%d.md".formatted(i), i, 2, "the picture '%d.png' is not there".formatted(i), "put it there"));
        }
        assertEquals("""
                p1.md:1:2: warning: the picture '1.png' is not there; put it there
                p2.md:2:2: warning: the picture '2.png' is not there; put it there
                p3.md:3:2: warning: the picture '3.png' is not there; put it there
                ... and 9,897 more like these (--full lists them)
                d100.md:100:1: '100' is no date; write a date
                d200.md:200:1: '200' is no date; write a date
                d300.md:300:1: '300' is no date; write a date
                ... and 97 more like these (--full lists them)
                """, printed(many));
        assertEquals(10_000, printed(many, "--full").lines().count());
        assertEquals("100 errors, 9900 warnings", ProblemList.counts(many));
        assertTrue(printed(TWO).startsWith("a,b.md:3:5: is 100% wrong; mend it\n"));
    }

    private static String printed(List<Problem> problems, String... options) {
        CheckCommand command = new CheckCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        StringWriter out = new StringWriter();
        command.options.print(problems, Path.of("content"), new PrintWriter(out, true), answer -> answer.put("files", 2));
        return out.toString().replace("\r\n", "\n");
    }
}
