package recto.look;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A section of a template whose text is the same on very many pages: <code>{#kept menu=headLinks}…{/kept}</code> is rendered once for each
 * combination of the values that it names, and the text is kept. Besides these values nothing may stand in the section that changes while
 * the program runs. A theme may bring such a thing in, by a copy of the layout or by a tag, so that with its templates nothing is kept. The
 * head and the foot of the layout have nearly half of the expressions of an article's page.
 */
@EngineConfiguration
public class KeptSection implements SectionHelperFactory<SectionHelper> {

    /** There are a few texts for each menu that the site ever had; beyond this many, all are made anew. */
    private static final int MOST = 100;

    private final boolean keeps;

    public KeptSection() {
        this(true);
    }

    /** @param keeps false where each page is to have a text of its own */
    KeptSection(boolean keeps) {
        this.keeps = keeps;
    }

    @Override
    public List<String> getDefaultAliases() {
        return List.of("kept");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.EMPTY;
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        block.getParameters().forEach(block::addExpression);
        return outer;
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        return !keeps ? page -> page.execute() : new Keeper(
                context.getParameters().keySet().stream().collect(Collectors.toMap(Function.identity(), context::getExpression)));
    }

    private static final class Keeper implements SectionHelper {

        private final Map<String, Expression> named;
        private final Map<Map<String, Object>, Text> texts = new ConcurrentHashMap<>();

        Keeper(Map<String, Expression> named) {
            this.named = named;
        }

        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            return context.evaluate(named).thenCompose(values -> {
                Text known = texts.get(values);
                return known != null ? CompletedStage.of(known) : context.execute().thenApply(rendered -> keep(values, rendered));
            });
        }

        private ResultNode keep(Map<String, Object> values, ResultNode rendered) {
            StringBuilder text = new StringBuilder();
            rendered.process(text::append);
            Text made = new Text(text.toString());
            if (texts.size() >= MOST) {
                texts.clear();
            }
            texts.put(values, made);
            return made;
        }
    }

    private static final class Text extends ResultNode {

        private final String text;

        Text(String text) {
            this.text = text;
        }

        @Override
        public void process(Consumer<String> page) {
            page.accept(text);
        }
    }
}
