package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OuterNamesTest {

    /** Stands for the resolvers of all classes that templates read, and counts how often it is asked whether it knows a name of a section. */
    private static final class AskedAboutSections implements ValueResolver {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public boolean appliesTo(EvalContext context) {
            if (context.getBase() instanceof Mapper) {
                times.incrementAndGet();
            }
            return false;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            throw new IllegalStateException("It applies to nothing");
        }
    }

    private final AskedAboutSections asked = new AskedAboutSections();
    private final Engine plain = engine(Engine.builder());
    private final Engine ours = engine(Engine.builder().addValueResolver(new OuterNames()));

    private Engine engine(EngineBuilder builder) {
        Engine engine = builder.addDefaults().addValueResolver(new ReflectionValueResolver()).addValueResolver(asked).build();
        engine.putTemplate("layout", engine.parse("<{section}:{#insert}{/}:{title}>"));
        return engine;
    }

    private static String render(Engine engine, String template) {
        return engine.parse(template).data("title", "Title").data("names", List.of("a", "b")).data("map", Map.of("key", "value"))
                .data("word", "outer").data("nothing", null).render();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{title}", "{title.length}",
            "{#for name in names}{name}{name_count}{title}{#for name in names}{name}{word}{/for}{/for}",
            "{#let word='inner' other=title}{word}{other}{title}{#let word=2}{word}{/let}{/let}{word}",
            "{#include layout section='article'}{title}{section}{#for n in names}{n}{section}{map.key}{/for}{/include}",
            "{#for entry in map}{entry.key}{entry.value}{title}{/for}", "{#each names}{it}{title}{/each}",
            "{#include layout section='x'}{nothing or 'none'}{#if nothing}yes{#else}no{/if}{missing??}{missing.or('m')}{#for n in names}{missing??}{/for}{/include}",
            "{#with map}{key}{title}{/with}", "{#let map=map}{map.get('key')}{map.size}{/let}"})
    void aPageIsTheSameAsWithoutIt(String template) {
        assertEquals(render(plain, template), render(ours, template));
    }

    @Test
    void aNameThatNoSectionHasIsAnError() {
        for (Engine engine : List.of(plain, ours)) {
            assertThrows(TemplateException.class, () -> render(engine, "{#let a=1}{titel}{/let}"));
            assertThrows(TemplateException.class, () -> render(engine, "{#let a=map}{a.title}{/let}"));
        }
    }

    @Test
    void noOtherResolverIsAskedAboutTheNamesAroundASection() {
        render(ours, "{#include layout section='article'}{title}{#for n in names}{n}{title}{#let a=1}{word}{/let}{/for}{/include}");

        assertEquals(0, asked.times.get());
    }
}
