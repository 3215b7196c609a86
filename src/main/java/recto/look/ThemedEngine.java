package recto.look;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Qute;
import io.quarkus.qute.Template;
import io.quarkus.qute.runtime.EngineProducer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import recto.web.PageFacts;

/** The engine that renders pages: Qute's own engine, except that it looks for templates in the theme first. */
@Alternative
@Priority(1)
@ApplicationScoped
class ThemedEngine extends ForwardingEngine {

    private final Engine builtIn;
    private final ThemeFolder folder;
    private final ThemeEngines engines;

    /** @param first not used, but its injection makes sure that Qute's own engine exists */
    ThemedEngine(EngineProducer first, ThemeFolder folder, ThemeConfig config, PageFacts facts) {
        this.builtIn = Qute.engine();
        this.folder = folder;
        this.engines = new ThemeEngines(builtIn, folder, config, facts);
    }

    @Override
    Engine engine() {
        return builtIn;
    }

    @Override
    public Template getTemplate(String id) {
        Template template = builtIn.getTemplate(id);
        boolean isThemed = template != null && folder.theme().hasTemplates() && !id.startsWith(BrokenTemplatePage.FOLDER);
        return isThemed ? new ThemedTemplate(this, engines, template, id) : template;
    }
}
