package recto.article;

/** Writes an article as Markdown, for readers that are programs. */
public interface ArticleMarkdown {

    /** What stands behind the path of an article in the path of its Markdown. */
    String ENDING = ".md";

    /** The whole file: what readers may know of the front matter, and the text. */
    String of(Article article);
}
