package org.leakproof.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.extract.protocol.Request;

/**
 * Reads documents in child processes: a document that hangs, crashes, or eats memory or disk costs its child, and
 * nothing else. Children are started at first use or by {@link #warmUp}; one more than work is kept ready.
 */
public final class WorkerPool implements TextExtractor {
    private static final String UNKNOWN = "application/octet-stream";
    private static final int START_ATTEMPTS = 2;
    private static final long CLOSE_SECONDS = 20;

    private final WorkerSettings settings;
    private final WorkerClassPath classPath;
    private final ScratchFolder scratch;
    private final Watchdog watchdog = new Watchdog();
    private final ThreadPoolExecutor starter;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by this object's monitor
    private Optional<Launcher> launcher = Optional.empty();
    // all below is guarded by the lock
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private Optional<RuntimeException> startFailure = Optional.empty();
    private int busy;
    private int waiting;
    private int mostAtOnce;
    private int starting;
    private int started;
    private boolean closed;

    /** Starts nothing yet. */
    public WorkerPool(WorkerSettings settings, WorkerClassPath classPath) {
        this.settings = settings;
        this.classPath = classPath;
        this.scratch = new ScratchFolder(settings.scratch());
        this.starter = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "extract-starter");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to start all children, spares included, and returns at once. */
    public void warmUp() {
        lock.lock();
        try {
            startUpTo(settings.workers() + settings.spares());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Extraction extract(DocumentSource source, String declaredMediaType, String extension) {
        long length = length(source);
        if (length == 0) return new Extraction.NoText(Reason.EMPTY, UNKNOWN, false);
        if (length > settings.documentBytes()) return new Extraction.NoText(Reason.TOO_LARGE, UNKNOWN, false);
        Request request = new Request(declaredMediaType, extension, length, settings.textChars());
        // one that died idle did not die of this document
        return attempt(source, request)
                .or(() -> attempt(source, request))
                .orElseGet(() -> new Extraction.NoText(Reason.CRASHED, UNKNOWN, false));
    }

    private static long length(DocumentSource source) {
        try {
            return source.length();
        } catch (IOException e) {
            throw new UncheckedIOException("a document's source failed", e);
        }
    }

    private Optional<Extraction> attempt(DocumentSource source, Request request) {
        WorkerProcess worker = acquire();
        try (Watchdog.Watch watch = watchdog.over(worker, settings.deadline(), settings.scratchBytes())) {
            return worker.read(source, request);
        } finally {
            release(worker);
        }
    }

    private WorkerProcess acquire() {
        lock.lock();
        try {
            waiting++;
            mostAtOnce = Math.max(mostAtOnce, Math.min(settings.workers(), busy + waiting));
            while (true) {
                if (closed) throw new CancellationException("closed");
                if (startFailure.isPresent()) {
                    throw new IllegalStateException(startFailure.get().getMessage(), startFailure.get());
                }
                if (busy < settings.workers()) {
                    Optional<WorkerProcess> ready = takeIdle();
                    if (ready.isPresent()) {
                        busy++;
                        return ready.get();
                    }
                    startUpTo(Math.min(settings.workers(), busy + waiting));
                }
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** The one that was used last: its parsers are loaded. */
    private Optional<WorkerProcess> takeIdle() {
        for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (worker.isAlive()) return Optional.of(worker);
            all.remove(worker);
            worker.end(WorkerProcess.Cause.RETIRED);
        }
        return Optional.empty();
    }

    private void release(WorkerProcess worker) {
        boolean keep;
        lock.lock();
        try {
            busy--;
            keep = !closed && worker.isReusable(settings.documentsPerWorker());
            if (keep) idle.push(worker);
            else all.remove(worker);
            // as many as were ever needed at once, and the spares
            startUpTo(mostAtOnce + settings.spares());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (!keep) worker.end(WorkerProcess.Cause.RETIRED);
    }

    /** Under the lock: starts as many as are missing. */
    private void startUpTo(int number) {
        while (!closed && idle.size() + busy + starting < number) {
            starting++;
            starter.execute(this::start);
        }
    }

    /** On the starter's thread. */
    private void start() {
        Optional<RuntimeException> failure = startOrFailure();
        lock.lock();
        try {
            starting--;
            startFailure = startFailure.or(() -> failure);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<RuntimeException> startOrFailure() {
        RuntimeException failure = new IllegalStateException("no attempt");
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            try {
                startOne();
                return Optional.empty();
            } catch (CancellationException e) {
                return Optional.empty();
            } catch (IOException e) {
                failure = new UncheckedIOException("the text extraction program did not start", e);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return Optional.of(failure);
    }

    private void startOne() throws IOException {
        Launcher launch = prepared();
        boolean warm = nobodyWaits();
        WorkerProcess worker;
        // under the lock, so that closing finds every process there is
        lock.lock();
        try {
            if (closed) return;
            var folder = scratch.make();
            worker = new WorkerProcess(launch.start(folder, warm), folder);
            all.add(worker);
            started++;
        } finally {
            lock.unlock();
        }
        boolean ready = false;
        try (Watchdog.Watch watch = watchdog.over(worker, settings.startDeadline(), settings.scratchBytes())) {
            worker.awaitReady();
            ready = true;
        } finally {
            lock.lock();
            try {
                if (ready) idle.addLast(worker);
                else all.remove(worker);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            if (!ready) worker.end(WorkerProcess.Cause.RETIRED);
        }
    }

    private boolean nobodyWaits() {
        lock.lock();
        try {
            return waiting == 0;
        } finally {
            lock.unlock();
        }
    }

    /** The launcher, found out once; only the starter's thread and {@link #confinement} ask. */
    private synchronized Launcher prepared() throws IOException {
        if (launcher.isEmpty()) {
            scratch.open();
            var folder = scratch.make();
            launcher = Optional.of(Launcher.probe(
                    classPath,
                    settings,
                    folder,
                    Optional.ofNullable(System.getenv("PATH")).orElse("")));
            ScratchFolder.delete(folder);
        }
        return launcher.get();
    }

    /**
     * What keeps the children from network and files on this machine. Finds it out if no child has been started yet.
     *
     * @throws UncheckedIOException when the scratch folder cannot be made
     */
    public Confinement confinement() {
        try {
            return prepared().confinement();
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch folder cannot be made", e);
        }
    }

    /** Process ids of the children that there are, for the run's accounts of memory. */
    public List<Long> pids() {
        lock.lock();
        try {
            return all.stream().map(WorkerProcess::pid).sorted().toList();
        } finally {
            lock.unlock();
        }
    }

    /** Children started so far. */
    public int started() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** Kills all children, busy ones too, and removes their folders. */
    @Override
    public void close() {
        List<WorkerProcess> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(all);
            all.clear();
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(worker -> worker.kill(WorkerProcess.Cause.CLOSED));
        left.forEach(worker -> worker.end(WorkerProcess.Cause.CLOSED));
        starter.shutdown();
        watchdog.close();
        try {
            if (!starter.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a child is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
