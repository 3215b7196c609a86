package recto.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a browser sees of a page that it loads once and then looks at in every colour scheme and width, with other styles, and on paper. */
final class PageVisit {

    /** Those of WCAG 2.2 by name: axe leaves the size of targets out unless it is asked for. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String VIOLATIONS = """
            tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(results => results.violations.map(
                rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(', ')))""";

    /** Texts of which a part is hidden, in a box that is too small and does not scroll. No range has leader dots, which may be cut. */
    private static final String CUT_TEXTS = """
            () => [...document.querySelectorAll('body *')].filter(e => {
                const style = getComputedStyle(e), texts = document.createRange(), box = e.getBoundingClientRect();
                texts.selectNodeContents(e);
                const { left, right } = texts.getBoundingClientRect(), beside = right > box.right + 1 || left < box.left - 1;
                return e.clientHeight > 2 && e.clientWidth > 2 && e.textContent.trim() !== ''
                    && (['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && beside
                        || ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
            }).map(e => e.outerHTML.slice(0, 100))""";

    private static final String BACKGROUND_IS_LIGHT = """
            () => {
                const own = e => getComputedStyle(e).backgroundColor, canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
                pen.fillStyle = 'white'; pen.fillRect(0, 0, 1, 1);
                for (const e of [document.documentElement, document.body]) { pen.fillStyle = own(e); pen.fillRect(0, 0, 1, 1); }
                const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
                return r + g + b > 3 * 128;
            }""";

    /** WCAG 2.2, 1.4.4 and 1.4.12: twice the size, and then all the space between letters, words and lines that a reader may set. */
    private static final List<String> LARGER = List.of("html { font-size: 200% }",
            "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");

    /** The page's own Content-Security-Policy, which holds in this visit, lets no style element in. */
    private static final String ADD_STYLE = """
            css => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                document.adoptedStyleSheets.push(sheet);
            }""";

    private static final String AXE = script();

    final int status;
    final String title;
    final String language;
    final int headings;
    final int mains;
    /** Whatever the console complained of, did not load, or came from elsewhere. */
    final List<String> faults = new ArrayList<>();
    final Map<ColorScheme, Boolean> hasLightBackground = new EnumMap<>(ColorScheme.class);
    final List<String> violations = new ArrayList<>();
    final boolean hasNavigation;
    final List<String> navigationOnPaper;
    final boolean hasHeadingOnPaper;
    /** By the width of the screen, the width that the page takes. */
    final Map<Integer, Object> widths = new TreeMap<>();
    final List<String> cut = new ArrayList<>();

    private final Page page;

    /** @param path of a page of this site */
    static PageVisit to(Browser browser, URI home, String path) {
        try (BrowserContext context = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.LIGHT))) {
            return new PageVisit(context.newPage(), home, path);
        }
    }

    private PageVisit(Page page, URI home, String path) {
        this.page = page;
        listen(home, home.resolve(path).toString());
        status = page.navigate(home.resolve(path).toString()).status();
        title = page.title();
        language = page.locator("html").getAttribute("lang");
        Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        headings = heading.count();
        mains = page.getByRole(AriaRole.MAIN).count();
        hasNavigation = page.getByRole(AriaRole.NAVIGATION).first().isVisible();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        navigationOnPaper = page.locator("nav").all().stream().filter(Locator::isVisible).map(nav -> nav.getAttribute("aria-label"))
                .toList();
        hasHeadingOnPaper = heading.first().isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setReducedMotion(ReducedMotion.REDUCE));

        page.evaluate(AXE);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            hasLightBackground.put(scheme, (Boolean) page.evaluate(BACKGROUND_IS_LIGHT));
            for (int width : List.of(390, 1280)) {
                page.setViewportSize(width, 900);
                for (Object violation : (List<?>) page.evaluate(VIOLATIONS, RULES)) {
                    violations.add(scheme + ", " + width + ": " + violation);
                }
            }
        }
        for (int width : List.of(320, 390)) {
            page.setViewportSize(width, 640);
            widths.put(width, page.evaluate("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
        }
        for (String style : LARGER) {
            page.evaluate(ADD_STYLE, style);
            for (int width : List.of(320, 1280)) {
                page.setViewportSize(width, 800);
                for (Object text : (List<?>) page.evaluate(CUT_TEXTS)) {
                    cut.add(width + ", " + style + ": " + text);
                }
                Object taken = page.evaluate("() => document.documentElement.scrollWidth");
                if (!taken.equals(width)) {
                    cut.add(width + ", " + style + ": the page is " + taken + " wide");
                }
            }
        }
    }

    private void listen(URI home, String address) {
        page.onConsoleMessage(message -> {
            // The document that is not there is one line of its own
            boolean isExpected = message.text().contains("404") && message.location().startsWith(address);
            if (!isExpected && List.of("error", "warning").contains(message.type())) {
                faults.add("console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequestFailed(request -> faults.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.url().equals(address)) {
                faults.add(response.status() + ": " + response.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(home.toString())) {
                faults.add("elsewhere: " + request.url());
            }
        });
    }

    private static String script() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
