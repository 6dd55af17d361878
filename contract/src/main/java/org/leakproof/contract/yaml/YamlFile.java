package org.leakproof.contract.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads text files that an operator wrote. */
public final class YamlFile {
    /** Beyond this it is no file that somebody wrote. */
    private static final long MOST_BYTES = 64 << 20;

    private YamlFile() {}

    /** The text of the file, or the reason why there is none. */
    public static String read(Path file) throws Unreadable {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unreadable(Files.exists(file) ? "is no file" : "no such file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new Unreadable("larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable("is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw new Unreadable("no such file");
        } catch (IOException e) {
            throw new Unreadable("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Why a file gave no text. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** The file's root.
     *
     *  @param file how the file is called in messages
     *  @throws YamlMistake if it is empty or not YAML */
    public static Node compose(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit((int) MOST_BYTES)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElseThrow(() -> new YamlMistake(List.of(file + ":1:1: the file is empty")));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw new YamlMistake(List.of(file + ":" + line + ":" + column + ": not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new YamlMistake(List.of(file + ":1:1: not YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }
}
