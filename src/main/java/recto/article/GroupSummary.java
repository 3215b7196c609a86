package recto.article;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A tag, an author or a series in the list of all of its kind.
 *
 * @param articles how many of its articles a reader can see
 */
@RegisterForReflection
@TemplateData
public record GroupSummary(String slug, String name, long articles) {}
