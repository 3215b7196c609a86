package recto.look;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes every test fail in which a template reads a member by reflection. The JVM allows that; the native executable knows only the members
 * for which Quarkus has generated a resolver at build time, and answers with an error for all others.
 */
@Singleton
final class NoReflectionInTemplates implements ValueResolver {

    private final ValueResolver reflection = new ReflectionValueResolver();

    void addTo(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    /** After all generated resolvers, which have 1 or more, and before the one by reflection, which has -1. */
    @Override
    public int getPriority() {
        return 0;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return reflection.appliesTo(context);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return CompletableFuture.failedFuture(
                new TemplateException("No resolver was generated for " + context.getBase().getClass().getName() + "." + context.getName()
                        + ", so a native executable cannot read it: add @TemplateData to the class"));
    }
}
