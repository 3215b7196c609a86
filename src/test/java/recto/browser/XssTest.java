package recto.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;

/** Whatever stands in an article, a header, the name of a file, a drawing or a search: no script of it runs, also where a browser has no CSP. */
@ExtendWith(Chromium.class)
@QuarkusTest
@WithTestResource(TestPostgres.class)
class XssTest {

    /** Attempts that are so much in one article that few pages have to be loaded. */
    private static final int IN_ONE_ARTICLE = 70;
    /** How many attempts at the end of the list leave open what they begin, so that each needs an article of its own. */
    private static final int LEFT_OPEN = 6;
    /** What the attempts call. A picture and a shape have an x of their own, which their event handlers would call. */
    private static final String RUN = "window.ran(";
    /** Ends whatever an attempt has begun, so that it does not swallow the next one. */
    private static final String END = "\n\n</script></style></textarea></title></xmp></noembed></noframes></noscript></iframe></select></template>"
            + "</svg></math></object></form></table></p>--> ]]> ?>\n\n";

    /** What breaks out of an element, an attribute, a comment, the JSON of a script or an address. */
    private static final List<String> OUTBREAKS = List.of("</title></script><script>x()</script>", "\"><img src=q onerror=x()>",
            "' autofocus onfocus=x() a='", "\" tabindex=0 onmouseover=x() a=\"", "--><svg onload=x()>",
            "\\\"}</script><img src=q onerror=x()>",
            "javascript:x()", "<!--<script>x()</script>", "&lt;img src=q onerror=x()&gt;", "{inject:x} ${x()} {{x()}}",
            "\\u003cimg src=q onerror=x()\\u003e", "`-x()-`</textarea><iframe src=javascript:parent.x()>");

    private static final String DRAWING = """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90" onload="x('svg load')">
            <script>x('svg script')</script><script xlink:href="https://evil.test/s.js"/><rect width="9" height="9" onmouseover="x('svg over')"/>
            <a xlink:href="javascript:x('svg link')"><text y="40">a</text></a><a href="java&#10;script:x('svg line')"><text y="60">a</text></a>
            <foreignObject width="90" height="90"><body xmlns="http://www.w3.org/1999/xhtml" onload="x('svg body')"><img src="q" onerror="x('svg img')"/>
            <iframe src="javascript:parent.x('svg frame')"/></body></foreignObject><animate onbegin="x('svg begin')" attributeName="x" dur="1s"/>
            <a><animate attributeName="href" values="javascript:x('svg animate')"/><text y="80">a</text></a><image href="https://evil.test/i.png"/>
            <style>@import "https://evil.test/s.css";</style><use href="https://evil.test/u.svg#a"/></svg>
            """;

    /** Does to each element what a reader may do, and returns what would run if she followed it, or could run elsewhere. */
    private static final String TOUCH = """
            () => {
                addEventListener('click', event => event.preventDefault(), true);
                addEventListener('submit', event => event.preventDefault(), true);
                const left = [];
                for (const e of document.querySelectorAll('*')) {
                    for (const type of ['mouseover', 'mouseenter', 'pointerenter', 'pointerover', 'focus', 'blur', 'toggle', 'beforetoggle', 'error',
                            'load', 'animationstart', 'wheel', 'input', 'loadstart', 'begin', 'pageshow', 'hashchange', 'close', 'click']) {
                        e.dispatchEvent(new Event(type, { cancelable: true, bubbles: type === 'click' }));
                    }
                    for (const a of e.attributes) {
                        if (/^on/i.test(a.name) || a.name === 'style' || a.name === 'srcdoc'
                                || !['content', 'value', 'alt', 'title'].includes(a.name) && /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(a.value)) {
                            left.push(a.name + ' of ' + e.outerHTML.slice(0, 200));
                        }
                    }
                }
                for (const e of document.querySelectorAll('script:not([type="application/ld+json"]), style, iframe, frame, object, embed, applet, '
                        + 'body svg, math, base, template, portal, body link, body meta, form:not([role=search]), select, textarea, marquee')) {
                    if (!location.pathname.startsWith('/media/')) {
                        left.push(e.outerHTML.slice(0, 200));
                    }
                }
                return left;
            }""";

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    private final Set<String> faults = new TreeSet<>();
    private final List<String> paths = new ArrayList<>();

