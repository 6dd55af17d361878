package org.leakproof.redact.record;

import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.key.Subkey;
import org.leakproof.contract.record.RunId;
import org.leakproof.redact.names.Identities;
import org.leakproof.redact.operate.Canonical;
import org.leakproof.redact.operate.LabelKeys;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;

/** What all redactors of one run share.
 *
 *  @param ids for public ids
 *  @param joins for what stays inside */
public record RunKit(
        RunId run,
        RuleSet rules,
        String policyHash,
        Decisions decisions,
        Canonical canonical,
        Identities identities,
        LabelKeys labelKeys,
        Subkey ids,
        Subkey joins) {
    public static RunKit of(Policy policy, KeyFile keys, Decisions decisions, RunId run) {
        Canonical canonical = new Canonical(policy.regions());
        return new RunKit(
                run,
                new RuleSet(policy),
                policy.hash(),
                decisions,
                canonical,
                new Identities(canonical),
                LabelKeys.of(keys),
                keys.ids(),
                keys.joins());
    }

    @Override
    public String toString() {
        return "RunKit[" + run + "]";
    }
}
