package recto.site;

import io.quarkus.arc.Arc;
import org.jspecify.annotations.Nullable;

/** The settings of the site, for what templates call, into which nothing is injected. */
public final class PresentSite {

    /** Null until it is first asked for: a native program is built with classes that are initialised already, and without settings. */
    private static volatile @Nullable SiteConfig known;

    private PresentSite() {}

    /** The settings never change. The container makes a bean of them each time that it is asked, and some twenty expressions of a page ask. */
    public static SiteConfig get() {
        SiteConfig site = known;
        if (site == null) {
            site = Arc.container().instance(SiteConfig.class).get();
            known = site;
        }
        return site;
    }
}
