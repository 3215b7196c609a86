package recto.site;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/** The languages that {@link Messages} exist in. */
public class Languages {

    private static final List<String> SPOKEN = List.of("en", "de", "fr", "es", "zh", "ar");

    /** Sets every template to the language of the site, whatever language the request prefers: a page has one address and one text. */
    static void speak(@Observes EngineBuilder templates, SiteConfig site) {
        templates.addTemplateInstanceInitializer(template -> template.setLocale(spoken(site.language())));
    }

    /** The language of the site's own words: the language of the site where the words exist in it, else English. */
    public static Locale ofTheSite() {
        return spoken(Arc.container().instance(SiteConfig.class).get().language());
    }

    /** @return the language itself, without its region, or English */
    public static Locale spoken(Locale language) {
        return SPOKEN.contains(language.getLanguage()) ? Locale.forLanguageTag(language.getLanguage()) : Locale.ENGLISH;
    }
}
