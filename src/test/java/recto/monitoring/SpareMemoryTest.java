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

    /** What a JVM has chosen when a node has started on it. */
    public static void main(String[] nothing) {
        SpareMemory.keepLittleHeap();
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        for (String option : List.of("MinHeapFreeRatio", "MaxHeapFreeRatio", "G1PeriodicGCInterval")) {
            System.out.print(jvm.getVMOption(option).getValue() + " ");
        }
    }

    private static String optionsOf(String... chosen) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(chosen));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SpareMemoryTest.class.getName()));
        Process java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aCollectionLeavesLittleOfTheHeapFreeAndComesWithoutWorkToo() throws IOException {
        assertEquals("10 30 120000", optionsOf("-XX:+UseG1GC"));
    }

    @Test
    void whatTheOperatorChoseStays() throws IOException {
        assertEquals("10 50 0", optionsOf("-XX:+UseG1GC", "-XX:MaxHeapFreeRatio=50", "-XX:G1PeriodicGCInterval=0"));
        assertEquals("40 70 0", optionsOf("-XX:+UseSerialGC"));
    }

    @Test
    void theCLibraryGivesBackWhatItHolds() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));

        assertTrue(SpareMemory.trim().startsWith("Trim native heap: "), SpareMemory::trim);
    }
}
