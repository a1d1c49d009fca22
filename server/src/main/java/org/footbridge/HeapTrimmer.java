package org.footbridge;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the memory that starting took. The definitions that validation needs are read through some hundred megabytes
 * of garbage, which a virtual machine left to itself keeps for good.
 */
final class HeapTrimmer {
    private static final Logger log = LoggerFactory.getLogger(HeapTrimmer.class);

    private static final int COMPILING_SECONDS = 3;
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private HeapTrimmer() {}

    /**
     * Collects once and shrinks the heap to a tenth above what is in use; in quiet minutes later, it collects by itself. Takes
     * seconds.
     */
    static void giveBack() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            String least = machine.getVMOption("MinHeapFreeRatio").getValue();
            String most = machine.getVMOption("MaxHeapFreeRatio").getValue();
            machine.setVMOption("MinHeapFreeRatio", "5");
            machine.setVMOption("MaxHeapFreeRatio", "10");
            System.gc();
            machine.setVMOption("MaxHeapFreeRatio", most); // a heap this tight would collect all the time
            machine.setVMOption("MinHeapFreeRatio", least);
            machine.setVMOption("G1PeriodicGCInterval", "60000");
        } catch (IllegalArgumentException e) {
            log.debug("This virtual machine keeps its heap as it is: {}", e.getMessage());
        }
        try {
            // the code that the start made hot is compiled a moment later, and takes some 25 MB that stay with the C
            // library
            TimeUnit.SECONDS.sleep(COMPILING_SECONDS);
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", null, null);
        } catch (JMException e) {
            log.debug("This virtual machine keeps its native memory: {}", e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
