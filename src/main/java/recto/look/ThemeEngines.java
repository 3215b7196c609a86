package recto.look;

import io.quarkus.qute.Engine;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.look.Theme.ThemeFile;
import recto.web.PageFacts;

/**
 * Keeps the engine that knows the templates of the theme. Each state of the folder gets an engine of its own, so that no engine ever has a
 * template of an earlier state. A template that fails is set aside until the folder changes.
 */
final class ThemeEngines {

    private static final Logger LOG = Logger.getLogger(ThemeEngines.class);

    private final Engine builtIn;
    private final ThemeFolder folder;
    private final ThemeConfig config;
    private final PageFacts facts;
    private volatile @Nullable State current;
    /** What was last reported about which version of which file; guarded by this object's lock. */
    private final Map<ThemeFile, String> reported = new HashMap<>();

    /**
     * @param whole the theme as it is in the folder
     * @param used the theme without the templates that were set aside
     */
    record State(Theme whole, Theme used, Engine engine) {}

    ThemeEngines(Engine builtIn, ThemeFolder folder, ThemeConfig config, PageFacts facts) {
        this.builtIn = builtIn;
        this.folder = folder;
        this.config = config;
        this.facts = facts;
    }

    /** Whether a template that fails shows its fault instead of being replaced by the built-in one. */
    boolean showsFaults() {
        return config.edit();
    }

    State current() {
        State present = current;
        return present != null && present.whole == folder.theme() ? present : renew();
    }

    private synchronized State renew() {
        Theme theme = folder.theme();
        if (current == null || current.whole != theme) {
            reported.keySet().retainAll(theme.files().values());
            for (String id : theme.templateIds()) {
                if (builtIn.locate(id).isEmpty()) {
                    report(Logger.Level.INFO, theme, "templates/" + id,
                            "templates/%s replaces none of Recto's templates; it is used where another template includes it".formatted(id));
                }
            }
            current = new State(theme, theme, engine(theme));
        }
        return current;
    }

    /** Makes an engine that finds the templates of this theme before the built-in ones. */
    Engine engine(Theme theme) {
        return builtIn.newBuilder().addSectionHelper(new KeptSection(false)).addLocator(new ThemeLocator(theme)).build();
    }

    synchronized State setAside(State failed, TemplateFault fault) {
        report(Logger.Level.WARN, failed.whole, fault.file(), fault.message() + "; the built-in template takes its place");
        if (current == failed) {
            Theme rest = failed.used.without(fault.file());
            current = new State(failed.whole, rest, engine(rest));
        }
        return current();
    }

    /** Renders the page about the fault, which is shown instead of whichever page was asked for. */
    String brokenPage(State failed, TemplateFault fault) {
        report(Logger.Level.WARN, failed.whole, fault.file(), fault.message());
        facts.failed();
        return BrokenTemplatePage.of(fault);
    }

    /** Reports a fault on every template of the theme, where no single one is to blame. */
    void reportOnAll(State failed, String message) {
        for (String id : failed.used.templateIds()) {
            report(Logger.Level.WARN, failed.whole, "templates/" + id, "templates/" + id + ": " + message);
        }
    }

    /** Logs a message about a version of a file unless that was the last one about it. */
    private synchronized void report(Logger.Level level, Theme theme, String file, String message) {
        ThemeFile version = theme.files().get(file);
        if (version != null && !message.equals(reported.put(version, message))) {
            LOG.logf(level, "The theme: %s", message);
        }
    }
}
