package recto.look;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page that tells whoever works on a theme what is wrong with one of its templates. Its own template includes no other and cannot be
 * replaced by a theme, so that it does not fail as well.
 */
class BrokenTemplatePage {

    /** The folder of its template. */
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
