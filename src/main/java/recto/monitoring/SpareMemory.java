package recto.monitoring;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import recto.site.BackgroundTimer;

/**
 * Gives memory back to the machine that the program took once and does not use: it is started by a plain {@code java -jar} too, where nobody
 * chose the options of the JVM.
 */
@ApplicationScoped
class SpareMemory {

    private static final Logger LOG = Logger.getLogger(SpareMemory.class);

    /** The start is over by then, and the compilation of what it ran. */
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    /**
     * The options of a JVM that may be set while it runs. By default a collection leaves 70 % of the heap free, which is 160 MB of heap for
     * 45 MB in use, and without work there is no collection: after a burst of requests the heap would stay as large as it became.
     */
    private static final List<Option> OPTIONS = List.of(new Option("MinHeapFreeRatio", "10"), new Option("MaxHeapFreeRatio", "30"),
            new Option("G1PeriodicGCInterval", "120000"));

    private record Option(String name, String value) {}

    private final BackgroundTimer timer = new BackgroundTimer("recto-memory");
    private boolean isHeapTold;

    /** @param isServing false for a command that does its work and ends */
    void start(@Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isServing) {
        if (isServing) {
            timer.start(FIRST, BETWEEN, this::release);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }

    private void release() {
        if (!isHeapTold) {
            isHeapTold = true;
            keepLittleHeap();
        }
        trim();
    }

    /** Sets the options that nobody has chosen on the command line. The serial collector, which somebody chose, would collect more often. */
    static void keepLittleHeap() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null || !Boolean.parseBoolean(jvm.getVMOption("UseG1GC").getValue())) {
            return;
        }
        for (Option option : OPTIONS) {
            try {
                if (jvm.getVMOption(option.name).getOrigin() == VMOption.Origin.DEFAULT) {
                    jvm.setVMOption(option.name, option.value);
                }
            } catch (IllegalArgumentException notThere) {
                LOG.debugf("This JVM has no option %s", option.name);
            }
        }
    }

    /**
     * Has the C library give back what its arenas hold: threads take and return memory for compilations, zip files and metaspace, and of it
     * 60 MB stay after the start, though nothing uses them.
     *
     * @return what the JVM says of it; empty where it cannot do so, as on another system than Linux
     */
    static String trim() {
        try {
            return String.valueOf(ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap", null, null));
        } catch (JMException notThere) {
            LOG.debugf("The C library is not asked for spare memory: %s", notThere);
            return "";
        }
    }
}
