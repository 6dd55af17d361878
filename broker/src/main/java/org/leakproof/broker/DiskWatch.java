package org.leakproof.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stops the broker while there is still room for it to stop. Kafka maps its index files into memory before their blocks
 * exist: on a disk that is full to the last byte a mere write into such a map is a fault of the machine, not an error
 * with a name.
 */
final class DiskWatch implements AutoCloseable {
    /** Below this the broker does not start and does not go on: room for a second of writing at full speed. */
    static final long RESERVE_BYTES = 128L << 20;

    private static final long INTERVAL_MILLIS = 250;

    private final Path folder;
    private final Thread thread;

    DiskWatch(Path folder, Runnable onFull) {
        this.folder = folder;
        this.thread = new Thread(() -> watch(onFull), "leakproof-disk-watch");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether less than the reserve is left; false where the file system does not say. */
    static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < RESERVE_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    static String line(Path folder) {
        return folder + ": the disk is full: less than " + (RESERVE_BYTES >> 20)
                + " MB are free where the work folder is; make room, or choose another work folder,"
                + " and give the same command again";
    }

    private void watch(Runnable onFull) {
        try {
            while (!isFull(folder)) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            onFull.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
