package recto.look;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What is wrong with a template of the theme, for who works on it. It includes nothing, and no theme replaces it: it cannot fail as well.
 */
class BrokenTemplatePage {

    /** Where its template is. */
    static final String FOLDER = "look/";

    @CheckedTemplate(basePath = "look")
    static class Templates {
        static native TemplateInstance broken(TemplateFault fault);
    }

    private BrokenTemplatePage() {}

    static String of(TemplateFault fault) {
        return Templates.broken(fault).render();
    }
}
