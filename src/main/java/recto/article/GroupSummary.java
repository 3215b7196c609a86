package recto.article;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A tag or an author in a list of them.
 *
 * @param articles how many a reader can see
 */
@RegisterForReflection
@TemplateData
public record GroupSummary(String slug, String name, long articles) {}
