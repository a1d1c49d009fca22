package org.footbridge;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the memory that starting took. The definitions that validation needs are read through some hundred megabytes
 * of garbage, which a virtual machine left to itself keeps for good.
 */
final class IdleMemory {
    private static final Logger log = LoggerFactory.getLogger(IdleMemory.class);

    private IdleMemory() {}

    /** Collects once and lets the heap shrink to a fifth above what is in use; later too, in quiet minutes. */
    static void giveBack() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            machine.setVMOption("MinHeapFreeRatio", "10");
            machine.setVMOption("MaxHeapFreeRatio", "20");
            machine.setVMOption("G1PeriodicGCInterval", "300000");
        } catch (IllegalArgumentException e) {
            log.debug("This virtual machine keeps its heap as it is: {}", e.getMessage());
        }
        System.gc();
    }
}
