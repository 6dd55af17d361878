package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

    @TempDir
    Path work;

    @AfterEach
    void logNowhere() {
        LogFile.writeTo(Path.of("/dev/null"));
    }

    @Test
    void takesWarningsOfLoggersThatExistAlready() throws IOException {
        Path file = work.resolve("dziennik.log");
        LogFile.writeTo(file);
        LOG.info("stays out");
        LOG.warn("gets in");

        assertThat(Files.readString(file)).contains("WARN").contains("gets in").doesNotContain("stays out");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void cutsPathsOutOfWhatLibrariesSay() throws IOException {
        Path file = work.resolve("log");
        LogFile.writeTo(file);
        LOG.warn("file '/srv/ministry leak/kafka/00.log' is gone", new IOException("/srv/ministry/00.log: no space"));

        assertThat(Files.readString(file))
                .contains("(path)")
                .contains("IOException")
                .doesNotContain("ministry");
    }

    @Test
    void refusesFileInFolderThatIsNotThere() {
        Path file = work.resolve("nowhere").resolve("log");

        assertThatThrownBy(() -> LogFile.writeTo(file))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageStartingWith(file + ": cannot write the log");
    }
}
