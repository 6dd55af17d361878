package org.leakproof.redact.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.RunId;
import org.leakproof.redact.record.TestMessage;
import org.leakproof.redact.record.TestRun;

final class VaultTest {
    private static final RunId RUN = new RunId("0123456789abcdef");
    private static final KeyFile KEYS = KeyFile.passing();
    private static final VaultSecret SECRET = VaultSecret.of(KEYS);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vault ü");
    }

    private void write(VaultSecret secret, int pairs) throws IOException {
        Files.deleteIfExists(file);
        try (VaultWriter writer = VaultWriter.create(file, secret, RUN)) {
            for (int i = 0; i < pairs; i++) {
                writer.put("PERSON-" + i, "Zoë Müller " + i);
                writer.put("PERSON-" + i, "Zoë Müller " + i);
            }
            assertThat(file).as("before it is whole").doesNotExist();
            assertThat(writer.finish()).isEqualTo(pairs);
        }
    }

    private static Map<String, String> read(Path file, VaultSecret secret) {
        Map<String, String> pairs = new TreeMap<>();
        assertThat(VaultReader.read(file, secret, pairs::put)).isEqualTo(RUN);
        return pairs;
    }

    @Test
    void givesBackWhatWasPutInOnceEach() throws IOException {
        write(SECRET, 10_000);

        assertThat(read(file, SECRET)).hasSize(10_000).containsEntry("PERSON-9999", "Zoë Müller 9999");
        assertThat(VaultReader.isVault(file)).isTrue();
        assertThat(VaultReader.kind(file)).isEqualTo(VaultSecret.Kind.KEY_FILE);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("PERSON-", "Müller", "ller 1");
    }

    @Test
    void opensWithTheSameSecretOnly() throws IOException {
        write(SECRET, 3);
        assertThatThrownBy(() -> read(file, VaultSecret.of(KeyFile.passing())))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("the key or passphrase is another");
        assertThatThrownBy(() -> read(file, VaultSecret.of("correct horse battery")))
                .hasMessageContaining("is locked with a key file");

        write(VaultSecret.of("correct horse bättery"), 3);
        assertThat(read(file, VaultSecret.of("correct horse bättery"))).hasSize(3);
        assertThatThrownBy(() -> read(file, VaultSecret.of("correct horse battery")))
                .hasMessageContaining("the key or passphrase is another");
        assertThatThrownBy(() -> VaultSecret.of("short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeverTheSameBytesTwice() throws IOException {
        write(SECRET, 3);
        byte[] first = Files.readAllBytes(file);
        write(SECRET, 3);
        byte[] second = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(second, VaultCipher.HEADER, second.length))
                .isNotEqualTo(Arrays.copyOfRange(first, VaultCipher.HEADER, first.length));
    }

    @Test
    void refusesWhateverWasChangedCutOffOrAdded() throws IOException {
        write(SECRET, 5000);
        byte[] whole = Files.readAllBytes(file);
        Path changed = folder.resolve("changed");
        long seed = 20260301;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] other = whole.clone();
            int at = i < VaultCipher.HEADER ? i : random.nextInt(other.length);
            other[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(changed, other);
            assertThatThrownBy(() -> read(changed, SECRET))
                    .as("seed %s, byte %s", seed, at)
                    .isInstanceOf(OperatorMistake.class);
        }
        for (int length = 0; length < whole.length; length += 997) {
            Files.write(changed, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(changed, SECRET)).isInstanceOf(OperatorMistake.class);
        }
        Files.write(changed, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> read(changed, SECRET)).hasMessageContaining("behind its end");
    }

    @Test
    void refusesBlocksThatChangedPlaces() throws IOException {
        write(SECRET, 20_000);
        byte[] whole = Files.readAllBytes(file);
        List<byte[]> blocks = new ArrayList<>();
        for (int at = VaultCipher.HEADER; at < whole.length; ) {
            int length = 5 + java.nio.ByteBuffer.wrap(whole).getInt(at + 1);
            blocks.add(Arrays.copyOfRange(whole, at, at + length));
            at += length;
        }
        assertThat(blocks).hasSizeGreaterThan(3);
        java.util.Collections.swap(blocks, 0, 1);
        var out = new java.io.ByteArrayOutputStream();
        out.write(whole, 0, VaultCipher.HEADER);
        blocks.forEach(out::writeBytes);
        Files.write(file, out.toByteArray());
        assertThatThrownBy(() -> read(file, SECRET)).hasMessageContaining("it was changed");
    }

    @Test
    void leavesNothingOfOneThatWasNotFinished() throws IOException {
        try (VaultWriter writer = VaultWriter.create(file, SECRET, RUN)) {
            writer.put("PERSON-1", "Zoë");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysWhatLabelsOfAMessageStandFor() {
        TestRun run = TestRun.newsroom();
        var message = TestMessage.mail()
                .body("Ring Jürgen at +44 20 7946 0958, card 4111 1111 1111 1111")
                .make();
        VaultTrail trail = new VaultTrail();
        var book = run.redactor().addressBook().build();
        run.redactor().forArchive(TestMessage.ARCHIVE, book).redact(message, trail);

        try (VaultWriter writer = VaultWriter.create(file, SECRET, RUN)) {
            trail.writeTo(writer);
            writer.finish();
        }

        List<String> values = new ArrayList<>();
        VaultReader.read(file, SECRET, (label, value) -> {
            assertThat(label).matches("(PERSON|PHONE)-[0-9A-Z]{13}");
            values.add(value);
        });
        assertThat(values)
                .contains("Jürgen Müller", "j.mueller@example.org", "Jürgen", "+44 20 7946 0958")
                .as("a card is replaced, not labelled")
                .doesNotContain("4111 1111 1111 1111");
    }
}
