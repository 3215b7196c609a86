package recto.site;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;

/** What every template may name. */
@TemplateGlobal
class SiteGlobals {

    static SiteConfig site() {
        return Arc.container().instance(SiteConfig.class).get();
    }
}
