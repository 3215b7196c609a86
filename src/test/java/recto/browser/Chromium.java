package recto.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The Chromium of this machine, started once. Where there is none the tests are skipped, but fail where CI is true. */
class Chromium implements ExecutionCondition, BeforeAllCallback {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String NONE = "There is no Chromium on this machine: none of %s is on the PATH".formatted(NAMES);

    private static Browser browser;

    static Browser browser() {
        return browser;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return executable().isPresent() || isCi() ? ConditionEvaluationResult.enabled(null) : ConditionEvaluationResult.disabled(NONE);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (browser != null) {
            return;
        }
        Playwright playwright = playwright();
        browser = launch(playwright);
        context.getRoot().getStore(Namespace.create(Chromium.class)).put("playwright", (AutoCloseable) playwright::close);
    }

    /** Each thread needs one of its own; to close it ends what was launched with it. */
    static Playwright playwright() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        // Playwright would bring browsers of its own
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    static Browser launch(Playwright playwright) {
        Path executable = executable().orElseThrow(() -> new AssertionError(NONE));
        return playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setHeadless(true).setArgs(List.of(
                        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    private static boolean isCi() {
        return Boolean.parseBoolean(System.getenv("CI"));
    }

    private static Optional<Path> executable() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }
}
