package org.leakproof.ingest.read.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;

/** Who takes part in a record of a phone's backup. The phone's owner is one of them, mostly without a number. Secret. */
record SmsPeople(
        Optional<Participant> sender, RecipientsBasis basis, List<Participant> recipients, Conversation conversation) {
    /** What Android writes for the phone's own number. */
    private static final String OWN = "insert-address-token";

    /** Types of addresses in an MMS.
     *
     *  @see <a href="https://www.openmobilealliance.org/release/MMS/">OMA MMS Encapsulation Protocol, header fields</a> */
    private static final String FROM = "137";

    private static final String CC = "130";
    private static final String BCC = "129";

    boolean isGroup() {
        return recipients.size() + (sender.isPresent() ? 1 : 0) > 2;
    }

    static SmsPeople of(XmlTag tag, List<XmlTag> addresses, byte[] bytes, Set<Flag> flags) {
        boolean call = tag.name().equals("call");
        boolean mms = tag.name().equals("mms");
        String written = tag.value(bytes, call ? "number" : "address", flags);
        List<String> peers = new ArrayList<>();
        for (String peer : mms ? written.split("~") : new String[] {written}) {
            if (!peer.isBlank() && !peers.contains(peer)) {
                peers.add(peer);
            }
        }
        String contact = tag.value(bytes, "contact_name", flags);
        Optional<String> name = peers.size() == 1 && !contact.isBlank() && !contact.equals("(Unknown)")
                ? Optional.of(contact)
                : Optional.empty();
        String box = tag.value(bytes, mms ? "msg_box" : "type", flags);
        // 1 received; 2 sent, 3 draft, 4 to be sent, 5 failed, 6 queued. Of calls: 2 went out, all others came in
        boolean out = call ? box.equals("2") : !box.isEmpty() && !box.equals("1");
        People people = new People(peers, name);
        if (mms) {
            for (XmlTag address : addresses) {
                people.listed(address.value(bytes, "address", flags), address.value(bytes, "type", flags), out);
            }
        }
        people.complete(out);
        return new SmsPeople(
                people.sender,
                people.recipients.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT,
                people.recipients,
                SmsThread.of(peers));
    }

    private static final class People {
        private final List<String> peers;
        private final Optional<String> name;
        private final Set<String> seen = new TreeSet<>();
        private Optional<Participant> sender = Optional.empty();
        private final List<Participant> recipients = new ArrayList<>();
        private boolean owner;

        People(List<String> peers, Optional<String> name) {
            this.peers = peers;
            this.name = name;
        }

        /** An address of an MMS. Some phones list the other side as sender of what was sent to it. */
        void listed(String address, String type, boolean out) {
            boolean peer = peers.stream().anyMatch(p -> SmsThread.normal(p).equals(SmsThread.normal(address)));
            boolean own = address.equals(OWN) || !peer && (type.equals(FROM) == out) && !peers.isEmpty();
            boolean from = type.equals(FROM) && (own == out);
            if (address.isBlank() || !seen.add(SmsThread.normal(address))) {
                return;
            }
            if (!out && peers.size() == 1 && peer && sender.isEmpty()) {
                from = true;
            }
            if (own) {
                if (owner) {
                    own = false;
                } else {
                    owner = true;
                }
            }
            Role role = from ? Role.FROM : type.equals(CC) ? Role.CC : type.equals(BCC) ? Role.BCC : Role.TO;
            Participant participant = participant(address, role, own);
            if (from && sender.isEmpty()) {
                sender = Optional.of(participant);
            } else {
                recipients.add(participant);
            }
        }

        /** Adds who is not listed: the other side, and the phone's owner. */
        void complete(boolean out) {
            if (!out && sender.isEmpty() && peers.size() == 1 && seen.add(SmsThread.normal(peers.get(0)))) {
                sender = Optional.of(participant(peers.get(0), Role.FROM, false));
            }
            for (String peer : peers) {
                if (seen.add(SmsThread.normal(peer))) {
                    recipients.add(participant(peer, Role.TO, false));
                }
            }
            if (!owner && out && sender.isEmpty()) {
                sender = Optional.of(participant(OWN, Role.FROM, true));
            } else if (!owner && !out) {
                recipients.add(participant(OWN, Role.TO, true));
            }
        }

        private Participant participant(String written, Role role, boolean own) {
            Optional<String> address = written.equals(OWN) ? Optional.empty() : Optional.of(written);
            boolean dialled = written.indexOf('@') > 0
                    || written.chars().filter(Character::isLetter).count() == 0;
            Optional<String> known = own ? Optional.empty() : name;
            return new Participant(
                    known,
                    address.filter(a -> dialled),
                    address.filter(a -> !dialled),
                    role,
                    known.isPresent() ? NameSource.ADDRESS_BOOK : NameSource.NONE,
                    own);
        }
    }

    @Override
    public String toString() {
        return "SmsPeople[" + recipients.size() + " recipients]";
    }
}
