package recto.article;

import java.util.List;
import recto.web.Pagination;

/** A page of the list of all articles, see {@link ArticleOrder}. */
record FrontPage(List<ArticleSummary> articles, Pagination pagination) {}
