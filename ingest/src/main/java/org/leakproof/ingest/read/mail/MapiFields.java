package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.Kind;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** Tells by its class what an item is, and shows what is no mail: contacts, appointments and tasks say in fields what
 * others say in a body. */
final class MapiFields {
    private static final Map<Integer, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put(Tag.DISPLAY_NAME, "Name");
        FIELDS.put(Tag.CONTACT_GIVEN_NAME, "Given name");
        FIELDS.put(Tag.CONTACT_SURNAME, "Surname");
        FIELDS.put(Tag.CONTACT_TITLE, "Title");
        FIELDS.put(Tag.CONTACT_DEPARTMENT, "Department");
        FIELDS.put(Tag.CONTACT_COMPANY, "Company");
        FIELDS.put(Tag.CONTACT_EMAIL1, "E-mail");
        FIELDS.put(Tag.CONTACT_EMAIL2, "E-mail 2");
        FIELDS.put(Tag.CONTACT_EMAIL3, "E-mail 3");
        FIELDS.put(Tag.CONTACT_WORK_PHONE, "Business phone");
        FIELDS.put(Tag.CONTACT_HOME_PHONE, "Home phone");
        FIELDS.put(Tag.CONTACT_MOBILE_PHONE, "Mobile phone");
        FIELDS.put(Tag.CONTACT_OTHER_PHONE, "Other phone");
        FIELDS.put(Tag.CONTACT_FAX, "Fax");
        FIELDS.put(Tag.CONTACT_WORK_ADDRESS, "Business address");
        FIELDS.put(Tag.CONTACT_HOME_ADDRESS, "Home address");
        FIELDS.put(Tag.CONTACT_POSTAL_ADDRESS, "Postal address");
        FIELDS.put(Tag.APPOINTMENT_START, "Start");
        FIELDS.put(Tag.APPOINTMENT_END, "End");
        FIELDS.put(Tag.APPOINTMENT_PLACE, "Place");
        FIELDS.put(Tag.TASK_START, "Start");
        FIELDS.put(Tag.TASK_DUE, "Due");
    }

    private MapiFields() {}

    static Kind kind(String messageClass) {
        String name = messageClass.toLowerCase(Locale.ROOT);
        if (is(name, "ipm.post")) {
            return Kind.POST;
        }
        boolean other = is(name, "ipm.contact")
                || is(name, "ipm.distlist")
                || is(name, "ipm.appointment")
                || is(name, "ipm.task")
                || is(name, "ipm.stickynote")
                || is(name, "ipm.activity")
                || is(name, "ipm.document")
                || is(name, "ipm.microsoft")
                || is(name, "ipm.configuration");
        return other ? Kind.DOCUMENT : Kind.EMAIL;
    }

    private static boolean is(String name, String family) {
        return name.equals(family) || name.startsWith(family + ".");
    }

    /** The fields, one in a line. */
    static String text(MapiProperties properties, MapiProperties.Decoder decoder) throws IOException {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Integer, String> field : FIELDS.entrySet()) {
            Optional<String> value = properties.text(field.getKey(), decoder).or(() -> Optional.empty());
            if (value.isEmpty()) {
                value = properties.time(field.getKey()).map(Instant::toString);
            }
            value.map(v -> MailText.lineFeeds(v).strip())
                    .filter(v -> !v.isEmpty())
                    .ifPresent(v -> out.append(field.getValue())
                            .append(": ")
                            .append(v.replace("\n", "\n  "))
                            .append('\n'));
        }
        return out.toString();
    }
}
