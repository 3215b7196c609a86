package recto.article;

import java.util.List;
import recto.web.Pagination;

/** One page of the list of all articles, from {@link ArticleOrder}. */
public record FrontPage(List<ArticleSummary> articles, Pagination pagination) {}
