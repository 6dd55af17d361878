package org.leakproof.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.leakproof.contract.OperatorMistake;
import org.slf4j.LoggerFactory;

/** Where the program's log goes: to a file in the work folder, never to the console; nowhere until one is named. */
public final class LogFile {
    /** The name of the system property that {@code logback.xml} reads. */
    private static final String PROPERTY = "leakproof.log";

    private LogFile() {}

    /**
     * From now on everything is logged to this file (made with mode 0600 if absent), at WARN and above.
     *
     * @throws OperatorMistake if the file cannot be written
     */
    public static void writeTo(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else if (!Files.isWritable(file)) {
                throw new OperatorMistake(file + ": cannot write the log (permission denied)");
            }
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": cannot write the log (" + e.getClass().getSimpleName() + ")", e);
        }
        System.setProperty(PROPERTY, file.toString());
        // loggers may exist since before the work folder was known
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(LogFile.class.getResource("/logback.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException("the log's configuration in this program is broken", e);
        }
    }
}
