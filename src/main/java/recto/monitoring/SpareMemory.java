package recto.monitoring;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
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
     * The one option of G1 that helps while the JVM runs: after two minutes without a collection there is one, or the heap would stay as large
     * as a burst of requests has made it. To allow less of the heap to be free (MaxHeapFreeRatio) makes it smaller at rest, but under load
     * larger by a quarter, since G1 then collects more often and takes that for a reason to let the heap grow.
     */
    private static final String COLLECTS_AT_REST = "G1PeriodicGCInterval";
    private static final String MILLISECONDS_OF_REST = "120000";

    private final BackgroundTimer timer = new BackgroundTimer("recto-memory");
    private boolean isCollectorTold;

    /** @param isServing false for a command that does its work and ends */
    void start(@Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isServing) {
        // A native executable has no such options, and its collector is told at the build
        if (isServing && ImageMode.current() != ImageMode.NATIVE_RUN) {
            timer.start(FIRST, BETWEEN, this::release);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }

    private void release() {
        if (!isCollectorTold) {
            isCollectorTold = true;
            collectAtRest();
        }
        trim();
    }

    /** Sets the option unless it was chosen on the command line. */
    static void collectAtRest() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            if (jvm != null && jvm.getVMOption(COLLECTS_AT_REST).getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(COLLECTS_AT_REST, MILLISECONDS_OF_REST);
            }
        } catch (IllegalArgumentException notThere) {
            LOG.debugf("This JVM has no option %s", COLLECTS_AT_REST);
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
