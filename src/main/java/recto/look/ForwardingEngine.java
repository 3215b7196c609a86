package recto.look;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Evaluator;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance.Initializer;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.TraceManager;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An engine that passes every call on to another one, for subclasses to change single methods. */
abstract class ForwardingEngine implements Engine {

    /** The engine that gets the calls. */
    abstract Engine engine();

    @Override
    public Template getTemplate(String id) {
        return engine().getTemplate(id);
    }

    @Override
    public Template parse(String content, Variant variant, String id) {
        return engine().parse(content, variant, id);
    }

    @Override
    public List<ResultMapper> getResultMappers() {
        return engine().getResultMappers();
    }

    @Override
    public String mapResult(Object result, Expression expression) {
        return engine().mapResult(result, expression);
    }

    @Override
    public Template putTemplate(String id, Template template) {
        return engine().putTemplate(id, template);
    }

    @Override
    public boolean isTemplateLoaded(String id) {
        return engine().isTemplateLoaded(id);
    }

    @Override
    public void clearTemplates() {
        engine().clearTemplates();
    }

    @Override
    public void removeTemplates(Predicate<String> test) {
        engine().removeTemplates(test);
    }

    @Override
    public SectionHelperFactory<?> getSectionHelperFactory(String name) {
        return engine().getSectionHelperFactory(name);
    }

    @Override
    public Map<String, SectionHelperFactory<?>> getSectionHelperFactories() {
        return engine().getSectionHelperFactories();
    }

    @Override
    public List<ValueResolver> getValueResolvers() {
        return engine().getValueResolvers();
    }

    @Override
    public List<NamespaceResolver> getNamespaceResolvers() {
        return engine().getNamespaceResolvers();
    }

    @Override
    public Evaluator getEvaluator() {
        return engine().getEvaluator();
    }

    @Override
    public List<Initializer> getTemplateInstanceInitializers() {
        return engine().getTemplateInstanceInitializers();
    }

    @Override
    public long getTimeout() {
        return engine().getTimeout();
    }

    @Override
    public boolean useAsyncTimeout() {
        return engine().useAsyncTimeout();
    }

    @Override
    public Optional<TemplateLocation> locate(String id) {
        return engine().locate(id);
    }

    @Override
    public boolean removeStandaloneLines() {
        return engine().removeStandaloneLines();
    }

    @Override
    public TraceManager getTraceManager() {
        return engine().getTraceManager();
    }

    @Override
    public EngineBuilder newBuilder() {
        return engine().newBuilder();
    }
}
