package recto.look;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Qute;
import io.quarkus.qute.Template;
import io.quarkus.qute.runtime.EngineProducer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import recto.look.Theme.ThemeFile;
import recto.web.PageFacts;

/**
 * What pages are rendered with in place of Qute's own engine: the same one, and beside it one that finds the theme's templates first. Of
 * that there is another for each state of the theme, so that no template of an earlier state is ever left in it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class ThemedEngine extends ForwardingEngine {

    private static final Logger LOG = Logger.getLogger(ThemedEngine.class);

    private final Engine plain;
    private final ThemeFolder folder;
    private final ThemeConfig config;
    private final PageFacts facts;
    private volatile Themed themed;
    /** Which version of which file has been complained of, and how; guarded by this. */
    private final Map<ThemeFile, String> told = new HashMap<>();

    /**
     * @param whole as it is in the folder
     * @param used without what was set aside since
     */
    record Themed(Theme whole, Theme used, Engine engine) {}

    /** @param first asked for so that the engine is there */
    ThemedEngine(EngineProducer first, ThemeFolder folder, ThemeConfig config, PageFacts facts) {
        plain = Qute.engine();
        this.folder = folder;
        this.config = config;
        this.facts = facts;
    }

    @Override
    Engine engine() {
        return plain;
    }

    @Override
    public Template getTemplate(String id) {
        Template template = plain.getTemplate(id);
        return template == null || !folder.theme().hasTemplates() || id.startsWith(BrokenTemplatePage.FOLDER) ? template : new ThemedTemplate(this, template, id);
    }

    boolean isEdited() {
        return config.edit();
    }

    /** Instead of the page that was asked for, whichever it was. */
    String brokenPage(Themed failed, TemplateFault fault) {
        tell(Logger.Level.WARN, failed.whole, fault.file(), fault.message());
        facts.failed();
        return BrokenTemplatePage.of(fault);
    }

    Themed themed() {
        Themed present = themed;
        return present != null && present.whole == folder.theme() ? present : renew();
    }

    private synchronized Themed renew() {
        Theme theme = folder.theme();
        if (themed == null || themed.whole != theme) {
            told.keySet().retainAll(theme.files().values());
            for (String id : theme.templateIds()) {
                if (plain.locate(id).isEmpty()) {
                    tell(Logger.Level.INFO, theme, "templates/" + id, "templates/%s replaces none of Recto's; it is used where another includes it".formatted(id));
                }
            }
            themed = new Themed(theme, theme, engine(theme));
        }
        return themed;
    }

    /** One that finds the templates of this state of the theme. */
    Engine engine(Theme theme) {
        return plain.newBuilder().addLocator(new ThemeLocator(theme)).build();
    }

    /** Goes on without a template that failed, until something in the folder changes. */
    synchronized Themed setAside(Themed failed, TemplateFault fault) {
        tell(Logger.Level.WARN, failed.whole, fault.file(), fault.message() + "; the built-in template takes its place");
        if (themed == failed) {
            Theme rest = failed.used.without(fault.file());
            themed = new Themed(failed.whole, rest, engine(rest));
        }
        return themed;
    }

    /** For want of one that is to blame. */
    void tellOfAll(Themed failed, String message) {
        for (String id : failed.used.templateIds()) {
            tell(Logger.Level.WARN, failed.whole, "templates/" + id, "templates/" + id + ": " + message);
        }
    }

    /** Once for each version of a file and each thing that is wrong with it. */
    private synchronized void tell(Logger.Level level, Theme theme, String file, String message) {
        ThemeFile version = theme.files().get(file);
        if (version != null && !message.equals(told.put(version, message))) {
            LOG.logf(level, "The theme: %s", message);
        }
    }
}
