package org.leakproof.publish.plan;

import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.books.Settlement;
import org.leakproof.publish.books.Settlement.Duplicate;
import org.leakproof.publish.books.Settlement.Held;
import org.leakproof.publish.books.Settlement.Published;
import org.leakproof.publish.books.Settlement.Withheld;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.spool.Head;

/** A message and what became of it. */
public record Settled(Head head, Settlement settlement) {
    void write(ByteWriter out) {
        if (settlement instanceof Published) {
            out.u8(0);
        } else if (settlement instanceof Held held) {
            out.u8(1).word(held.stage()).word(held.reason());
        } else if (settlement instanceof Duplicate duplicate) {
            out.u8(2)
                    .text(duplicate.keptPublicId())
                    .text(duplicate.keptMessage())
                    .text(duplicate.keptArchive());
        } else {
            out.u8(3);
        }
        head.write(out);
    }

    static Settled read(ByteReader in) {
        Settlement settlement = switch (in.u8()) {
            case 0 -> new Published();
            case 1 -> new Held(in.word(StageName.values()), in.word(HeldReason.values()));
            case 2 -> new Duplicate(in.text(), in.text(), in.text());
            case 3 -> new Withheld();
            default -> throw new IllegalStateException("not a settled message");
        };
        return new Settled(Head.read(in), settlement);
    }
}
