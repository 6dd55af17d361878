package org.leakproof.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.walk.OperatorPath;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Archives as they are named on a command line; what is not there is found out before anything is started. */
final class ArchivePaths {
    private ArchivePaths() {}

    static List<Path> parse(List<String> arguments) {
        List<Path> paths = new ArrayList<>();
        for (String argument : arguments) {
            try {
                paths.add(OperatorPath.archive(argument));
            } catch (WalkRefusedException e) {
                throw new OperatorMistake(e.getMessage(), e);
            }
        }
        return paths;
    }
}
