package recto.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node gives back the memory that it does not use. */
class SpareMemoryTest {

    private final HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @AfterEach
    void asTheOtherTestsHaveIt() {
        jvm.setVMOption("MaxHeapFreeRatio", "70");
        jvm.setVMOption("MinHeapFreeRatio", "40");
        jvm.setVMOption("G1PeriodicGCInterval", "0");
    }

    @Test
    void aCollectionLeavesLittleOfTheHeapFreeAndComesWithoutWorkToo() {
        SpareMemory.keepLittleHeap();

        assertEquals("10", jvm.getVMOption("MinHeapFreeRatio").getValue());
        assertEquals("30", jvm.getVMOption("MaxHeapFreeRatio").getValue());
        assertEquals("120000", jvm.getVMOption("G1PeriodicGCInterval").getValue());
    }

    @Test
    void whatTheOperatorChoseStays() {
        jvm.setVMOption("MaxHeapFreeRatio", "50");

        SpareMemory.keepLittleHeap();

        assertEquals("50", jvm.getVMOption("MaxHeapFreeRatio").getValue());
    }

    @Test
    void theCLibraryGivesBackWhatItHolds() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));

        assertTrue(SpareMemory.trim().startsWith("Trim native heap: "), SpareMemory::trim);
    }
}
