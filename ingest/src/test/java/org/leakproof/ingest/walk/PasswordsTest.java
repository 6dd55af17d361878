package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.resource;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.EntryStatus.CONTAINER;
import static org.leakproof.ingest.walk.EntryStatus.DAMAGED;
import static org.leakproof.ingest.walk.EntryStatus.ENCRYPTED;
import static org.leakproof.ingest.walk.EntryStatus.READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.ingest.walk.Containers.Item;

class PasswordsTest {
    @TempDir
    Path temp;

    Path work;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
    }

    Walked walk(byte[] archive, String... passwords) throws IOException {
        return Walked.of(file(temp, "dump", archive), work, Budget.defaults(), passwords);
    }

    @ParameterizedTest
    @ValueSource(strings = {"traditional.zip", "aes.zip", "encrypted.7z"})
    void holdsEncryptedEntriesAndKeepsWhatLiesBeside(String container) throws IOException {
        byte[] dump = tar(Item.of("encrypted", resource(container)), Item.of("beside.txt", LETTER));
        for (String[] passwords : new String[][] {{}, {"wrong", "пароль", "INFECTED"}}) {
            assertThat(walk(dump, passwords).statuses())
                    .isEqualTo(Map.of(
                            "dump",
                            CONTAINER,
                            "encrypted",
                            CONTAINER,
                            "письмо.txt",
                            ENCRYPTED,
                            "дом/second.txt",
                            ENCRYPTED,
                            "beside.txt",
                            READ));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"traditional.zip", "aes.zip", "encrypted.7z", "encrypted-header.7z"})
    void opensThemWithTheOnePasswordOfTheListThatFits(String container) throws IOException {
        Walked walked = walk(resource(container), "wrong", "infected", "also wrong");
        assertThat(walked.statuses()).isEqualTo(Map.of("dump", CONTAINER, "письмо.txt", READ, "дом/second.txt", READ));
        assertThat(walked.text("письмо.txt")).isEqualTo(LETTER);
    }

    @Test
    void holdsA7zWhoseVeryNamesAreEncrypted() throws IOException {
        assertThat(walk(resource("encrypted-header.7z"), "wrong").statuses()).isEqualTo(Map.of("dump", ENCRYPTED));
    }

    @Test
    void tellsDamageFromAWrongPassword() throws IOException {
        byte[] zip = resource("aes.zip");
        zip[30 + ZipRecord.u16(zip, 26) + ZipRecord.u16(zip, 28) + 20] ^= 1;
        assertThat(walk(zip, "infected").statuses().values()).containsExactlyInAnyOrder(CONTAINER, READ, DAMAGED);
        assertThat(walk(zip, "wrong").statuses().values()).containsExactly(CONTAINER, ENCRYPTED, ENCRYPTED);
    }

    @Test
    void triesNoMorePasswordsThanTheBudgetAllows() throws IOException {
        byte[] dump = resource("encrypted.7z");
        Path file = file(temp, "dump", dump);
        Budget poor = Budget.defaults().withPasswordRounds(1 << 18);
        assertThat(Walked.of(file, work, poor, "infected").statuses()).containsValue(ENCRYPTED);
    }

    @Test
    void readsOnePasswordALineAsBytes() throws Exception {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\r', '\n', '\n', ' ', 'b', '\n', (byte) 0xE0};
        Passwords passwords = Passwords.read(file(temp, "list", bytes));
        assertThat(passwords.list()).containsExactly(new byte[] {'a'}, new byte[] {' ', 'b'}, new byte[] {(byte) 0xE0});
        assertThat(passwords.toString()).isEqualTo("Passwords[3]");
        assertThat(passwords.fingerprint()).hasSize(64);
        assertThat(Passwords.none().fingerprint()).isEmpty();
    }

    @Test
    void refusesAPasswordFileThatIsNotThere() {
        assertThatThrownBy(() -> Passwords.read(temp.resolve("missing")))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("missing\" does not exist");
    }
}
