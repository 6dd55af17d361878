package org.leakproof.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final String SECRET = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @TempDir
    Path folder;

    @Test
    void derivesTheSameKeysInEveryVersion() throws IOException {
        KeyFile key = KeyFile.read(written("leakproof-key-1 " + SECRET + "\n", "rw-------"));

        assertThat(key.keyId()).isEqualTo("1368d39aa2c7c212");
        assertThat(HexFormat.of().formatHex(key.ids().mac("größe", "2")))
                .isEqualTo("f51f5e2e7f172a20f29112f3b8598052b56fc25fb256a4e5ec3640ab5bbba733");
    }

    @Test
    void readsWhatItMade() throws IOException {
        Path file = folder.resolve("key");
        KeyFile made = KeyFile.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.read(file).keyId()).isEqualTo(made.keyId());
        assertThat(KeyFile.read(file).ids().mac("x")).isEqualTo(made.ids().mac("x"));
        assertThat(KeyFile.create(folder.resolve("other")).keyId()).isNotEqualTo(made.keyId());
    }

    @Test
    void neverReplacesAKey() throws IOException {
        Path file = written("leakproof-key-1 " + SECRET, "rw-------");
        assertThatThrownBy(() -> KeyFile.create(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("exists already");
        assertThat(Files.readString(file)).contains(SECRET);
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        for (String permissions : List.of("rw-r-----", "rw----r--", "rwx------")) {
            Path file = written("leakproof-key-1 " + SECRET, permissions);
            assertThatThrownBy(() -> KeyFile.read(file))
                    .as(permissions)
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining("chmod 600");
        }
        assertThat(KeyFile.read(written("leakproof-key-1 " + SECRET, "r--------"))
                        .keyId())
                .isEqualTo("1368d39aa2c7c212");
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() throws IOException {
        for (String content : List.of(
                "",
                "leakproof-key-1 ",
                "leakproof-key-1 " + SECRET.substring(2),
                "leakproof-key-1 " + SECRET + "00",
                "leakproof-key-2 " + SECRET,
                "leakproof-key-1 " + SECRET.replace('0', 'z'))) {
            Path file = written(content, "rw-------");
            assertThatThrownBy(() -> KeyFile.read(file))
                    .as(content)
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageEndingWith(": not a Leakproof key file")
                    .hasMessageNotContaining("a0b0c")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("leakproof key init");
    }

    @Test
    void keysOfDifferentPurposesDiffer() throws IOException {
        KeyFile key = KeyFile.read(written("leakproof-key-1 " + SECRET, "rw-------"));
        assertThat(Stream.of(key.ids(), key.pseudonyms(), key.hashes(), key.shifts(), key.joins())
                        .map(subkey -> HexFormat.of().formatHex(subkey.mac("x"))))
                .doesNotHaveDuplicates();
        assertThat(key.ids().mac("ab", "c")).isNotEqualTo(key.ids().mac("a", "bc"));
        assertThat(key.ids().mac("ab")).isNotEqualTo(key.ids().mac("ab", ""));
    }

    @Test
    void printsNothingSecret() throws IOException {
        KeyFile key = KeyFile.read(written("leakproof-key-1 " + SECRET, "rw-------"));
        assertThat(key).hasToString("KeyFile[1368d39aa2c7c212]");
        assertThat(key.ids()).hasToString("Subkey");
    }

    private Path written(String content, String permissions) throws IOException {
        Path file = folder.resolve("written");
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
