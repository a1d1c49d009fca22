package org.footbridge;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.Map;

/** The number of lines of each method in parsed files. */
final class MethodLengths extends TreePathScanner<Void, LineMap> {
    private final SourcePositions positions;
    private final Map<String, Long> lines = new HashMap<>();

    MethodLengths(SourcePositions positions) {
        this.positions = positions;
    }

    Map<String, Long> lines() {
        return lines;
    }

    @Override
    public Void visitMethod(MethodTree method, LineMap map) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long first = map.getLineNumber(positions.getStartPosition(unit, method));
        // constructors that the compiler adds have no end
        long end = positions.getEndPosition(unit, method);
        if (end >= 0) {
            lines.put(
                    unit.getSourceFile().getName() + ":" + first + " " + method.getName(),
                    map.getLineNumber(end) - first + 1);
        }
        return super.visitMethod(method, map);
    }
}
