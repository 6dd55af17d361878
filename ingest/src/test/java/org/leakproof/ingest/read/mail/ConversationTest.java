package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Message;

/** Which mails belong together, told by each mail alone. */
final class ConversationTest {
    private static final String FROM = "From x@port.example Thu Jan  3 00:00:00 2019\n";
    private static final List<String> THREAD = List.of(
            mail("root", "", "Kajen"),
            mail("one", "In-Reply-To: <root@port.example>\nReferences: <root@port.example>\n", "Sv: Kajen"),
            mail(
                    "two",
                    "In-Reply-To: <one@port.example>\nReferences: <root@port.example>\n\t<one@port.example>\n",
                    "AW: Kajen"),
            mail("three", "In-Reply-To: <root@port.example>\n", "另一个题目"));

    @TempDir
    Path work;

    private static String mail(String id, String fields, String subject) {
        return FROM + "From: Zoë <zoe@port.example>\nMessage-ID: <" + id + "@port.example>\n" + fields + "Subject: "
                + subject + "\n\ntext\n\n";
    }

    private Map<String, String> conversations(List<String> mails) {
        return Mails.mbox(work, String.join("", mails)).messages().stream()
                .collect(Collectors.toMap(
                        m -> m.platformId().orElseThrow(), m -> m.conversation().id()));
    }

    @Test
    void joinsAThreadByItsRootWhateverTheOrder() {
        long seed = 7;
        List<String> mails = new ArrayList<>(THREAD);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(mails, new Random(seed + round));
            assertThat(conversations(mails))
                    .hasSize(4)
                    .as("seed %d", seed)
                    .allSatisfy((id, conversation) -> assertThat(conversation).isEqualTo("root@port.example"));
        }
    }

    @Test
    void keepsTheConversationWhereTheRootIsNotInTheArchive() {
        assertThat(conversations(THREAD.subList(1, 4)).values()).containsOnly("root@port.example");
    }

    @Test
    void neverJoinsBySubjectAlone() {
        assertThat(conversations(List.of(mail("a", "", "Kajen"), mail("b", "", "Sv: Kajen")))
                        .values())
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesAMailWithoutAnyIdToItself() {
        List<Message> messages = Mails.mbox(
                        work,
                        FROM + "From: a@port.example\nSubject: Kajen\n\none\n\n" + FROM
                                + "From: a@port.example\nSubject: Kajen\n\ntwo\n\n")
                .messages();

        assertThat(messages).extracting(m -> m.conversation().id()).doesNotHaveDuplicates();
    }
}
