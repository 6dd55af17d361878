package org.leakproof.redact.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class OperatorsTest {
    private static final Labels LABELS = OperatorContract.labels("archive", "chat", "message");

    private static Passage phone(String text) {
        return new Passage("PHONE_NUMBER", "PHONE", text, Canonical.Written.PHONE, Optional.empty());
    }

    @Nested
    final class ReplaceTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new Replace(Optional.empty());
        }

        @Test
        void putsThePublicLabelInBrackets() {
            assertThat(operator().apply(OperatorContract.passage("a@b.example"), LABELS))
                    .isEqualTo("[EMAIL]");
        }
    }

    @Nested
    final class MaskTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new Mask(0, 0);
        }

        @Test
        void hasOneLengthWhateverTheValue() {
            assertThat(operator().apply(phone("1"), LABELS)).isEqualTo("********");
            assertThat(operator().apply(phone("+49 30 123456789"), LABELS)).isEqualTo("********");
        }

        @Test
        void leavesTheLastSignsWhereThePolicySaysSo() {
            assertThat(new Mask(0, 4).apply(phone("4111 1111 1111 1234"), LABELS))
                    .isEqualTo("********1234");
        }

        @Test
        void leavesNothingOfAShortValue() {
            assertThat(new Mask(0, 4).apply(phone("12345678"), LABELS)).isEqualTo("********");
        }
    }

    @Nested
    final class PseudonymTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new Pseudonym(Scope.ARCHIVE);
        }

        @Test
        void isTypedAndWide() {
            assertThat(operator().apply(OperatorContract.passage("a@b.example"), LABELS))
                    .matches("EMAIL-[0-9A-HJKMNP-TV-Z]{13}");
        }

        @Test
        void isTheSameForEveryWrittenForm() {
            assertThat(List.of("+49 30 1234567", "030 1234567", "(030) 123-45-67", "0049 30 1234567"))
                    .extracting(text -> operator().apply(phone(text), LABELS))
                    .containsOnly(operator().apply(phone("+49301234567"), LABELS));
            assertThat(operator().apply(OperatorContract.passage("José.X@Example.ORG"), LABELS))
                    .isEqualTo(operator().apply(OperatorContract.passage("josé.x@example.org"), LABELS));
        }

        @Test
        void isTheSameWithinItsScopeOnly() {
            Passage passage = OperatorContract.passage("a@b.example");
            Labels otherMessage = OperatorContract.labels("archive", "chat", "other");
            Labels otherChat = OperatorContract.labels("archive", "other", "other");
            Labels otherArchive = OperatorContract.labels("other", "chat", "other");
            for (Scope scope : Scope.values()) {
                Pseudonym operator = new Pseudonym(scope);
                String label = operator.apply(passage, LABELS);
                assertThat(label.equals(operator.apply(passage, otherMessage))).isEqualTo(scope != Scope.MESSAGE);
                assertThat(label.equals(operator.apply(passage, otherChat)))
                        .isEqualTo(scope == Scope.ARCHIVE || scope == Scope.PROJECT);
                assertThat(label.equals(operator.apply(passage, otherArchive))).isEqualTo(scope == Scope.PROJECT);
            }
        }

        @Test
        void differsWithTheKey() {
            Labels otherKey =
                    new Labels(LabelKeys.of(TestKeys.one()), new Canonical(List.of()), "archive", "chat", "message");
            Passage passage = OperatorContract.passage("a@b.example");
            assertThat(operator().apply(passage, otherKey))
                    .isNotEqualTo(operator().apply(passage, LABELS));
        }

        @Test
        void isOneForAllNamesOfSomebodyKnown() {
            Passage name = new Passage(
                    "PERSON", "PERSON", "John", Canonical.Written.PLAIN, Optional.of("address:john@example.org"));
            assertThat(operator().apply(name, LABELS))
                    .isEqualTo(LABELS.person("address:john@example.org", "PERSON", Scope.ARCHIVE));
        }
    }

    @Nested
    final class KeyedHashTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new KeyedHash();
        }

        @Test
        void isTheSameInEveryArchive() {
            Passage passage = OperatorContract.passage("a@b.example");
            assertThat(operator().apply(passage, OperatorContract.labels("x", "y", "z")))
                    .isEqualTo(operator().apply(passage, LABELS))
                    .matches("EMAIL-[0-9A-HJKMNP-TV-Z]{26}");
        }
    }

    @Nested
    final class RemoveTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new Remove();
        }
    }

    @Nested
    final class KeepTest implements OperatorContract {
        @Override
        public Operator operator() {
            return new Keep();
        }
    }

    @Test
    void writesAnIpv6AddressInOneForm() {
        Canonical canonical = new Canonical(List.of());
        assertThat(canonical.of(Canonical.Written.STRUCTURED, "2001:DB8::0:1"))
                .isEqualTo(canonical.of(Canonical.Written.STRUCTURED, "2001:0db8:0:0:0:0:0:1"));
    }
}
