package org.leakproof.ingest.extract;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How many children read documents, and what each document may cost.
 *
 * @param scratch folder that belongs to the pool alone; made if missing (mode 0700), left empty
 * @param workers documents read at once, 1 or more
 * @param spares children kept ready beyond these for when one ends
 * @param heapMegabytes of a child
 * @param deadline for one document, from its first byte sent to its last character received
 * @param startDeadline for a child to become ready
 * @param documentBytes above which a document is not read
 * @param textChars UTF-16 units above which there is no text
 * @param scratchBytes that a child may have on disk, its document included
 * @param documentsPerWorker after which a child is replaced
 * @param confined whether to use what the machine offers to confine children; off only for tests
 */
public record WorkerSettings(
        Path scratch,
        int workers,
        int spares,
        int heapMegabytes,
        Duration deadline,
        Duration startDeadline,
        long documentBytes,
        int textChars,
        long scratchBytes,
        int documentsPerWorker,
        boolean confined) {
    private static final int MOST_WORKERS = 4;

    public WorkerSettings {
        if (workers < 1 || spares < 0 || documentsPerWorker < 1) {
            throw new IllegalArgumentException("workers 1 or more, spares 0 or more, documents per worker 1 or more");
        }
        if (heapMegabytes < 1 || documentBytes < 0 || textChars < 0 || scratchBytes < 0) {
            throw new IllegalArgumentException("limits below nothing");
        }
        if (deadline.isNegative() || deadline.isZero() || startDeadline.isNegative() || startDeadline.isZero()) {
            throw new IllegalArgumentException("deadlines must lie ahead");
        }
        scratch = scratch.toAbsolutePath().normalize();
    }

    /** As many children as half the machine's processors, at most four, and the usual limits. */
    public static WorkerSettings standard(Path scratch) {
        int half = Runtime.getRuntime().availableProcessors() / 2;
        return new WorkerSettings(
                scratch,
                Math.max(1, Math.min(MOST_WORKERS, half)),
                1,
                512,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                512L << 20,
                32 << 20,
                2L << 30,
                500,
                true);
    }

    public WorkerSettings withWorkers(int number, int ready) {
        return new WorkerSettings(
                scratch,
                number,
                ready,
                heapMegabytes,
                deadline,
                startDeadline,
                documentBytes,
                textChars,
                scratchBytes,
                documentsPerWorker,
                confined);
    }

    public WorkerSettings withHeapMegabytes(int megabytes) {
        return new WorkerSettings(
                scratch,
                workers,
                spares,
                megabytes,
                deadline,
                startDeadline,
                documentBytes,
                textChars,
                scratchBytes,
                documentsPerWorker,
                confined);
    }

    public WorkerSettings withDeadline(Duration time) {
        return new WorkerSettings(
                scratch,
                workers,
                spares,
                heapMegabytes,
                time,
                startDeadline,
                documentBytes,
                textChars,
                scratchBytes,
                documentsPerWorker,
                confined);
    }

    public WorkerSettings withLimits(long document, int text, long disk) {
        return new WorkerSettings(
                scratch,
                workers,
                spares,
                heapMegabytes,
                deadline,
                startDeadline,
                document,
                text,
                disk,
                documentsPerWorker,
                confined);
    }

    public WorkerSettings withDocumentsPerWorker(int number) {
        return new WorkerSettings(
                scratch,
                workers,
                spares,
                heapMegabytes,
                deadline,
                startDeadline,
                documentBytes,
                textChars,
                scratchBytes,
                number,
                confined);
    }

    WorkerSettings unconfined() {
        return new WorkerSettings(
                scratch,
                workers,
                spares,
                heapMegabytes,
                deadline,
                startDeadline,
                documentBytes,
                textChars,
                scratchBytes,
                documentsPerWorker,
                false);
    }
}
