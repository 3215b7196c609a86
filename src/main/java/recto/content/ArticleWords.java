package recto.content;

import java.util.List;
import recto.article.SearchText;
import recto.article.SearchText.Token;

/** The words of an article as search knows them, by what says them: parted once for all that is made of them. */
record ArticleWords(List<Token> title, List<Token> subtitle, List<Token> description, List<Token> tags, List<Token> authors, List<Token> body) {

    static ArticleWords of(ParsedArticle article) {
        FrontMatter header = article.header();
        return new ArticleWords(tokens(header.title()), tokens(header.subtitle()), tokens(header.description()),
                tokens(String.join(", ", header.tags())), tokens(String.join(", ", header.authors())), tokens(article.body().text()));
    }

    private static List<Token> tokens(String text) {
        return text == null ? List.of() : SearchText.tokens(text);
    }

    List<List<Token>> all() {
        return List.of(title, subtitle, description, tags, authors, body);
    }
}
