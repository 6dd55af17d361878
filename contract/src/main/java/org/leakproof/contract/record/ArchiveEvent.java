package org.leakproof.contract.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of archives and runs: the latest event of each {@link #key} counts. Stays inside.
 *
 *  <p>An archive goes Registered, (Position, PartRead, EntryRead)*, Read; a run goes RunRegistered, PartitionRedacted*, RunGated,
 *  RunReleased, RunSending*, RunApproved. */
public sealed interface ArchiveEvent {
    /** Unique per fact: a later event with the same key replaces the earlier one. */
    String key();

    /** @param content SHA-256 over what the archive holds
     *  @param path where the operator said it is, for {@code open}
     *  @param options what it was read with, as written into its id
     *  @param partitions how many partitions its topic has */
    record Registered(
            ArchiveId archive, String content, String path, long bytes, Map<String, String> options, int partitions)
            implements ArchiveEvent {
        public Registered {
            options = Map.copyOf(options);
        }

        @Override
        public String key() {
            return archive + "/registered";
        }

        @Override
        public String toString() {
            return "Registered[" + archive + ", " + bytes + " bytes]";
        }
    }

    /** How far an archive is read: sent in the transaction of the messages that it counts.
     *
     *  @param entry the entry in hand
     *  @param offset all messages that begin before it in this entry are sent; Long.MAX_VALUE when the entry is done
     *  @param found messages found so far in this entry, held ones included
     *  @param foundHeld of these, held
     *  @param part the part of the entry that is being read
     *  @param messages per partition, every message id sent so far
     *  @param attachments per partition, every attachment id */
    record Position(
            ArchiveId archive,
            int entry,
            long offset,
            long found,
            long foundHeld,
            Part part,
            List<IdSet> messages,
            List<IdSet> attachments)
            implements ArchiveEvent {
        public Position {
            messages = List.copyOf(messages);
            attachments = List.copyOf(attachments);
        }

        @Override
        public String key() {
            return archive + "/position";
        }
    }

    /** How far a part of an entry is read.
     *
     *  @param closed parts of the entry that are done with
     *  @param found messages found since, held ones included
     *  @param held of these, held */
    record Part(int closed, long found, long held) {
        public static final Part FIRST = new Part(0, 0, 0);
    }

    /** What the source says of a part of itself, and what was found in it. Parts of which it says nothing have no such
     *  event.
     *
     *  @param part its number within the entry, from 0
     *  @param name as the source has it, such as a folder's path; empty for the whole entry
     *  @param declared messages that the source says it holds
     *  @param found messages found in it, held ones included
     *  @param held of these, held */
    record PartRead(ArchiveId archive, int entry, int part, String name, long declared, long found, long held)
            implements ArchiveEvent {
        @Override
        public String key() {
            return archive + "/part/" + entry + "/" + part;
        }

        @Override
        public String toString() {
            return "PartRead[" + archive + ", " + entry + "/" + part + ", " + found + " of " + declared + "]";
        }
    }

    /** What became of one entry.
     *
     *  @param name raw bytes, Base64
     *  @param status READ, CONTAINER, EMPTY or HELD
     *  @param container whether it was opened for what it holds, even if that ended badly
     *  @param reader the reader that took it
     *  @param found messages found in it, held ones included
     *  @param gaps bytes (or rows) of it that belong to no message, for READ entries */
    record EntryRead(
            ArchiveId archive,
            int entry,
            OptionalInt parent,
            String name,
            String source,
            Optional<String> sha256,
            long bytes,
            EntryStatus status,
            boolean container,
            Optional<HeldReason> held,
            Optional<String> reader,
            long found,
            long foundHeld,
            long gaps)
            implements ArchiveEvent {
        @Override
        public String key() {
            return archive + "/entry/" + entry;
        }

        @Override
        public String toString() {
            return "EntryRead[" + archive + ", " + entry + ", " + status + "]";
        }
    }

    /** The end of reading: the totals that the books must match. Entry ids are {@code <archive>#<ordinal>}. */
    record Read(ArchiveId archive, IdSet entries, IdSet messages, IdSet attachments) implements ArchiveEvent {
        @Override
        public String key() {
            return archive + "/read";
        }
    }

    /** What a release is made by. Workers that have another policy, key or program leave it alone.
     *
     *  @param archives sorted by id
     *  @param program name and version of the program that makes it
     *  @param approvable whether the policy lets the release leave the building */
    record RunRegistered(
            RunId run,
            List<ArchiveId> archives,
            String policyHash,
            String decisionsHash,
            String keyId,
            String program,
            boolean approvable,
            int partitions)
            implements ArchiveEvent {
        public RunRegistered {
            archives = archives.stream()
                    .sorted(Comparator.comparing(ArchiveId::value))
                    .distinct()
                    .toList();
        }

        /** The run of these archives under this policy: its id is a hash of everything that the release depends on. */
        public static RunRegistered of(
                List<ArchiveId> archives,
                String policyHash,
                String decisionsHash,
                String keyId,
                String program,
                boolean approvable,
                int partitions) {
            List<String> parts = new ArrayList<>(List.of("run", policyHash, decisionsHash, keyId, program));
            archives.stream().map(ArchiveId::value).sorted().distinct().forEach(parts::add);
            RunId run = new RunId(Hashes.hex128(parts.toArray(new String[0])).substring(0, 16));
            return new RunRegistered(run, archives, policyHash, decisionsHash, keyId, program, approvable, partitions);
        }

        @Override
        public String key() {
            return run + "/registered";
        }
    }

    /** One partition of one archive went through redact. */
    record PartitionRedacted(RunId run, ArchiveId archive, int partition, IdSet messages, IdSet attachments)
            implements ArchiveEvent {
        @Override
        public String key() {
            return run + "/redacted/" + archive + "/" + partition;
        }
    }

    /** The run-wide gate has passed over every outcome and sent the end marks. */
    record RunGated(RunId run) implements ArchiveEvent {
        @Override
        public String key() {
            return run + "/gated";
        }
    }

    /** @param manifestSha256 of the release's manifest file */
    record RunReleased(RunId run, String manifestSha256, boolean balanced, long published, long held)
            implements ArchiveEvent {
        @Override
        public String key() {
            return run + "/released";
        }
    }

    /** How much of an approved release is on the output topic: sent in the transaction of the records that it counts.
     *
     *  @param manifestSha256 of the release that was approved
     *  @param records sent so far, in the order of public ids */
    record RunSending(RunId run, String manifestSha256, long records) implements ArchiveEvent {
        @Override
        public String key() {
            return run + "/sending";
        }

        @Override
        public String toString() {
            return "RunSending[" + run + ", " + records + " records]";
        }
    }

    /** An editor let the release out: its records are on the output topic. */
    record RunApproved(RunId run, String manifestSha256, long records) implements ArchiveEvent {
        @Override
        public String key() {
            return run + "/approved";
        }

        @Override
        public String toString() {
            return "RunApproved[" + run + ", " + records + " records]";
        }
    }

    /** What became of an entry. */
    enum EntryStatus {
        READ,
        CONTAINER,
        EMPTY,
        HELD
    }
}
