package org.leakproof.ingest.read.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.yaml.YamlFile;
import org.leakproof.contract.yaml.YamlMistake;

/** The readers that an operator's mapping files describe.
 *
 *  @param readers one a file, in order
 *  @param hash of the files' texts; empty if there are none */
public record Mappings(List<MappingReader> readers, String hash) {
    public Mappings {
        readers = List.copyOf(readers);
    }

    /** @throws YamlMistake if a file cannot be read or does not say what it must */
    public static Mappings load(List<Path> files) {
        List<MappingReader> readers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                String text = YamlFile.read(file);
                readers.add(new MappingReader(MappingLoader.load(file.toString(), text)));
                texts.add(text);
            } catch (YamlFile.Unreadable e) {
                throw new YamlMistake(List.of(file + ": " + e.reason() + "; expected a mapping file"));
            }
        }
        return new Mappings(readers, texts.isEmpty() ? "" : Hashes.hex128(texts.toArray(new String[0])));
    }
}
