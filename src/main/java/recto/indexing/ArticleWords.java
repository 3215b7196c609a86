package recto.indexing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.content.ParsedArticle;
import recto.header.FrontMatter;
import recto.language.SearchText;
import recto.language.SearchText.Entries;
import recto.language.SearchText.Token;

/**
 * The words of an article as search knows them, by the part of the article that has them. The threads that render split each text only
 * once.
 *
 * @param lang the language that the article names; null where it is the site's
 * @param beginning the first words of the body, which are in body too
 * @param distinct each word of all these lists once
 * @param correctable of these words, the ones that a reader may have misspelt and that are worth a correction
 */
public record ArticleWords(@Nullable String lang, Entries title, Entries subtitle, Entries description, Entries tags, Entries authors,
        Entries body,
        Entries beginning, Set<String> distinct, Set<String> correctable) {

    /** The length of the beginning, in characters. The beginning says what an article is about. */
    private static final int BEGINNING = 2_000;

    public static ArticleWords of(ParsedArticle article) {
        FrontMatter header = article.header();
        List<List<Token>> said = Stream.of(header.title(), header.subtitle(), header.description(), String.join(", ", header.tags()),
                String.join(", ", header.authors()), article.body().text())
                .map(text -> text == null ? List.<Token>of() : SearchText.tokens(text)).toList();
        List<Token> body = said.get(5);
        int end = 0;
        while (end < body.size() && body.get(end).start() < BEGINNING) {
            end++;
        }
        List<Entries> words = Stream.concat(said.stream(), Stream.of(body.subList(0, end))).map(SearchText::entries).toList();
        // Large enough from the start, since a set that grows is filled anew each time
        Set<String> distinct = new HashSet<>(body.size());
        for (Entries entries : words) {
            distinct.addAll(entries.words());
            entries.compounds().forEach(compound -> distinct.add(compound.word()));
        }
        Set<String> correctable = said.stream().flatMap(List::stream).filter(SearchText::isCorrectable).map(Token::word)
                .collect(Collectors.toSet());
        return new ArticleWords(header.lang(), words.get(0), words.get(1), words.get(2), words.get(3), words.get(4), words.get(5),
                words.get(6), distinct,
                correctable);
    }
}
