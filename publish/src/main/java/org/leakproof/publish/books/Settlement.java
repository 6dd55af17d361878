package org.leakproof.publish.books;

import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.StageName;

/** What became of a message in the end. */
public sealed interface Settlement {
    /** Its word in the ledger. */
    String word();

    record Published() implements Settlement {
        @Override
        public String word() {
            return "published";
        }
    }

    record Held(StageName stage, HeldReason reason) implements Settlement {
        @Override
        public String word() {
            return "held";
        }
    }

    /** A copy of another message, which is published, held or withheld for both.
     *
     *  @param keptPublicId the other's cite_id
     *  @param keptMessage the other's inner id
     *  @param keptArchive where it stands */
    record Duplicate(String keptPublicId, String keptMessage, String keptArchive) implements Settlement {
        @Override
        public String word() {
            return "duplicate";
        }
    }

    record Withheld() implements Settlement {
        @Override
        public String word() {
            return "withheld";
        }
    }
}
