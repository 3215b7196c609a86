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
import java.util.function.Consumer;
import recto.look.ThemeEngines.State;

/** A template that is rendered from the theme's version, or from the built-in one where the theme's version fails. */
final class ThemedTemplate extends ForwardingTemplate {

    private final Engine engine;
    private final ThemeEngines engines;
    private final Template builtIn;
    private final String id;

    /** @param engine the engine that made this template */
    ThemedTemplate(Engine engine, ThemeEngines engines, Template builtIn, String id) {
        this.engine = engine;
        this.engines = engines;
        this.builtIn = builtIn;
        this.id = id;
    }

    @Override
    Template template() {
        return builtIn;
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
            State theme = engines.current();
            while (true) {
                try {
                    return renderWith(theme.engine());
                } catch (RuntimeException | StackOverflowError e) {
                    Optional<TemplateFault> fault = find(theme.used(), e);
                    if (fault.isPresent() && engines.showsFaults()) {
                        return engines.brokenPage(theme, fault.get());
                    }
                    // If the built-in template fails as well, the theme is not to blame, and the failure is passed on
                    String page = filled(builtIn).render();
                    if (fault.isEmpty()) {
                        engines.reportOnAll(theme, id + " cannot be made with these templates: " + TemplateFault.reason(e));
                        return page;
                    }
                    theme = engines.setAside(theme, fault.get());
                }
            }
        }

        /**
         * Finds the template of the theme that is to blame. A mistake in one may surface in a built-in template, or nowhere in particular;
         * then each template of the theme is left out in turn, to see whether the page can be rendered without it.
         */
        private Optional<TemplateFault> find(Theme theme, Throwable failure) {
            Optional<TemplateFault> named = TemplateFault.of(failure, theme);
            if (named.isPresent()) {
                return named;
            }
            for (String template : theme.templateIds()) {
                String file = theme.template(template).orElseThrow();
                try {
                    renderWith(engines.engine(theme.without(file)));
                    return Optional.of(new TemplateFault(file, 0, TemplateFault.reason(failure)));
                } catch (RuntimeException | StackOverflowError another) {
                    // This template is not to blame, or not alone
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
        public CompletionStage<Void> consume(Consumer<String> parts) {
            return renderAsync().thenAccept(parts);
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
