package org.leakproof.publish;

import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.StageName;

/** A small run with one of everything. */
public final class Scenario {
    public static final String LONG_TEXT = "Sehr lang, mit 😀 und = und ü. ".repeat(12);

    private Scenario() {}

    public static MadeUpRun run() {
        return run(true);
    }

    public static MadeUpRun run(boolean approvable) {
        MadeUpRun run = new MadeUpRun(2, approvable);
        run.add(MadeUpOutcome.at(1, 0, 0)
                .in("C-kai")
                .titled("Der Kai")
                .minute(1)
                .self("k0")
                .from("P-1", "Person 1")
                .to("P-2", "Person 2", Role.TO)
                .to("P-3", "Person; 3", Role.CC)
                .subject("=Hafen")
                .text("Grüße von [NAME], \"Kai\"\r\n-- ")
                .redaction(new Redaction(
                        "R-1",
                        new Place(Place.Kind.SEGMENT, 0),
                        10,
                        16,
                        "person",
                        "names",
                        "replace",
                        Redaction.Status.AUTOMATIC)));
        run.add(MadeUpOutcome.at(1, 0, 500)
                .in("C-kai")
                .minute(3)
                .replyTo("k0")
                .from("P-2", "Person 2")
                .reaction("👍")
                .segment(SegmentKind.OWN, "Ja 😀 ", Optional.empty())
                .segment(SegmentKind.QUOTED, "> Grüße [X]", Optional.of("k0"))
                .redaction(new Redaction(
                        "R-2",
                        new Place(Place.Kind.SEGMENT, 1),
                        8,
                        11,
                        "person",
                        "names",
                        "mask",
                        Redaction.Status.EDITOR)));
        run.add(MadeUpOutcome.at(1, 0, 900).in("C-alt").text(LONG_TEXT).attachment("ü.txt", LONG_TEXT));
        run.add(MadeUpOutcome.at(1, 1, 0)
                .in("C-kai")
                .minute(2)
                .sameAs("s1")
                .self("k1")
                .text("zweimal"));
        run.add(MadeUpOutcome.at(2, 0, 0)
                .in("C-kai")
                .minute(2)
                .sameAs("s1")
                .self("k2")
                .text("zweimal"));
        run.add(MadeUpOutcome.at(2, 0, 70).in("C-kai").minute(4).replyTo("k2").text("auf die Kopie"));
        run.add(MadeUpOutcome.at(2, 0, 90).in("C-kai").minute(5).text("geht erst durch"));
        run.add(MadeUpOutcome.at(2, 0, 90).in("C-kai").minute(5).held(StageName.REDACT, HeldReason.RUN_GATE));
        run.add(MadeUpOutcome.at(2, 0, 95)
                .heldAttachment(HeldReason.ENCRYPTED)
                .attachment("a", "b")
                .held(StageName.INGEST, HeldReason.DAMAGED));
        run.add(MadeUpOutcome.at(2, 0, 99).withheld().self("k3"));
        run.add(MadeUpOutcome.at(1, 2, 1).in("C-kai").minute(6).replyTo("k3").heldAttachment(HeldReason.TIMEOUT));
        PublicId clash = MadeUpOutcome.at(1, 3, 0).publicId();
        run.add(MadeUpOutcome.at(1, 3, 0).publicId(clash));
        run.add(MadeUpOutcome.at(1, 3, 50).publicId(clash));
        run.addHeldEntry(2, 7, HeldReason.UNSUPPORTED);
        return run;
    }
}
