package org.leakproof.publish.risk;

import java.util.List;

/** What stands out in a release.
 *
 *  @param messages that are in it
 *  @param labels participants that have a label only; whom the policy keeps by name is not among them
 *  @param k fewer than so many alike stand out
 *  @param hoursTold whether times leave with their hours
 *  @param volume who sends far more than others
 *  @param hours who writes when hardly anybody else does
 *  @param contacts who is in touch with far more people than others
 *  @param pairs who is only ever in touch with one other
 *  @param rareLabels labels whose combination of traits fewer than k share
 *  @param rareCombinations how many such combinations there are
 *  @param rare the most visible of those labels */
public record RiskFindings(
        long messages,
        int labels,
        int k,
        boolean hoursTold,
        List<Label> volume,
        List<Label> hours,
        List<Label> contacts,
        List<Label> pairs,
        int rareLabels,
        int rareCombinations,
        List<Label> rare) {
    public RiskFindings {
        volume = List.copyOf(volume);
        hours = List.copyOf(hours);
        contacts = List.copyOf(contacts);
        pairs = List.copyOf(pairs);
        rare = List.copyOf(rare);
    }

    /** Whether nothing stands out. */
    public boolean none() {
        return volume.isEmpty() && hours.isEmpty() && contacts.isEmpty() && pairs.isEmpty() && rareLabels == 0;
    }

    /** @param why in plain words */
    public record Label(String id, String why) {}
}
