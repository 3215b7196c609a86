package recto.site;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages that {@link Messages} exist in. */
public class Languages {

    /** Each is made once: every message of a page asks, and to read the tag each time took an eightieth of the page's time. */
    private static final Map<String, Locale> SPOKEN = Stream.of("en", "de", "fr", "es", "zh", "ar")
            .collect(Collectors.toMap(language -> language, Locale::forLanguageTag));

    /** Sets every template to the language of the site, whatever language the request prefers: a page has one address and one text. */
    static void speak(@Observes EngineBuilder templates, SiteConfig site) {
        templates.addTemplateInstanceInitializer(template -> template.setLocale(spoken(site.language())));
    }

    /** The language of the site's own words: the language of the site where the words exist in it, else English. */
    public static Locale ofTheSite() {
        return spoken(PresentSite.get().language());
    }

    /** @return the language itself, without its region, or English */
    public static Locale spoken(Locale language) {
        return SPOKEN.getOrDefault(language.getLanguage(), Locale.ENGLISH);
    }
}
