package org.leakproof.contract.record;

import java.util.List;

/** What was looked at, so that a reader of the release can judge what was not.
 *
 *  @param languages IETF tags found, sorted; empty where none could be told
 *  @param scripts ISO 15924 codes found, sorted
 *  @param detectors public labels of the detectors that ran, sorted */
public record Coverage(List<String> languages, List<String> scripts, List<String> detectors) {
    public Coverage {
        languages = List.copyOf(languages);
        scripts = List.copyOf(scripts);
        detectors = List.copyOf(detectors);
    }
}
