package recto.search;

import io.quarkus.qute.TemplateData;
import recto.article.ArticleSummary;

/**
 * An article that was found.
 *
 * @param title the whole title, with marks
 * @param snippet a passage of the body with marks; where the body has none of the words, a passage of the description, or how the article
 * begins
 */
@TemplateData
public record SearchHit(ArticleSummary article, Snippet title, Snippet snippet) {}
