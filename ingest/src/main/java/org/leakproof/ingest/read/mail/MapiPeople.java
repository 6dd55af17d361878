package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** Tells who sent something that Outlook keeps, and to whom. Inside an Exchange organisation people are known by a name in
 * its directory ({@code /O=...}): that is a handle, never an address, and where an SMTP address is kept anywhere it is
 * taken. */
final class MapiPeople {
    private static final int LONGEST_KEY = 1000;

    private final MapiItem item;
    private final MapiProperties.Decoder decoder;

    MapiPeople(MapiItem item, MapiProperties.Decoder decoder) {
        this.item = item;
        this.decoder = decoder;
    }

    /** Whom it is from: the one on whose behalf it was sent, if another one sent it. */
    Optional<Participant> sender() throws IOException {
        MapiProperties properties = item.properties();
        Participant represented = participant(
                properties,
                Role.FROM,
                new int[] {Tag.REPRESENTING_NAME},
                Tag.REPRESENTING_TYPE,
                Tag.REPRESENTING_ADDRESS,
                Tag.REPRESENTING_SMTP,
                0x003B);
        Participant sender = participant(
                properties,
                Role.FROM,
                new int[] {Tag.SENDER_NAME},
                Tag.SENDER_TYPE,
                Tag.SENDER_ADDRESS,
                Tag.SENDER_SMTP,
                0x0C1D);
        if (isNobody(represented)) {
            return Optional.of(sender).filter(one -> !isNobody(one));
        }
        boolean same = represented.name().equals(sender.name())
                && represented.address().isEmpty();
        return Optional.of(same ? sender : represented);
    }

    List<Participant> recipients() throws IOException {
        List<Participant> all = new ArrayList<>();
        for (MapiProperties recipient : item.recipients()) {
            Role role = switch (recipient.number(Tag.RECIPIENT_TYPE).orElse(1) & 0xF) {
                case 2 -> Role.CC;
                case 3 -> Role.BCC;
                default -> Role.TO;
            };
            Participant participant = participant(
                    recipient,
                    role,
                    new int[] {Tag.DISPLAY_NAME, Tag.RECIPIENT_DISPLAY_NAME},
                    Tag.ADDRESS_TYPE,
                    Tag.ADDRESS,
                    Tag.SMTP_ADDRESS,
                    Tag.SEARCH_KEY);
            if (!isNobody(participant)) {
                all.add(participant);
            }
        }
        if (all.isEmpty()) {
            named(Tag.DISPLAY_TO, Role.TO, all);
            named(Tag.DISPLAY_CC, Role.CC, all);
            named(Tag.DISPLAY_BCC, Role.BCC, all);
        }
        return all;
    }

    /** Where the list of recipients is lost, their names may stand in one text. */
    private void named(int id, Role role, List<Participant> all) throws IOException {
        for (String name : item.properties().text(id, decoder).orElse("").split(";", MapiItem.MAX_RECIPIENTS)) {
            if (!name.isBlank()) {
                String one = unquoted(name.strip());
                boolean address = one.indexOf('@') > 0 && one.indexOf(' ') < 0;
                all.add(new Participant(
                        Optional.of(one).filter(n -> !address),
                        Optional.of(one).filter(n -> address),
                        Optional.empty(),
                        role,
                        address ? NameSource.NONE : NameSource.HEADER,
                        false));
            }
        }
    }

    private static boolean isNobody(Participant participant) {
        return participant.name().isEmpty()
                && participant.address().isEmpty()
                && participant.handle().isEmpty();
    }

    private Participant participant(
            MapiProperties properties, Role role, int[] names, int typeId, int addressId, int smtpId, int keyId)
            throws IOException {
        Optional<String> name = Optional.empty();
        for (int id : names) {
            name = name.or(() -> Optional.empty());
            if (name.isEmpty()) {
                name = text(properties, id).map(MapiPeople::unquoted).filter(n -> !n.isEmpty());
            }
        }
        String type = text(properties, typeId).orElse("").toUpperCase(Locale.ROOT);
        Optional<String> written = text(properties, addressId);
        Optional<String> smtp = text(properties, smtpId).filter(MapiPeople::isSmtp);
        Optional<String> handle = Optional.empty();
        if (smtp.isEmpty() && written.filter(MapiPeople::isSmtp).isPresent()) {
            smtp = written;
        } else if (written.isPresent() && !written.equals(smtp)) {
            handle = written;
        }
        if (smtp.isEmpty()) {
            smtp = key(properties, keyId);
        }
        if (smtp.isEmpty() && name.filter(MapiPeople::isSmtp).isPresent()) {
            smtp = name;
        }
        boolean typed = !type.isEmpty() && !type.equals("EX") && !type.equals("SMTP");
        if (smtp.isEmpty() && handle.isPresent() && typed && !isDirectoryName(handle.get())) {
            // a fax number, an X.400 name: an address of another kind
            smtp = handle;
            handle = Optional.empty();
        }
        Optional<String> address = smtp;
        name = name.filter(n -> !address.equals(Optional.of(n)));
        if (handle.equals(name)) {
            handle = Optional.empty();
        }
        return new Participant(name, smtp, handle, role, name.isEmpty() ? NameSource.NONE : NameSource.HEADER, false);
    }

    private Optional<String> text(MapiProperties properties, int id) throws IOException {
        return properties.text(id, decoder).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A search key holds the address in upper case behind its type. */
    private static Optional<String> key(MapiProperties properties, int id) throws IOException {
        Optional<byte[]> key = properties.binary(id, LONGEST_KEY);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(key.get(), StandardCharsets.ISO_8859_1).replace("\0", "");
        if (!text.startsWith("SMTP:") || !isSmtp(text.substring(5))) {
            return Optional.empty();
        }
        return Optional.of(text.substring(5).toLowerCase(Locale.ROOT));
    }

    private static boolean isSmtp(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && at + 1 < text.length() && text.indexOf(' ') < 0 && !isDirectoryName(text);
    }

    private static boolean isDirectoryName(String text) {
        return text.regionMatches(true, 0, "/o=", 0, 3);
    }

    /** Some programs put names in quotes. */
    private static String unquoted(String name) {
        boolean quoted = name.length() > 2
                && (name.charAt(0) == '\'' && name.endsWith("'") || name.charAt(0) == '"' && name.endsWith("\""));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
