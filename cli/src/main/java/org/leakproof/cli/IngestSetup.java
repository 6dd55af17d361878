package org.leakproof.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.authentic.SigningKeys;
import org.leakproof.ingest.extract.WorkerClassPath;
import org.leakproof.ingest.extract.WorkerPool;
import org.leakproof.ingest.extract.WorkerSettings;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.table.Mappings;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.Passwords;
import org.leakproof.ingest.walk.WalkRefusedException;

/** What the command line says about reading, as ingest takes it. */
final class IngestSetup {
    private IngestSetup() {}

    static IngestOptions options(ReadOptionsMixin read) {
        if (read.workers < 1) {
            throw new OperatorMistake("--workers " + read.workers + ": expected 1 or more");
        }
        Mappings mappings = Mappings.load(read.mappings);
        try {
            return new IngestOptions(
                    new ReadOptions(Optional.ofNullable(read.assumeZone), ReadOptions.MAX_TEXT_LENGTH),
                    read.attachmentText == ReadOptionsMixin.YesNo.yes,
                    mappings.readers(),
                    mappings.hash(),
                    read.passwords == null ? Passwords.none() : Passwords.read(read.passwords),
                    Budget.defaults(),
                    read.dkimKeys == null ? SigningKeys.NONE : SigningKeys.load(read.dkimKeys),
                    read.workers);
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        }
    }

    /** Starts no process before the first document comes. */
    static WorkerPool extractor(Path scratch, int workers) {
        WorkerSettings usual = WorkerSettings.standard(scratch);
        WorkerSettings settings = new WorkerSettings(
                usual.scratch(),
                workers,
                usual.spares(),
                usual.heapMegabytes(),
                usual.deadline(),
                usual.startDeadline(),
                usual.documentBytes(),
                usual.textChars(),
                usual.scratchBytes(),
                usual.documentsPerWorker(),
                usual.confined());
        return new WorkerPool(settings, WorkerClassPath.find());
    }
}
