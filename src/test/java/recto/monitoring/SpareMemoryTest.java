package recto.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node gives back the memory that it does not use. The collector is that of the JVM, so that each test of it has a JVM of its own. */
class SpareMemoryTest {

    /** Prints after how many milliseconds without a collection there is one, on the JVM of a node that has started. */
    public static void main(String[] nothing) {
        SpareMemory.collectAtRest();
        System.out.print(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption("G1PeriodicGCInterval").getValue());
    }

    private static String restOf(String... chosen) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseG1GC"));
        command.addAll(List.of(chosen));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SpareMemoryTest.class.getName()));
        Process java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aHeapThatGrewIsCollectedAtRest() throws IOException {
        assertEquals("120000", restOf());
    }

    @Test
    void whatTheOperatorChoseStays() throws IOException {
        assertEquals("5000", restOf("-XX:G1PeriodicGCInterval=5000"));
        assertEquals("0", restOf("-XX:G1PeriodicGCInterval=0"));
    }

    @Test
    void theCLibraryGivesBackWhatItHolds() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));

        assertTrue(SpareMemory.trim().startsWith("Trim native heap: "), SpareMemory::trim);
    }
}
