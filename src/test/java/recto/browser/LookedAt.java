package recto.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import recto.imports.TestBlog;

/** A blog that is empty before each test, and a browser that measures what stands where on its pages. */
abstract class LookedAt {

    static final String PARAGRAPH = "A keeper of a light writes into the book of the watch what the sea has done and what the lamp has done, "
            + "and on most nights that is the same line as the night before, in the same hand, with another date above.\n\n";
    static final int DESK = 1280;
    static final int TELEPHONE = 390;

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    Page page;

    @BeforeEach
    void open() {
        blog.empty();
        page = Chromium.browser().newPage(new Browser.NewPageOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterEach
    void close() {
        page.close();
    }

    final void show(String path, int width) {
        page.setViewportSize(width, 900);
        page.navigate(home.resolve(path).toString());
    }

    final BoundingBox box(String selector) {
        return page.locator(selector).first().boundingBox();
    }

    final boolean scrolls(String selector) {
        return (Boolean) page.locator(selector).first().evaluate("e => e.scrollWidth > e.clientWidth");
    }

    static String style(Locator element, String property) {
        return (String) element.evaluate("(e, property) => getComputedStyle(e).getPropertyValue(property)", property);
    }
}