    @BeforeEach
    void publish() throws IOException {
        blog.empty();
        List<String> attempts = Files.readAllLines(Path.of("src/test/resources/xss.txt")).stream().filter(line -> !line.startsWith("# "))
                .toList();
        assertEquals(211, attempts.size());
        int together = attempts.size() - LEFT_OPEN;
        for (int i = together; i < attempts.size(); i++) {
            blog.article("alone-%d.md".formatted(i), "Attempt " + i, "", attempts.get(i).replace("x()", RUN + i + ")") + "\n\nThe end.\n");
            paths.add("/articles/alone-" + i);
        }
        for (int from = 0; from < together; from += IN_ONE_ARTICLE) {
            StringBuilder body = new StringBuilder();
            for (String attempt : attempts.subList(from, Math.min(together, from + IN_ONE_ARTICLE))) {
                String named = attempt.replace("x()", RUN + attempts.indexOf(attempt) + ")");
                body.append(named).append(named.startsWith("~~~") ? "\ncode\n~~~" : "").append(END);
            }
            blog.article("body-%d.md".formatted(from), "Attempts from %d".formatted(from), "", body + "The end.\n");
            paths.add("/articles/body-" + from);
        }
        for (int i = 0; i < OUTBREAKS.size(); i++) {
            String value = "'" + OUTBREAKS.get(i).replace("x()", RUN + "\"header " + i + "\")").replace("'", "''") + "'";
            blog.file("header-%d.md".formatted(i), """
                    ---
                    title: %1$s
                    subtitle: %1$s
                    description: %1$s
                    author: [%1$s]
                    tags: [%1$s]
                    series: %1$s
                    read_time: %1$s
                    heroImage: '%2$s'
                    heroAlt: %1$s
                    cta: %1$s
                    ---
                    Text.
                    """.formatted(value, List.of("drawing.svg", "gone.jpg", "\"><img src=q onerror=x()>.png").get(i % 3)));
            paths.add("/articles/header-" + i);
        }
        blog.file("drawing.svg", DRAWING.replace("x(", RUN)).file("\"><img src=q onerror=x()>.png", TestPictures.jpeg(40, 20))
                .file("\"><img src=q onerror=x()>.md", "---\ntitle: Named\n---\n![a](drawing.svg)\n").importAll();
        OUTBREAKS.stream().limit(4).forEach(outbreak -> paths.add("/search?q=" + URLEncoder.encode(outbreak, StandardCharsets.UTF_8)));
        paths.addAll(List.of("/", "/tags", "/authors", "/archive", "/series", "/feeds"));
    }

    @Test
    void nothingRuns() {
        for (boolean hasPolicy : new boolean[] {true, false}) {
            try (BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions().setBypassCSP(!hasPolicy))) {
                // What does not run without the policy does not run with it either; a few pages show that it forbids nothing of ours
                visitAll(context, hasPolicy ? paths.subList(0, 6) : paths, hasPolicy ? "" : "without CSP: ");
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    private void visitAll(BrowserContext context, List<String> paths, String mode) {
        // A function that the browser has, and no policy takes away
        context.exposeBinding("ran",
                (source, arguments) -> faults.add(mode + "it ran: " + List.of(arguments) + " at " + source.frame().url()));
        context.route("**", route -> {
            if (route.request().url().startsWith(home.toString())) {
                route.resume();
            } else {
                faults.add(mode + "asked for " + route.request().url());
                route.abort();
            }
        });
        Page page = context.newPage();
        page.onDialog(dialog -> {
            faults.add(mode + "asked the reader: " + dialog.message());
            dialog.dismiss();
        });
        List<String> all = new ArrayList<>(paths);
        for (int i = 0; i < all.size(); i++) {
            page.navigate(home.resolve(all.get(i)).toString());
            for (Object left : (List<?>) page.evaluate(TOUCH)) {
                faults.add(mode + all.get(i) + ": " + left);
            }
            if (all.get(i).startsWith("/articles/body-") || all.get(i).startsWith("/articles/alone-")) {
                assertTrue(page.locator(".prose").textContent().strip().endsWith("The end."),
                        "An attempt swallows those after it in " + all.get(i));
            }
            if (all.get(i).equals("/articles/header-0") || all.get(i).equals("/articles/header-1")) {
                all.add((String) page.locator(".hero img").getAttribute("src"));
            }
        }
    }
}
