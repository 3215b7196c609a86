package recto.redirects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Tries;
import recto.frontmatter.Problem;
import recto.redirects.RedirectRules.Holder;

class RedirectFileTest {

    private static final URI SITE = URI.create("https://here.example.org");

    private final List<Problem> problems = new ArrayList<>();

    private String read(String file, String text) {
        return RedirectFile.parse(file, text.getBytes(StandardCharsets.UTF_8), SITE, problems)
                .map(rules -> rules.stream().map(rule -> "%d:%d %s %s %d".formatted(rule.line(), rule.column(), rule.source(),
                        rule.target(), rule.status())).collect(Collectors.joining("\n")))
                .orElse("unread");
    }

    private List<String> told() {
        return problems.stream().map(Problem::toString).toList();
    }

    private Optional<String> leads(String netlify, String path) {
        List<RedirectRule> rules = RedirectFile.parse("_redirects", netlify.getBytes(StandardCharsets.UTF_8), SITE, problems).orElseThrow();
        return new RedirectRules(rules, problems).find(path).map(match -> match.rule().status() + " " + match.location().orElse(""));
    }

    @Test
    void aLineOfNetlifyIsAnAddressATargetAndAStatus() {
        assertEquals("""
                2:1 /old /new 301
                3:3 /now /later 302
                5:1 /p/* https://example.org/:splat 301
                6:1 /n/:y/:slug /:slug?from=:y#x 301
                7:1 /gone null 410
                8:1 /went null 410""", read("_redirects", """
                # Redirects
                /old      /new     # a remark
                  /now/ /later/ 302!

                /p/*\thttps://example.org/:splat\t308
                /n/:y/:slug /:slug?from=:y#x
                /gone 410
                /went / 410
                """));
        assertEquals(List.of(), told());
    }

    @Test
    void yamlHasThemAsKeysOrAsAList() {
        String keys = "2:1 /old /new 301\n3:1 /p/* /q/:splat 301\n4:1 /gone null 410\n5:1 /now /then 302\n8:1 /a b /c 301";
        assertEquals(keys, read("redirects.yaml", """
                # Redirects
                /old: /new
                /p/*: /q/:splat
                /gone: 410
                /now:
                  to: /then
                  status: 302
                "/a%20b": /c
                """));
        assertEquals("3:9 /old /new 302\n6:9 /gone null 410", read("redirects.yml", """
                ---
                # A list
                - from: /old
                  to: /new
                  status: 302
                - from: /gone
                  status: 410
                """));
        assertEquals("2:11 /old /new 301", read("redirects.yaml", "redirects:\n  - from: /old\n    to: /new\n"));
        assertEquals(List.of(), told());
    }

    @Test
    void anEmptyFileHasNoRedirects() {
        assertEquals("", read("redirects.yaml", "\n"));
        assertEquals("", read("redirects.yaml", "# none\n"));
        assertEquals("", read("_redirects", "# none\n\n"));
        assertEquals(List.of(), told());
    }

    @Test
    void aFileThatIsNoYamlIsNotRead() {
        assertEquals("unread", read("redirects.yaml", "/old: /new\n/a: [b\n/c: /d\n"));
        assertEquals("redirects.yaml:2:5", problems.get(0).toString().replaceFirst(": .*", ""));
        assertEquals("unread", read("redirects.yaml", "just words"));
        assertTrue(problems.stream().anyMatch(Problem::isError));
    }

