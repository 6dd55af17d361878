package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.Bodies;
import org.leakproof.ingest.read.mapi.MapiAttachment;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** Shows what Outlook keeps as the parts that a mail would have, so that everything that holds for mails holds for it: which
 * version of a body counts, what is an attachment, how a message within a message is shown. Serves one message. */
final class MapiParts {
    private final MapiProperties.Decoder decoder;

    /** @param flags of the message */
    MapiParts(Set<Flag> flags) {
        this(new TextDecoder(flags));
    }

    MapiParts(TextDecoder texts) {
        decoder = texts::decode;
    }

    /** The item as a message without header: its body and its attachments. */
    Part message(MapiItem item) throws IOException {
        Part message = Part.message(List.of());
        message.children().addAll(below(item));
        return message;
    }

    /** The item's body, and what it carries. */
    List<Part> below(MapiItem item) throws IOException {
        List<Part> parts = new ArrayList<>();
        List<Part> versions = new ArrayList<>();
        List<Part> unread = new ArrayList<>();
        for (Bodies.Version version : Bodies.of(item.properties(), decoder)) {
            Part part = Part.of(
                    Part.Kind.LEAF, version.mediaType(), version.charset(), Optional.empty(), version.content());
            if (version.held().isPresent()) {
                part.hold(version.held().get());
                unread.add(part);
            } else {
                versions.add(part);
            }
        }
        if (versions.size() == 1) {
            parts.add(versions.get(0));
        } else if (!versions.isEmpty()) {
            Part alternative = Part.of(Part.Kind.MULTIPART, "multipart/alternative", "", Optional.empty(), null);
            alternative.children().addAll(versions);
            parts.add(alternative);
        }
        parts.addAll(unread);
        for (MapiAttachment attachment : item.attachments()) {
            parts.add(attachment(attachment));
        }
        return parts;
    }

    private Part attachment(MapiAttachment attachment) throws IOException {
        MapiProperties properties = attachment.properties();
        Optional<String> name = name(properties);
        String type = properties
                .latin(Tag.ATTACH_MIME_TYPE)
                .map(written -> written.strip().toLowerCase(Locale.ROOT))
                .filter(written -> written.length() < 200 && written.indexOf('/') > 0 && written.indexOf(' ') < 0)
                .orElse("application/octet-stream");
        MapiAttachment.Content content = attachment.content();
        if (content instanceof MapiAttachment.Embedded embedded) {
            Part part = Part.of(Part.Kind.MESSAGE, "message/rfc822", "", name, embedded.bytes());
            part.children().add(embedded(embedded.item()));
            return part;
        }
        if (content instanceof MapiAttachment.Data data) {
            // a name that says nothing makes an attachment of what would else be text of the body
            return Part.of(Part.Kind.LEAF, type, "", Optional.of(name.orElse("")), data.bytes());
        }
        Blob left = content instanceof MapiAttachment.Unread unread ? unread.bytes() : null;
        Part part = Part.of(Part.Kind.LEAF, type, "", Optional.of(name.orElse("")), left);
        if (content instanceof MapiAttachment.Unread unread) {
            part.hold(unread.reason());
        } else {
            part.missing();
        }
        return part;
    }

    private Optional<String> name(MapiProperties properties) throws IOException {
        for (int id : new int[] {
            Tag.ATTACH_LONG_FILENAME, Tag.ATTACH_FILENAME, Tag.DISPLAY_NAME, Tag.ATTACH_LONG_PATH, Tag.ATTACH_PATH
        }) {
            Optional<String> name =
                    properties.text(id, decoder).map(String::strip).filter(n -> !n.isEmpty());
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** A message within the message, with the header fields by which it is shown. */
    Part embedded(MapiItem item) throws IOException {
        MapiPeople people = new MapiPeople(item, decoder);
        List<MimeField> fields = new ArrayList<>();
        people.sender().ifPresent(sender -> fields.add(field("From", shown(sender))));
        for (Role role : List.of(Role.TO, Role.CC)) {
            List<String> shown = new ArrayList<>();
            for (Participant recipient : people.recipients()) {
                if (recipient.role() == role) {
                    shown.add(shown(recipient));
                }
            }
            if (!shown.isEmpty()) {
                fields.add(field(role == Role.TO ? "To" : "Cc", String.join(", ", shown)));
            }
        }
        MapiTimes.sent(item.properties()).ifPresent(time -> fields.add(field("Date", time.toString())));
        item.properties().text(Tag.SUBJECT, decoder).ifPresent(subject -> fields.add(field("Subject", subject)));
        Part message = Part.message(fields);
        message.children().addAll(below(item));
        return message;
    }

    private static String shown(Participant participant) {
        String name = participant.name().orElse("");
        String address = participant.address().or(participant::handle).orElse("");
        return address.isEmpty() || address.equals(name) ? name : (name + " <" + address + ">").strip();
    }

    private static MimeField field(String name, String value) {
        return new MimeField(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
