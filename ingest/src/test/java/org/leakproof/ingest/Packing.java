package org.leakproof.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What an export comes in. */
enum Packing {
    FOLDER,
    ZIP,
    TAR_GZ;

    /** Puts an export into a folder.
     *
     *  @return where it is */
    Path pack(Path folder, Map<String, String> files) throws IOException {
        switch (this) {
            case FOLDER -> {
                Path root = Files.createDirectory(folder.resolve("export"));
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path at = root.resolve(file.getKey());
                    Files.createDirectories(at.getParent());
                    Files.write(at, utf8(file.getValue()));
                }
                return root;
            }
            case ZIP -> {
                Path file = folder.resolve("export.zip");
                try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                    for (Map.Entry<String, String> one : files.entrySet()) {
                        zip.putNextEntry(new ZipEntry(one.getKey()));
                        zip.write(utf8(one.getValue()));
                        zip.closeEntry();
                    }
                }
                return file;
            }
            case TAR_GZ -> {
                Path file = folder.resolve("export.tar.gz");
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
                        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                    for (Map.Entry<String, String> one : files.entrySet()) {
                        TarArchiveEntry entry = new TarArchiveEntry(one.getKey());
                        entry.setSize(utf8(one.getValue()).length);
                        tar.putArchiveEntry(entry);
                        tar.write(utf8(one.getValue()));
                        tar.closeArchiveEntry();
                    }
                }
                return file;
            }
        }
        throw new AssertionError(this);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
