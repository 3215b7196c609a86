package recto.indexing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.content.ParsedArticle;
import recto.header.FrontMatter;
import recto.language.Slug;

/**
 * What the indexes hold of an article. The threads that read work it out, because the thread that writes keeps the database waiting.
 *
 * @param config the text search configuration of the article
 * @param head the search vector of what the article is called
 * @param whole the search vector of everything
 * @param terms with their weights, see {@link ArticleTerms}
 * @param correctable the words that a reader may have misspelt
 */
public record IndexEntry(String config, String head, String whole, Map<String, Float> terms, Set<String> correctable) {

    static IndexEntry of(ParsedArticle article, ArticleWords said, Lexemes.Known known, ZoneId zone) {
        List<String> marks = marks(article, zone);
        // Stop words count in what an article is called, such as "The Who"; in sentences they would find every article
        SearchVector head = new SearchVector(known.words()).addTitle(said.title()).addName(said.title(), "A").addName(said.subtitle(), "B")
                .add(said.description(), "C").addName(said.tags(), "").addMarks(marks);
        SearchVector whole = new SearchVector(known.words()).addName(said.title(), "B").addName(said.subtitle(), "B")
                .add(said.description(), "B").addName(said.tags(), "B").addName(said.authors(), "A").add(said.body(), "").addMarks(marks);
        return new IndexEntry(known.configuration(), head.toString(), whole.toString(),
                ArticleTerms.of(article.header(), said, known.words()),
                said.correctable());
    }

    /** The lexemes by which filters find an article: its month, tags and authors, each with a first character that no word has. */
    private static List<String> marks(ParsedArticle article, ZoneId zone) {
        FrontMatter header = article.header();
        List<String> marks = new ArrayList<>();
        // The moment of publication may still get another place within its day
        marks.add("^" + article.head().publishAt().atZone(zone).toString().substring(0, 7));
        header.tags().forEach(tag -> marks.add("#" + Slug.ofName(tag)));
        header.authors().forEach(author -> marks.add("@" + Slug.ofName(author)));
        return marks;
    }
}
