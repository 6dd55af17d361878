package org.leakproof.ingest.inspect;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was found in archives, as counts. What lists there are hold so many items and no more, and say how many were left
 * out. Names of entries and people are in it: secret as a whole. Not thread-safe while it is being filled. */
public final class Findings {
    /** Items that are kept of each list. */
    public static final int LISTED = 1000;

    /** People who are kept by name. */
    public static final int NAMED = 50_000;

    long archives;
    long files;
    long bytes;
    long entries;
    long messages;
    long heldMessages;
    long attachments;
    long attachedFiles;
    long damagedMessages;
    long dateMissing;
    long dateUnreadable;
    long withoutZone;
    long zoneAssumed;
    long sameBytes;
    long sameMessageId;
    long sameFile;
    long languageUnsure;
    boolean stopped;
    Optional<LocalDateTime> earliest = Optional.empty();
    Optional<LocalDateTime> latest = Optional.empty();
    final Map<String, Long> containers = new TreeMap<>();
    final Map<String, Format> formats = new LinkedHashMap<>();
    final Map<String, Long> loose = new TreeMap<>();
    final Map<String, Long> years = new TreeMap<>();
    final Map<String, Long> languages = new TreeMap<>();
    final Map<String, Long> attachmentTypes = new TreeMap<>();
    final Map<String, Long> troubles = new TreeMap<>();
    final List<Trouble> troubleList = new ArrayList<>();
    final Map<String, Unknown> unknown = new LinkedHashMap<>();
    final Map<String, Person> people = new LinkedHashMap<>();
    final HashCount fileHashes = new HashCount(HashCount.MOST);
    final HashCount byteHashes = new HashCount(HashCount.MOST);
    final HashCount idHashes = new HashCount(HashCount.MOST);
    final HashCount participants = new HashCount(HashCount.MOST);
    final HashCount senders = new HashCount(HashCount.MOST);
    final HashCount conversations = new HashCount(HashCount.MOST);

    /** What one reader found. */
    public static final class Format {
        long entries;
        long messages;
        long held;

        public long entries() {
            return entries;
        }

        public long messages() {
            return messages;
        }

        public long held() {
            return held;
        }
    }

    /** Something that cannot be read, or not whole.
     *
     *  @param archive its number on the command line, from 1
     *  @param entry its number in the archive, as in the books of a run
     *  @param name of the entry; secret
     *  @param offset where in the entry; empty if it is the entry itself
     *  @param reason in the words of the books */
    public record Trouble(int archive, int entry, String name, Optional<Long> offset, String reason) {
        @Override
        public String toString() {
            return "Trouble[" + archive + ", " + entry + ", " + reason + "]";
        }
    }

    /** Entries with records that no reader knows, all of one kind.
     *
     *  @param entry the first one of them
     *  @param mapping proposed for it, as a file */
    public record Unknown(int archive, int entry, String name, String layout, String mapping, long[] count) {
        public long entries() {
            return count[0];
        }

        @Override
        public String toString() {
            return "Unknown[" + layout + ", " + entries() + "]";
        }
    }

    /** Somebody who takes part, and in how many messages. Secret. */
    public static final class Person {
        final String shown;
        long sent;
        long received;

        Person(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }

        public long sent() {
            return sent;
        }

        public long received() {
            return received;
        }

        @Override
        public String toString() {
            return "Person[" + sent + ", " + received + "]";
        }
    }

    Findings() {}

    static void count(Map<String, Long> counts, String what) {
        if (counts.size() < LISTED || counts.containsKey(what)) {
            counts.merge(what, 1L, Long::sum);
        } else {
            counts.merge("(others)", 1L, Long::sum);
        }
    }

    public long archives() {
        return archives;
    }

    /** Files on disk. */
    public long files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }

    /** Files, and what was found inside containers. */
    public long entries() {
        return entries;
    }

    /** All messages found, without those that are held. */
    public long messages() {
        return messages;
    }

    /** Messages that were found and cannot be read. */
    public long heldMessages() {
        return heldMessages;
    }

    public long attachments() {
        return attachments;
    }

    /** Files that are shown with the messages that name them, and are no documents of their own. */
    public long attachedFiles() {
        return attachedFiles;
    }

    /** Messages in which a damaged entry breaks off. */
    public long damagedMessages() {
        return damagedMessages;
    }

    public long dateMissing() {
        return dateMissing;
    }

    public long dateUnreadable() {
        return dateUnreadable;
    }

    /** Times that can be read and state no zone. */
    public long withoutZone() {
        return withoutZone;
    }

    /** Times whose zone the operator gave. */
    public long zoneAssumed() {
        return zoneAssumed;
    }

    /** Of the times that can be read, as their clocks showed them. */
    public Optional<LocalDateTime> earliest() {
        return earliest;
    }

    public Optional<LocalDateTime> latest() {
        return latest;
    }

    /** Messages by year. */
    public Map<String, Long> years() {
        return Collections.unmodifiableMap(years);
    }

    /** Messages whose bytes stood there before. */
    public long sameBytes() {
        return sameBytes;
    }

    /** Mails whose Message-ID stood there before, in other bytes. */
    public long sameMessageId() {
        return sameMessageId;
    }

    /** Files whose content stood there before. */
    public long sameFile() {
        return sameFile;
    }

    /** Whether something was too much to be counted: duplicates may be missing, and people and conversations be more. */
    public boolean countedInPart() {
        return byteHashes.isFull()
                || idHashes.isFull()
                || fileHashes.isFull()
                || participants.isFull()
                || conversations.isFull();
    }

    public long participants() {
        return participants.size();
    }

    public long senders() {
        return senders.size();
    }

    public long conversations() {
        return conversations.size();
    }

    /** Messages by language, IETF tags. */
    public Map<String, Long> languages() {
        return Collections.unmodifiableMap(languages);
    }

    /** Messages that are too short to tell, or mixed. */
    public long languageUnsure() {
        return languageUnsure;
    }

    /** Containers by kind. */
    public Map<String, Long> containers() {
        return Collections.unmodifiableMap(containers);
    }

    /** By the name of the reader. */
    public Map<String, Format> formats() {
        return Collections.unmodifiableMap(formats);
    }

    /** Files that no reader takes and that are documents by how they begin. */
    public Map<String, Long> documents() {
        return Collections.unmodifiableMap(loose);
    }

    /** By media type, as declared. */
    public Map<String, Long> attachmentTypes() {
        return Collections.unmodifiableMap(attachmentTypes);
    }

    /** How many of each reason. */
    public Map<String, Long> troubles() {
        return Collections.unmodifiableMap(troubles);
    }

    /** The first {@link #LISTED} of them. */
    public List<Trouble> troubleList() {
        return troubleList.stream()
                .sorted(Comparator.comparingInt(Trouble::archive)
                        .thenComparingInt(Trouble::entry)
                        .thenComparingLong(trouble -> trouble.offset().orElse(-1L)))
                .toList();
    }

    /** What holds records that no reader knows. */
    public List<Unknown> unknown() {
        return List.copyOf(unknown.values());
    }

    /** Those who take part in most messages first; empty unless names were asked for. */
    public List<Person> people() {
        return people.values().stream()
                .sorted(Comparator.comparingLong((Person person) -> -person.sent - person.received)
                        .thenComparing(Person::shown))
                .toList();
    }

    /** Whether it was stopped before the end. */
    public boolean stopped() {
        return stopped;
    }

    @Override
    public String toString() {
        return "Findings[" + entries + " entries, " + messages + " messages]";
    }
}
