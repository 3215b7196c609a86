package recto.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import recto.site.LanguageNames;

/**
 * One of the articles with the same translation_key, as its translations need to know it.
 *
 * @param path null when the article was removed and another article took its address
 * @param lang BCP 47
 * @param isVisible whether a reader may see the article now
 * @param isIndexed whether search engines may list the article at this address
 */
@RegisterForReflection
public record Translation(Long id, @Nullable String path, String lang, boolean isVisible, boolean isIndexed) {

    /** The name of the language in the language itself, as it stands at the beginning of a line: Deutsch, Français, 中文. */
    public String name() {
        return LanguageNames.of(lang);
    }
}
