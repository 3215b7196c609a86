package recto.look;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateInstanceBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import recto.look.ThemedEngine.Themed;

/** A template that is rendered as the theme has it, and as Recto has it where the theme's fails. */
class ThemedTemplate extends ForwardingTemplate {

    private final ThemedEngine engine;
    private final Template plain;
    private final String id;

    ThemedTemplate(ThemedEngine engine, Template plain, String id) {
        this.engine = engine;
        this.plain = plain;
        this.id = id;
    }

    @Override
    Template template() {
        return plain;
    }

    @Override
    public TemplateInstance instance() {
        return new Instance();
    }

    private final class Instance extends TemplateInstanceBase {

        @Override
        protected Engine engine() {
            return engine;
        }

        @Override
        public Template getTemplate() {
            return ThemedTemplate.this;
        }

        @Override
        public String render() {
            Themed themed = engine.themed();
            while (true) {
                try {
                    return renderWith(themed.engine());
                } catch (RuntimeException | StackOverflowError e) {
                    Optional<TemplateFault> fault = find(themed.used(), e);
                    if (fault.isPresent() && engine.isEdited()) {
                        return engine.brokenPage(themed, fault.get());
                    }
                    // If this fails as well, the theme is not to blame
                    String page = filled(plain).render();
                    if (fault.isEmpty()) {
                        engine.tellOfAll(themed, id + " cannot be made with these templates: " + TemplateFault.reason(e));
                        return page;
                    }
                    themed = engine.setAside(themed, fault.get());
                }
            }
        }

        /** What a template of the theme does wrong may fail in a built-in one, or nowhere in particular; then they are left out in turn. */
        private Optional<TemplateFault> find(Theme theme, Throwable failure) {
            Optional<TemplateFault> named = TemplateFault.of(failure, theme);
            if (named.isPresent()) {
                return named;
            }
            for (String template : theme.templateIds()) {
                String file = theme.template(template).orElseThrow();
                try {
                    renderWith(engine.engine(theme.without(file)));
                    return Optional.of(new TemplateFault(file, 0, TemplateFault.reason(failure)));
                } catch (RuntimeException | StackOverflowError another) {
                    // It is not this one, or not this one alone
                }
            }
            return Optional.empty();
        }

        private String renderWith(Engine one) {
            return filled(one.getTemplate(id)).render();
        }

        private TemplateInstance filled(Template template) {
            TemplateInstance instance = template.instance();
            if (dataMap != null) {
                dataMap.forEachData(instance::data);
                dataMap.forEachComputedData(instance::computedData);
            } else if (data != null) {
                instance.data(data);
            }
            attributes.forEach(instance::setAttribute);
            if (renderedActions != null) {
                renderedActions.forEach(instance::onRendered);
            }
            return instance;
        }

        @Override
        public CompletionStage<String> renderAsync() {
            try {
                return CompletableFuture.completedFuture(render());
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public Uni<String> createUni() {
            return Uni.createFrom().item(this::render);
        }

        @Override
        public Multi<String> createMulti() {
            return createUni().toMulti();
        }
    }
}
