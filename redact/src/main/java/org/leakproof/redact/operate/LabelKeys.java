package org.leakproof.redact.operate;

import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.key.Subkey;

/** The keys that labels are made with.
 *
 *  @param pseudonyms for labels with a scope
 *  @param hashes for the operator {@code hash}
 *  @param shifts for the operator {@code shift} */
public record LabelKeys(Subkey pseudonyms, Subkey hashes, Subkey shifts) {
    public static LabelKeys of(KeyFile keys) {
        return new LabelKeys(keys.pseudonyms(), keys.hashes(), keys.shifts());
    }
}
