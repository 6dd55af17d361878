package org.leakproof.ingest.walk;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes containers for tests, small and on the fly. */
final class Containers {
    static final String LETTER = "Zażółć gęślą jaźń\r\nשלום 👋\n";

    private Containers() {}

    /** Something that writes bytes. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** What a container holds. */
    record Item(String name, Writing content) {
        static Item of(String name, byte[] content) {
            return new Item(name, out -> out.write(content));
        }

        static Item of(String name, String content) {
            return of(name, utf8(content));
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] resource(String name) {
        try (InputStream in = Containers.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static Writing zeros(long count) {
        return repeated(new byte[64 * 1024], count);
    }

    static Writing repeated(byte[] piece, long count) {
        return out -> {
            for (long left = count; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(piece.length, left));
            }
        };
    }

    /** What no compression makes smaller, always the same. */
    static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    static byte[] zip(Item... items) {
        return bytes(out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Item item : items) {
                zip.putNextEntry(new ZipEntry(item.name()));
                item.content().to(zip);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    static byte[] storedZip(Item... items) {
        return bytes(out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Item item : items) {
                byte[] content = bytes(item.content());
                ZipEntry entry = new ZipEntry(item.name());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    static byte[] tar(Item... items) {
        return bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Item item : items) {
                byte[] content = bytes(item.content());
                TarArchiveEntry entry = new TarArchiveEntry(item.name(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            tar.finish();
        });
    }

    static byte[] sevenZip(Item... items) {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
            SevenZOutputFile sevenZip = new SevenZOutputFile(channel);
            // A small dictionary: the encoder's default takes 100 MB.
            sevenZip.setContentMethods(List.of(new SevenZMethodConfiguration(SevenZMethod.LZMA2, 1 << 16)));
            for (Item item : items) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(item.name());
                sevenZip.putArchiveEntry(entry);
                sevenZip.write(bytes(item.content()));
                sevenZip.closeArchiveEntry();
            }
            sevenZip.finish();
            return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(Writing content) {
        return bytes(out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            content.to(gzip);
            gzip.finish();
        });
    }

    static byte[] bzip2(Writing content) {
        return bytes(out -> {
            BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out);
            content.to(bzip2);
            bzip2.finish();
        });
    }

    static byte[] xz(Writing content) {
        return bytes(out -> {
            XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1));
            content.to(xz);
            xz.finish();
        });
    }

    static byte[] zstd(Writing content) {
        return bytes(out -> {
            ZstdOutputStream zstd = new ZstdOutputStream(out);
            content.to(zstd);
            zstd.close();
        });
    }
}
