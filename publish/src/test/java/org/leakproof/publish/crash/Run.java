package org.leakproof.publish.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.Scenario;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Faults;
import org.leakproof.publish.release.ReleaseResult;

/** From the topic to the release, in a folder of its own, in this process or in a child that is ended at one step. */
final class Run {
    /** What the child says when it was ended at its step. */
    static final int KILLED = 77;

    private Run() {}

    static ReleaseResult release(Path base, Faults faults) throws IOException {
        MadeUpRun run = Scenario.run();
        return ReleaseRehearsal.release(
                run,
                run.facts(),
                base.resolve("work"),
                ReleaseRehearsal.options(base.resolve("release")),
                1,
                new Disk(faults));
    }

    /** @param args the folder, and the step before which the process is ended */
    public static void main(String[] args) throws IOException {
        int step = Integer.parseInt(args[1]);
        release(Path.of(args[0]), new Steps(n -> {
            if (n == step) {
                Runtime.getRuntime().halt(KILLED);
            }
        }));
    }

    /** Takes the number of each step, from 1. */
    interface AtStep {
        void step(int number) throws IOException;
    }

    /** Numbers the steps; every write of two bytes or more is torn in two. */
    static final class Steps implements Faults {
        private final AtStep atStep;
        private int count;

        Steps(AtStep atStep) {
            this.atStep = atStep;
        }

        int count() {
            return count;
        }

        @Override
        public void before(Act act, Path path) throws IOException {
            atStep.step(++count);
        }

        @Override
        public int tear(int bytes) {
            return (bytes + 1) / 2;
        }
    }
}
