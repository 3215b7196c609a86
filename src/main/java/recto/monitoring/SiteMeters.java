package recto.monitoring;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import recto.cache.CacheConfig;
import recto.cache.PageCache;
import recto.database.DatabaseWatch;
import recto.database.Replica;
import recto.imports.ImportConfig;
import recto.imports.ImportJob;
import recto.report.ImportTally;
import recto.storing.Outcome;

/** What the metrics say of the page cache, the imports and the database. All of it is read when somebody asks for the metrics. */
@ApplicationScoped
class SiteMeters {

    private final MeterRegistry registry;

    SiteMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void ofTheCache(@Observes StartupEvent start, PageCache pages, CacheConfig config) {
        gauge("recto.cache.size", pages, PageCache::bytes, "Memory that the kept pages take, in all content codings", BaseUnits.BYTES);
        gauge("recto.cache.limit", pages, cache -> config.maxBytes().asLongValue(), "The most that they may take: recto.cache.max-bytes",
                BaseUnits.BYTES);
        gauge("recto.cache.entries", pages, cache -> cache.kept().entries(), "Pages that are kept", null);
        FunctionCounter.builder("recto.cache.evictions", pages, cache -> cache.kept().evictions())
                .description("Pages that had to go because others needed their memory").register(registry);
    }

    void ofTheImports(@Observes StartupEvent start, ImportJob job, ImportConfig config) {
        ImportTally tally = job.tally();
        for (ImportTally.Result result : ImportTally.Result.values()) {
            FunctionCounter.builder("recto.import.runs", tally, t -> t.runs(result).sum()).tag("result", label(result))
                    .description("Passes over the content folder; an unchanged folder needs none").register(registry);
        }
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("recto.import.files", tally, t -> t.files(outcome).sum()).tag("outcome", label(outcome))
                    .description("Files of all passes, by what became of them").register(registry);
        }
        gauge("recto.import.problems", tally, ImportTally::problems, "Errors and warnings of the last pass", null);
        if (config.isAutomatic() && !config.every().isZero()) {
            gauge("recto.import.last.success.age", tally, t -> t.sinceLastSuccess().toMillis() / 1000.0,
                    "Time since the site was last known to be what the folder has", "seconds");
        }
    }

    /**
     * The pool itself is told of by Quarkus, in the metrics that begin with agroal.
     *
     * @param isActive false for a command that needs no database
     */
    void ofTheDatabase(@Observes StartupEvent start, DatabaseWatch watch, Instance<AgroalDataSource> database,
            @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean isActive) {
        if (!isActive) {
            return;
        }
        AgroalDataSource pool = database.get();
        gauge("recto.database.up", watch, w -> w.isAway() ? 0 : 1, "Whether the database answers, as far as this node knows", null);
        gauge("recto.database.connections.limit", pool, p -> p.getConfiguration().connectionPoolConfiguration().maxSize(),
                "The most connections at once", null);
    }

    void ofTheReplica(@Observes StartupEvent start, Replica replica) {
        if (replica.isNamed()) {
            reads("replica", replica, Replica::used);
            reads("database", replica, Replica::passedOver);
        }
    }

    private void reads(String from, Replica replica, ToDoubleFunction<Replica> count) {
        FunctionCounter.builder("recto.page.reads", replica, count).tag("from", from)
                .description("Connections for pages, by what gave them: the database does where the replica is behind or away")
                .register(registry);
    }

    private <T> void gauge(String name, T source, ToDoubleFunction<T> value, String description, @Nullable String unit) {
        Gauge.builder(name, source, value).description(description).baseUnit(unit).register(registry);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
