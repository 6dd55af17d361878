package org.leakproof.redact.catalogue.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Lines;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * Tokens and keys of clouds, services and programs that are told by prefix, alphabet and length, as their vendors publish
 * them: some 260 kinds, in the table {@code tokens.tsv}, each with its source and examples. The form's name is the kind.
 */
final class ApiToken {

    private static final String TABLE = "tokens.tsv";

    /** Stands in the table's examples so that nobody takes them for leaked secrets. */
    private static final String BREAK = "·";

    private ApiToken() {}

    static Identifier identifier() {
        List<Form> forms = new ArrayList<>();
        List<String> match = new ArrayList<>();
        List<String> noMatch = new ArrayList<>();
        for (String[] row : Lines.of(TABLE, 5)) {
            forms.add(Form.of(row[0], row[1], 0.95));
            match.add("a «" + row[3].replace(BREAK, "") + "»");
            noMatch.add("a " + row[4].replace(BREAK, ""));
        }
        noMatch.add("github_pat_" + "x".repeat(22) + "_" + "x".repeat(59));
        return new Identifier(
                "api-token", "API_TOKEN", forms, Optional.of(new Random()), Context.NONE, new Examples(match, noMatch));
    }

    private static final class Random implements Validator {

        /** Bits a character; fewer characters can have fewer. */
        private static final double LEAST = 3;

        private static final double LEAST_OF_POSSIBLE = 0.6;

        @Override
        public String name() {
            return "no placeholder";
        }

        private static double least(String text) {
            return Math.min(LEAST, LEAST_OF_POSSIBLE * Math.log(text.length()) / Math.log(2));
        }

        @Override
        public Verdict check(Candidate candidate) {
            String text = candidate.text();
            // s.something is also what programs are made of
            boolean code = text.startsWith("s.") && text.chars().noneMatch(Character::isDigit);
            boolean longer = candidate.form().startsWith("telegram")
                    && candidate.after(1).equals("-");
            return code || longer || Placeholder.is(text) || Placeholder.entropy(text) < least(text)
                    ? Verdict.rejected()
                    : Verdict.accepted(candidate, candidate.score());
        }
    }
}
