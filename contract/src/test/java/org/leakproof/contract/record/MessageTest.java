package org.leakproof.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Attachment FIRST = attachment(0, TextStatus.TEXT, Optional.of("Größe"), Optional.empty());

    @Test
    void countsTheTextOfAllItsParts() {
        assertThat(message(List.of(FIRST)).textLength())
                .isEqualTo("subject".length() + "own".length() + "<b>own</b>".length() + "Größe".length());
    }

    @Test
    void keepsItsOwnLists() {
        List<Attachment> attachments = new ArrayList<>(List.of(FIRST));
        Message message = message(attachments);
        attachments.clear();
        assertThat(message.attachments()).containsExactly(FIRST);
        assertThatThrownBy(() -> message.body().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesAttachmentsOutOfOrder() {
        Attachment second = attachment(1, TextStatus.NO_TEXT, Optional.empty(), Optional.empty());
        assertThat(message(List.of(FIRST, second)).attachments()).hasSize(2);
        assertThatThrownBy(() -> message(List.of(second, FIRST))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAttachmentsWhoseTextDoesNotFitTheirStatus() {
        for (TextStatus status : TextStatus.values()) {
            boolean text = status == TextStatus.TEXT;
            boolean held = status == TextStatus.HELD;
            assertThatThrownBy(() -> attachment(
                            0,
                            status,
                            text ? Optional.empty() : Optional.of("x"),
                            held ? Optional.of(HeldReason.DAMAGED) : Optional.empty()))
                    .as("%s", status)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> attachment(
                            0,
                            status,
                            text ? Optional.of("x") : Optional.empty(),
                            held ? Optional.empty() : Optional.of(HeldReason.DAMAGED)))
                    .as("%s", status)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesAPointInTimeWithoutAZone() {
        assertThatThrownBy(() -> new SentTime(
                        Optional.of(Instant.EPOCH),
                        Optional.empty(),
                        "",
                        Precision.SECOND,
                        ZoneBasis.UNKNOWN,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SentTime.unreadable("gestern").asWritten()).isEqualTo("gestern");
    }

    @Test
    void refusesProvenanceThatPointsNowhere() {
        ArchiveId archive = new ArchiveId("0".repeat(32));
        assertThatThrownBy(() -> new Provenance(archive, -1, "a.0", 0, 0, "mbox", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Provenance(archive, 0, "", 0, 0, "mbox", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Provenance(archive, 0, "a.0", -1, 0, "mbox", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersPlacesByKindAndNumber() {
        List<Place> places = new ArrayList<>(List.of(
                new Place(Place.Kind.SEGMENT, 10),
                new Place(Place.Kind.SUBJECT, 0),
                new Place(Place.Kind.SEGMENT, 9),
                new Place(Place.Kind.SENDER, 0)));
        places.sort(null);
        assertThat(places)
                .extracting(Place::toString)
                .containsExactly("SUBJECT/0", "SEGMENT/9", "SEGMENT/10", "SENDER/0");
    }

    private static Attachment attachment(
            int ordinal, TextStatus status, Optional<String> text, Optional<HeldReason> held) {
        return new Attachment(
                ordinal,
                OptionalInt.empty(),
                Optional.of("Ä.pdf"),
                "application/pdf",
                3,
                "0".repeat(64),
                status,
                text,
                held);
    }

    private static Message message(List<Attachment> attachments) {
        Provenance provenance = new Provenance(new ArchiveId("0".repeat(32)), 0, "ab.0", 0, 9, "mbox", 1);
        return new Message(
                MessageId.of(provenance),
                provenance,
                "0".repeat(64),
                Kind.EMAIL,
                new Conversation("c", Optional.empty()),
                SentTime.unreadable("?"),
                Optional.empty(),
                List.of(),
                RecipientsBasis.UNKNOWN,
                Optional.of("subject"),
                List.of(new Segment(SegmentKind.OWN, "own", Optional.empty())),
                List.of(new Alternative("text/html", false, "<b>own</b>")),
                Optional.empty(),
                attachments,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }
}
