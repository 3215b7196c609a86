package recto.site;

import io.quarkus.qute.TemplateGlobal;

/** The objects that every template can use without declaring them. */
@TemplateGlobal
class SiteGlobals {

    static SiteConfig site() {
        return PresentSite.get();
    }
}
