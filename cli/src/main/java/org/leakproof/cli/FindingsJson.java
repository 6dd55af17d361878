package org.leakproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leakproof.ingest.inspect.Findings;
import org.leakproof.ingest.read.Formats;

/** Findings for scripts. Names of entries and people are in it only if they were asked for. */
final class FindingsJson {
    private FindingsJson() {}

    static void write(Findings findings, boolean names, PrintWriter out) {
        try {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(tree(findings, names)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts that are no JSON", e);
        }
    }

    private static Map<String, Object> tree(Findings findings, boolean names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("complete", !findings.stopped());
        tree.put("archives", findings.archives());
        tree.put("files", findings.files());
        tree.put("bytes", findings.bytes());
        tree.put("entries", findings.entries());
        tree.put("containers", findings.containers());
        List<Object> formats = new ArrayList<>();
        findings.formats().forEach((reader, format) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("reader", reader);
            one.put("evidence", Formats.of(reader).map(Formats.Format::mark).orElse("mapping"));
            one.put("entries", format.entries());
            one.put("messages", format.messages());
            one.put("held", format.held());
            formats.add(one);
        });
        tree.put("formats", formats);
        tree.put("documents", findings.documents());
        tree.put("messages", findings.messages());
        tree.put("held_messages", findings.heldMessages());
        tree.put("damaged_messages", findings.damagedMessages());
        tree.put("conversations", findings.conversations());
        tree.put("attachments", findings.attachments());
        tree.put("attached_files", findings.attachedFiles());
        tree.put("attachment_types", findings.attachmentTypes());
        Map<String, Object> dates = new LinkedHashMap<>();
        dates.put("earliest", findings.earliest().map(Object::toString).orElse(null));
        dates.put("latest", findings.latest().map(Object::toString).orElse(null));
        dates.put("missing", findings.dateMissing());
        dates.put("unreadable", findings.dateUnreadable());
        dates.put("without_zone", findings.withoutZone());
        dates.put("zone_assumed", findings.zoneAssumed());
        dates.put("years", findings.years());
        tree.put("dates", dates);
        tree.put("participants", findings.participants());
        tree.put("senders", findings.senders());
        tree.put("languages", findings.languages());
        tree.put("language_unsure", findings.languageUnsure());
        Map<String, Object> copies = new LinkedHashMap<>();
        copies.put("same_bytes", findings.sameBytes());
        copies.put("same_message_id", findings.sameMessageId());
        copies.put("same_file", findings.sameFile());
        copies.put("counted_in_part", findings.countedInPart());
        tree.put("likely_copies", copies);
        tree.put("troubles", findings.troubles());
        tree.put(
                "trouble_list",
                findings.troubleList().stream().map(t -> trouble(t, names)).toList());
        tree.put(
                "unknown",
                findings.unknown().stream().map(u -> unknown(u, names)).toList());
        if (names) {
            tree.put(
                    "people",
                    findings.people().stream().map(FindingsJson::person).toList());
        }
        return tree;
    }

    private static Map<String, Object> trouble(Findings.Trouble trouble, boolean names) {
        Map<String, Object> one = place(trouble.archive(), trouble.entry(), trouble.name(), names);
        trouble.offset().ifPresent(offset -> one.put("offset", offset));
        one.put("reason", trouble.reason());
        return one;
    }

    private static Map<String, Object> unknown(Findings.Unknown unknown, boolean names) {
        Map<String, Object> one = place(unknown.archive(), unknown.entry(), unknown.name(), names);
        one.put("entries", unknown.entries());
        one.put("layout", unknown.layout());
        one.put("mapping", unknown.mapping());
        return one;
    }

    private static Map<String, Object> place(int archive, int entry, String name, boolean names) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("archive", archive);
        one.put("entry", entry);
        if (names) {
            one.put("name", name);
        }
        return one;
    }

    private static Map<String, Object> person(Findings.Person person) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", person.shown());
        one.put("wrote", person.sent());
        one.put("received", person.received());
        return one;
    }
}
