package recto.search;

import io.quarkus.qute.TemplateData;
import recto.article.ArticleSummary;

/**
 * An article that was found.
 *
 * @param title the whole title
 * @param snippet the sentence with what was looked for; where only the head has it, the description; never null
 */
@TemplateData
public record SearchHit(ArticleSummary article, Snippet title, Snippet snippet) {}
