package recto.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.article.ArticleSummary;
import recto.database.Sql;
import recto.language.SearchText;
import recto.language.SearchText.Token;
import recto.language.WordBeginnings;
import recto.search.Facets.Facet;
import recto.search.SearchStore.Body;
import recto.search.SearchStore.Found;
import recto.site.SiteConfig;
import recto.web.Pagination;

/** Finds articles, and pages of their own, by what is in them. */
@ApplicationScoped
public class ArticleSearch {

    /** A hit takes about five lines on the page, and few readers look at more than ten. */
    static final int PAGE_SIZE = 10;
    /** With this many hits or fewer, the words of the query may be misspelt, and these articles may have the same misspelling. */
    private static final int FEW = 2;
    private static final int SHOWN_FACETS = 8;
    /** The configurations that strip prefixes. In all others, every form of a word begins with the same letters. */
    private static final Set<String> WITH_PREFIXES = Set.of("arabic", "indonesian", "irish", "hebrew");

    /** An Instance, because there is no database where {@code check} runs, which starts the same beans. */
    private final Instance<DataSource> database;
    private final SiteConfig site;
    private final Clock clock;
    private final SearchGate gate;

    ArticleSearch(Instance<DataSource> database, SiteConfig site, Clock clock, SearchGate gate) {
        this.gate = gate;
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    /** Finds articles, and corrects misspelt words where nothing is found. */
    public SearchResult find(SearchQuery query, SearchFilters filters, int page) throws SQLException {
        return find(query, filters, page, false);
    }

    /**
     * Finds articles: the best match first, and the newer article first of two that match equally well.
     *
     * @param page counted from 1
     * @param exact whether the words are taken as they are, even where no article has them
     * @throws recto.web.BusyException when too many others are searching
     * @throws jakarta.ws.rs.NotFoundException when there is no such page; there is always a first page
     */
    public SearchResult find(SearchQuery query, SearchFilters filters, int page, boolean exact) throws SQLException {
        return gate.pass(() -> findNow(query, filters, page, exact));
    }

    private SearchResult findNow(SearchQuery query, SearchFilters filters, int page, boolean exact) throws SQLException {
        Instant now = clock.instant();
        // One connection for all: whoever takes one has it asked for a sign of life, and a transaction has its beginning and end to tell. A search
        // that held one connection while it waited for another could stand still with as many others as the pool has connections
        try (Sql sql = Sql.open(database.get())) {
            SearchStore store = store(sql, now);
            SearchQuery meant = query;
            SearchQuery suggestion = null;
            Found found = find(store, query, filters, page);
            if (found.articles() == 0 && !exact) {
                Optional<SearchQuery> better = Spelling.correct(sql, query, 0, 0);
                if (better.isPresent()) {
                    found = find(store, better.get(), filters, page);
                    meant = found.articles() == 0 ? query : better.get();
                }
            } else if (found.articles() <= FEW && !exact) {
                suggestion = Spelling.correct(sql, query, FEW + 1, 10).orElse(null);
            }
            Pagination pages = new Pagination("/search", page, PAGE_SIZE, found.articles());
            List<SearchHit> hits = hits(meant, found, store);
            return new SearchResult(meant, hits, pages, found.more(), shown(found, filters), narrowedTo(found.facets(), filters),
                    suggestion);
        }
    }

    private static Found find(SearchStore store, SearchQuery query, SearchFilters filters, int page) throws SQLException {
        return query.isEmpty() ? Found.NOTHING : store.find(query, filters, (page - 1L) * PAGE_SIZE, PAGE_SIZE, SHOWN_FACETS);
    }

    /** The articles that are found, in no order; the newest ones where there are very many. */
    public List<Long> listIds(SearchQuery query, SearchFilters filters) throws SQLException {
        if (query.isEmpty()) {
            return List.of();
        }
        return gate.pass(() -> {
            try (Sql sql = Sql.open(database.get())) {
                return store(sql, clock.instant()).find(query, filters, 0, SearchStore.ALL, 0).ids();
            }
        });
    }

    /** The tags that are used most at present. */
    public List<Facet> usedTags(int limit) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return store(sql, clock.instant()).usedTags(limit);
        }
    }

    private SearchStore store(Sql sql, Instant now) {
        return new SearchStore(sql, now, site.timeZone());
    }

    // ---- what is shown of an article ----

    private List<SearchHit> hits(SearchQuery query, Found found, SearchStore store) throws SQLException {
        Map<Long, Body> bodies = new HashMap<>();
        List<ArticleSummary> articles = store.articles(found.ids(), bodies);
        if (articles.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, List<Token>>> tokens = tokens(query, articles, bodies);
        Map<String, Set<String>> forms = store.forms(query, found.configurations(), candidates(query, tokens));
        List<SearchHit> hits = new ArrayList<>();
        for (ArticleSummary article : articles) {
            Body body = bodies.get(article.id());
            // The article may have been removed between the two statements
            if (body != null) {
                Highlighter highlighter = new Highlighter(forms.getOrDefault(body.config(), Set.of()), query.unsegmentedTexts(),
                        tokens.getOrDefault(body.config(), Map.of()));
                hits.add(new SearchHit(article, highlighter.whole(article.title()), snippet(highlighter, article, body)));
            }
        }
        return hits;
    }

    private static Snippet snippet(Highlighter highlighter, ArticleSummary article, Body body) {
        Snippet inBody = highlighter.excerpt(body.text());
        if (inBody != null) {
            return inBody;
        }
        Snippet inHead = article.teaser() == null ? null : highlighter.excerpt(article.teaser());
        return inHead != null ? inHead : Highlighter.beginning(article.teaser() != null ? article.teaser() : body.text());
    }

    /**
     * The words of the texts of these articles that may be forms of a word of the query, by configuration and text. To part the texts is the
     * dearest part of a search in Java, so it is done once: these are also the words among which the forms are marked.
     */
    private static Map<String, Map<String, List<Token>>> tokens(SearchQuery query, List<ArticleSummary> articles, Map<Long, Body> bodies) {
        Map<String, Map<String, List<Token>>> tokens = new HashMap<>();
        for (ArticleSummary article : articles) {
            Body body = bodies.get(article.id());
            if (body != null) {
                WordBeginnings wanted = wanted(query, body.config());
                Map<String, List<Token>> ofConfig = tokens.computeIfAbsent(body.config(), config -> new HashMap<>());
                Stream.of(article.title(), article.teaser(), body.text()).filter(Objects::nonNull)
                        .forEach(text -> ofConfig.computeIfAbsent(text, same -> SearchText.tokens(text, wanted)));
            }
        }
        return tokens;
    }

    private static WordBeginnings wanted(SearchQuery query, String config) {
        return new WordBeginnings(query.words().stream().map(WordBeginnings::of).collect(Collectors.toSet()),
                WITH_PREFIXES.contains(config));
    }

    /** The words that may be forms of a word of the query, by configuration. The database, which knows the languages, decides. */
    private static Map<String, Set<String>> candidates(SearchQuery query, Map<String, Map<String, List<Token>>> tokens) {
        Map<String, Set<String>> candidates = new HashMap<>();
        tokens.forEach((config, texts) -> {
            WordBeginnings wanted = wanted(query, config);
            candidates.put(config, texts.values().stream().flatMap(ofText -> Stream.concat(
                    ofText.stream().filter(token -> !token.unsegmented()).map(Token::word),
                    SearchText.compounds(ofText).stream().map(SearchText.Compound::word))).filter(wanted::begin)
                    .collect(Collectors.toSet()));
        });
        return candidates;
    }

    // ---- what it can be narrowed by ----

    /** The facets that are offered: none of a kind by which the search is narrowed already, and none that every article found has. */
    private static Facets shown(Found found, SearchFilters filters) {
        Facets facets = found.facets();
        int all = found.articles();
        return new Facets(shown(facets.tags(), filters.tag() != null, all), shown(facets.authors(), filters.author() != null, all),
                shown(facets.years(), filters.year() != null, all));
    }

    private static List<Facet> shown(List<Facet> facets, boolean isSet, int all) {
        return isSet ? List.of() : facets.stream().filter(facet -> facet.articles() < all).limit(SHOWN_FACETS).toList();
    }

    /** The names of the tag and the author in the filters; their slugs where no article of theirs was found. */
    private static SearchResult.Names narrowedTo(Facets facets, SearchFilters filters) {
        return new SearchResult.Names(name(facets.tags(), filters.tag()), name(facets.authors(), filters.author()));
    }

    private static @Nullable String name(List<Facet> facets, @Nullable String slug) {
        return facets.stream().filter(facet -> facet.slug().equals(slug)).map(Facet::name).findFirst().orElse(slug);
    }
}
