package org.leakproof.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leakproof.contract.record.Hashes;
import org.leakproof.ingest.authentic.SigningKeys;
import org.leakproof.ingest.language.LanguageGuess;
import org.leakproof.ingest.link.ExportLinks;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.Passwords;

/** How archives are read.
 *
 *  @param attachmentText whether texts of attachments are extracted; those of loose documents always are
 *  @param mappings readers that the operator described, asked before the built-in ones
 *  @param mappingsHash names the mappings' content; empty without any
 *  @param keys for the signatures of mails
 *  @param extractors how many extractions may go on at once */
public record IngestOptions(
        ReadOptions read,
        boolean attachmentText,
        List<? extends MessageReader> mappings,
        String mappingsHash,
        Passwords passwords,
        Budget budget,
        SigningKeys keys,
        int extractors) {
    public IngestOptions {
        mappings = List.copyOf(mappings);
        if (extractors < 1) {
            throw new IllegalArgumentException("at least one extraction must be possible");
        }
    }

    Readers readers() {
        return Readers.standard().preceded(mappings);
    }

    /** What makes the same files another archive: whatever changes the messages that are found in them. Holds no
     *  password. */
    Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>();
        identity.put("zone", read.assumeZone().map(Object::toString).orElse(""));
        identity.put("attachmentText", Boolean.toString(attachmentText));
        identity.put("mappings", mappingsHash);
        identity.put("passwords", passwords.fingerprint());
        identity.put("signingKeys", keys.hash());
        StringBuilder versions = new StringBuilder();
        for (MessageReader reader : readers().all()) {
            versions.append(reader.name()).append(':').append(reader.version()).append(' ');
        }
        identity.put("language", Integer.toString(LanguageGuess.VERSION));
        identity.put("links", Integer.toString(ExportLinks.VERSION));
        identity.put("readers", Hashes.hex128(versions.toString()));
        return identity;
    }
}
