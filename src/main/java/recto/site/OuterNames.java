package recto.site;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;

/**
 * Finds a name that a section of a template does not know in the sections around it. Qute does the same, but before it leaves a section it
 * asks every value resolver, of which there is one for each class that a template reads, whether it knows the name there. Each page stands
 * in at least one section, that of the layout, so that this took a quarter of the time of an article's page.
 */
final class OuterNames implements ValueResolver {

    static void find(@Observes EngineBuilder templates) {
        templates.addValueResolver(new OuterNames());
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    /** Only the first name of an expression is looked for in sections: the base of any other is what the name before it means. */
    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Mapper && context.getBase() == context.resolutionContext().getData()
                && context.getParams().isEmpty();
    }

    /** Results.notFound lets Qute look for the name in its own way. */
    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        for (ResolutionContext section = context.resolutionContext(); section != null
                && section.getData() instanceof Mapper names; section = section.getParent()) {
            if (names.appliesTo(context.getName())) {
                CompletionStage<Object> found = names.getAsync(context.getName());
                if (!isNotFound(found)) {
                    return found;
                }
            }
        }
        return Results.notFound(context);
    }

    /** A loop says that it knows any name. */
    private static boolean isNotFound(CompletionStage<Object> found) {
        return found instanceof CompletedStage<Object> stage && !stage.isFailure() && Results.isNotFound(stage.get());
    }
}
