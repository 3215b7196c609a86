package recto.article;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.site.SiteConfig;

/** An article in all its languages: the articles with the same translation_key. */
public final class Translations {

    private static final Translations NONE = new Translations(null, null, List.of());

    private final @Nullable Long self;
    private final @Nullable String siteLanguage;
    /** All articles that have the key, the newest first. */
    private final List<Translation> all;

    private Translations(@Nullable Long self, @Nullable String siteLanguage, List<Translation> all) {
        this.self = self;
        this.siteLanguage = siteLanguage;
        this.all = all;
    }

    /** Finds the translations, by one statement where the article has a translation_key and without any where it has none. */
    public static Translations of(Article article, SiteConfig site, Instant now) {
        if (article.translationKey == null) {
            return NONE;
        }
        String language = site.language().toLanguageTag();
        List<Translation> all = Article.getEntityManager()
                .createQuery("""
                        select new recto.article.Translation(a.id, a.path, coalesce(a.lang, ?4), case when %s then true else false end,
                               case when %s then true else false end)
                          from Article a where a.translationKey = ?3""".formatted(Visibility.PUBLISHED, Visibility.INDEXABLE)
                        + ListOrder.NEWEST_FIRST, Translation.class)
                .setParameter(1, now).setParameter(2, site.url().toString()).setParameter(3, article.translationKey)
                .setParameter(4, language)
                .getResultList();
        return new Translations(article.id, language, all);
    }

    /** The ids of all articles with the same key, readable or not: when one of them changes, the links may change. */
    public Set<Long> articles() {
        return all.stream().map(Translation::id).collect(Collectors.toSet());
    }

    /** The translations that a reader is offered: one for each other language, ordered by language. */
    public List<Translation> others() {
        return all.isEmpty() ? List.of() : oneForEachLanguage().stream().filter(translation -> !translation.id().equals(self)).toList();
    }

    /** The translations that search engines are told of, this article among them, one for each language. Empty where it would be alone. */
    public List<Translation> alternates() {
        if (all.isEmpty()) {
            return List.of();
        }
        List<Translation> indexed = oneForEachLanguage().stream().filter(Translation::isIndexed).toList();
        return indexed.size() > 1 && indexed.stream().anyMatch(translation -> translation.id().equals(self)) ? indexed : List.of();
    }

    /** The translation for readers of any other language, which is the one in the language of the site. */
    public @Nullable Translation defaultAlternate() {
        return alternates().stream().filter(translation -> translation.lang().equals(siteLanguage)).findFirst().orElse(null);
    }

    private Collection<Translation> oneForEachLanguage() {
        Map<String, Translation> found = new LinkedHashMap<>();
        all.stream().filter(Translation::isVisible).sorted((a, b) -> a.lang().compareTo(b.lang()))
                .forEach(translation -> found.merge(translation.lang(), translation,
                        (first, next) -> next.id().equals(self) ? next : first));
        return found.values();
    }
}