    @Test
    void aFileThatIsNotUtf8IsNotRead() {
        assertTrue(RedirectFile.parse("_redirects", new byte[] {'/', 'a', ' ', (byte) 0xE9}, SITE, problems).isEmpty());
        assertTrue(problems.get(0).isError());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/a /b 200|1:7|the status 200 is not supported",
            "/* /404.html 404|1:14|the status 404 is not supported",
            "/a /b 301 Country=de|1:11|redirects for which 'Country=de' is asked for are not supported",
            "/a id=:id /b/:id 301|1:4|redirects for which the query 'id=:id' decides are not supported",
            "/a?x=1 /b|1:1|redirects by the query",
            "https://old.example.org/* /:splat|1:1|https://old.example.org/* is about a whole host",
            "/a/*.html /b|1:1|* stands for all that follows",
            "/a/*/c /b|1:1|* stands for all that follows",
            "/a/:1 /b|1:1|':1' is no name for a part",
            "/a/:x/:x /b|1:1|':x' is no name for a part"})
    void whatIsNotSupportedIsAWarningAndLeftOut(String line, String place, String message) {
        assertEquals("/y /z 301", read("_redirects", line + "\n/y /z").replaceFirst("2:1 ", ""));
        assertEquals("_redirects:" + place, told().get(0).replaceFirst(": warning: .*", ""));
        assertTrue(told().get(0).contains(message), told().get(0));
        assertEquals(1, problems.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/a javascript:alert(1)|1:4|'javascript:alert(1)' is neither a path of this site nor",
            "/a //evil.example.org|1:4|'//evil.example.org' is neither",
            "/a ftp://example.org/x|1:4|is neither",
            "/a b|1:4|'b' is neither",
            "/a https://|1:4|names no host",
            "/a https://:host/|1:4|names no host",
            "/a/* https://example.org:splat|1:6|names no host",
            "/a https://user@example.org/|1:4|names no host",
            "/a /b/../c|1:4|leads up",
            "/a /b\\c|1:4|has a \\ in it",
            "/a /b/:splat|1:4|the target has :splat",
            "/a/:x /b/:y|1:7|the target has :y",
            "a /b|1:1|does not begin with /",
            "/a/../b /c|1:1|leads up",
            "/a#b /c|1:1|has a # in it",
            "/a|1:1|/a has no target",
            "/a 301|1:1|/a has no target"})
    void whatCannotBeIsAnErrorAtItsPlace(String line, String place, String message) {
        assertEquals("/y /z 301", read("_redirects", line + "\n/y /z").replaceFirst("2:1 ", ""));
        assertTrue(problems.get(0).isError());
        assertTrue(told().get(0).startsWith("_redirects:" + place + ": ") && told().get(0).contains(message), told().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- to: /b", "- from: [a]\n  to: /b", "- /a", "/a:", "/a: [x]", "/a:\n  to: [x]"})
    void aRedirectThatIsNoneIsAnError(String text) {
        assertEquals("", read("redirects.yaml", text));
        assertTrue(problems.get(0).isError());
        assertEquals(1, problems.size(), told().toString());
    }

    /** Parts of both notations in any order. */
    @Test
    void noTextBreaksIt() {
        String[] parts = {"/a", "/*", ":splat", ":x", " ", "  ", "\n", "- from: ", "to: ", "status: ", "301", "410", "https://", "é", "%",
                "%2", "%00",
                "#", "?", "=", "\\", "*", "&", "[", "{", "\"", "'", "..", "/", "//", "\t", "\u0000", "\uD83D\uDE00", "!", "|", ">", "-",
                ":"};
        Random random = new Random(15);
        for (int i = 0; i < Tries.of(4_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length >= 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            List<RedirectRule> rules = new ArrayList<>();
            for (String file : List.of("_redirects", "redirects.yaml")) {
                RedirectFile.parse(file, text.toString().getBytes(StandardCharsets.UTF_8), SITE, problems).ifPresent(rules::addAll);
            }
            RedirectRules all = new RedirectRules(rules, problems);
            all.judge(Map.of(), problems).forEach(rule -> rule.match(rule.sample()).orElseThrow());
            all.find("/a/" + text).flatMap(match -> match.location()).ifPresent(location -> assertTrue(
                    location.matches("(?:/(?!/)|https?://[^/]).*") && location.chars().allMatch(c -> c > ' ' && c < 0x7F), location));
        }
    }

    @Test
    void anUnknownKeyIsAWarning() {
        assertEquals("1:9 /a /b 301", read("redirects.yaml", "- from: /a\n  to: /b\n  force: true\n"));
        assertTrue(told().get(0).startsWith("redirects.yaml:3:3: warning: redirects know no 'force'"), told().get(0));
    }

    @Test
    void aPathIsFoundInAnySpelling() {
        for (String asked : List.of("/Old/Path", "/old/path", "/old/path/", "/OLD/PATH")) {
            assertEquals(Optional.of("301 /new"), leads("/Old/Path/ /new/", asked), asked);
        }
        assertEquals(Optional.of("301 /%E6%96%B0?q=%C3%A9"), leads("/%E6%97%A7 /新?q=é", "/旧"));
        assertEquals(Optional.of("301 https://xn--mller-kva.example/a%20b"),
                leads("/caf\u0065\u0301 https://Müller.example/a%20b", "/café"));
        assertEquals(Optional.empty(), leads("/old /new", "/old/more"));
    }

    @Test
    void aPrefixTakesTheRestAlong() {
        assertEquals(Optional.of("301 /new/A/b"), leads("/old/* /new/:splat", "/OLD/A/b/"));
        assertEquals(Optional.of("301 /new"), leads("/old/* /new/:splat", "/old"));
        assertEquals(Optional.of("301 /new/a%20%25%3F"), leads("/old/* /new/:splat", "/old/a %?"));
        assertEquals(Optional.empty(), leads("/old/* /new/:splat", "/older"));
        assertEquals(Optional.of("301 /"), leads("/old/* /", "/old/a"));
        assertEquals(Optional.of("302 https://example.org/x/a/b"), leads("/* https://example.org/x/:splat 302", "/a/b"));
    }

    @Test
    void aReaderCannotNameAnotherHost() {
        assertEquals(Optional.of("301 /evil.example.org"), leads("/old/* /:splat", "/old//evil.example.org"));
        assertEquals(Optional.of("301 /%5Cevil.example.org"), leads("/old/* /:splat", "/old/\\evil.example.org"));
        assertEquals(Optional.of("301 https://example.org/@evil"), leads("/old/* https://example.org/:splat", "/old/@evil"));
        assertEquals(Optional.of("301 /s?q=a%26b%0D"), leads("/old/:q /s?q=:q", "/old/a&b\r"));
    }

    @Test
    void placeholdersStandForOnePart() {
        assertEquals(Optional.of("301 /blog/shed?y=2019"), leads("/n/:year/:slug /blog/:slug?y=:year", "/n/2019/shed"));
        assertEquals(Optional.empty(), leads("/n/:year/:slug /blog/:slug", "/n/2019"));
        assertEquals(Optional.empty(), leads("/n/:year/:slug /blog/:slug", "/n/2019/a/b"));
        assertEquals(Optional.of("301 /x"), leads("/:a/c /x\n/*  /y", "/b/c"));
    }

    @Test
    void theFirstRuleCountsAndTheOtherIsNeverAskedFor() {
        assertEquals(Optional.of("301 /b"), leads("/a /b\n/A/ /c\n/d/* /e\n/d/x /f", "/a"));
        assertEquals(List.of(
                "_redirects:2:1: warning: /A is never asked for, as _redirects:1 comes first; take one of the two out, or put this one above the other",
                "_redirects:4:1: warning: /d/x is never asked for, as _redirects:3 comes first; take one of the two out, or put this one above the other"),
                told());
    }

    private List<String> judged(String netlify, Map<String, Holder> holders) {
        List<RedirectRule> rules = RedirectFile.parse("_redirects", netlify.getBytes(StandardCharsets.UTF_8), SITE, problems).orElseThrow();
        return new RedirectRules(rules, problems).judge(holders, problems).stream().map(RedirectRule::source).toList();
    }

    @Test
    void aChainIsRefusedWithBothLinesNamed() {
        assertEquals(List.of("/c"), judged("/a /b\n/b /c\n/c /d", Map.of()));
        assertEquals(List.of("_redirects:1:1: the redirect of /a leads to /b, which leads on (_redirects:2); write /d",
                "_redirects:2:1: the redirect of /b leads to /c, which leads on (_redirects:3); write /d"), told());
    }

    @Test
    void aLoopIsRefusedWithBothLinesNamed() {
        assertEquals(List.of(), judged("/a /b\n/b /a\n/c /C/\n/d/* /d/e/:splat\n/* /:splat", Map.of()));
        assertEquals(List.of("_redirects:1:1: the redirect of /a leads to /b, which leads round to it again (_redirects:2)",
                "_redirects:2:1: the redirect of /b leads to /a, which leads round to it again (_redirects:1)",
                "_redirects:3:1: the redirect of /c leads to itself", "_redirects:4:1: the redirect of /d/* leads to itself",
                "_redirects:5:1: the redirect of /* leads to itself"), told().stream().map(line -> line.replaceFirst(";.*", "")).toList());
    }

    @Test
    void anAddressOfThisSiteIsAPathOfIt() {
        assertEquals("1:1 /a /b 301\n2:1 /c / 301\n3:1 /d https://here.example.org:8443/ 301",
                read("_redirects", "https://HERE.example.org/a http://here.example.org/b\n/c https://here.example.org\n"
                        + "/d https://here.example.org:8443/"));
        assertEquals(List.of(), judged("/a https://here.example.org/A", Map.of()));
    }

    @Test
    void patternsThatLeadToOneAnotherAreRefused() {
        assertEquals(List.of("/b/*"), judged("/a/* /b/:splat\n/b/* /c/:splat", Map.of()));
        assertEquals(List.of("/c/*"), judged("/a /c/x\n/c/* /e", Map.of()));
        // Only one of what /a/* leads to is led on, which is done in one hop
        assertEquals(List.of("/a/*", "/b/x"), judged("/a/* /b/:splat\n/b/x /c", Map.of()));
    }

    @Test
    void aTargetThatIsAnAliasIsRefusedAndAPageEndsTheChain() {
        Map<String, Holder> holders = Map.of("/b", new Holder("b.md", "/articles/b", 4), "/c", new Holder("c.md", "/c", 0));
        assertEquals(List.of("/d"), judged("/a /b\n/c /a\n/d /c\n/rss.xml /x\n/e/* /e", holders).stream().filter(
                source -> !source.equals("/rss.xml")).toList());
        assertEquals(List.of("_redirects:1:1: the redirect of /a leads to /b, which is an alias that leads on (b.md:4); write /articles/b",
                "_redirects:2:1: warning: the address /c is that of c.md, so it is not redirected; take the line out, or the other one",
                "_redirects:2:1: the redirect of /c leads to /a, which leads on (_redirects:1); write /b",
                "_redirects:4:1: warning: the address /rss.xml is one of the site itself, so it is not redirected; take the line out, or the other one",
                "_redirects:5:1: the redirect of /e/* leads to itself; correct the target, or take the line out"), told());
    }
}
