package recto.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.imports.ImportJob;
import recto.publishing.ImportHook;
import recto.report.ImportRun;

/** What the last imports did and what was wrong, for people (and, to whoever asks for it, as JSON), beside health and metrics. */
@ApplicationScoped
class ImportPage {

    static final String PATH = "/q/import";
    private static final int RUNS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @CheckedTemplate(basePath = "monitoring")
    static class Templates {
        static native TemplateInstance imports(@Nullable String running, @Nullable String pull, List<ShownRun> runs);
    }

    private final ImportJob job;
    private final ImportHook hook;

    ImportPage(ImportJob job, ImportHook hook) {
        this.job = job;
        this.hook = hook;
    }

    void register(@Observes ManagementInterface management) {
        management.router().get(PATH).blockingHandler(this::answer, false);
    }

    /** In dev mode health and metrics are on the port of the site, and so is this. */
    void registerInDevelopment(@Observes Router router) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            router.get(PATH).blockingHandler(this::answer, false);
        }
    }

    private void answer(RoutingContext context) {
        var request = Arc.container().requestContext();
        boolean isNew = !request.isActive();
        if (isNew) {
            request.activate();
        }
        try {
            List<ShownRun> runs = new ArrayList<>();
            QuarkusTransaction.requiringNew().run(() -> ImportRun.newest(RUNS).forEach(run -> runs.add(ShownRun.of(run, runs.isEmpty()))));
            String running = job.running().map(now -> "Since %s: %s, %s so far".formatted(now.startedAt(), now.folder(), now.report()))
                    .orElse(null);
            String pull = hook.failure().orElse(null);
            String accept = context.request().getHeader("Accept");
            boolean isJson = accept != null && accept.contains("application/json");
            context.response().putHeader("Cache-Control", "no-store").putHeader("Vary", "Accept")
                    .putHeader("Content-Type", isJson ? "application/json" : "text/html;charset=UTF-8")
                    .end(isJson ? json(running, pull, runs) : Templates.imports(running, pull, runs).render());
        } finally {
            if (isNew) {
                request.terminate();
            }
        }
    }

    private static String json(@Nullable String running, @Nullable String pull, List<ShownRun> runs) {
        ObjectNode answer = JSON.createObjectNode().put("running", running).put("pull", pull);
        ArrayNode all = answer.putArray("runs");
        for (ShownRun run : runs) {
            ArrayNode problems = all.addObject().put("begun", run.begun()).put("seconds", run.seconds()).put("folder", run.folder())
                    .put("did", run.did()).put("more", run.more()).putArray("problems");
            run.problems().forEach(problem -> problems.addObject().put("problem", problem.text()).put("excerpt", problem.excerpt()));
        }
        return answer.toString();
    }
}
