package org.leakproof.ingest.walk;

import static org.leakproof.ingest.walk.Containers.bytes;
import static org.leakproof.ingest.walk.Containers.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/** Zips laid out byte by byte, as no program writes them. */
final class HandmadeZips {
    private HandmadeZips() {}

    /** A stored zip whose names are any bytes, each entry holding its number. */
    static byte[] zipOfRawNames(List<byte[]> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (int i = 0; i < names.size(); i++) {
            byte[] content = utf8(Integer.toString(i));
            CRC32 crc = new CRC32();
            crc.update(content);
            ByteBuffer common = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
            common.putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) crc.getValue());
            common.putInt(content.length).putInt(content.length).putShort((short) names.get(i).length);
            ByteBuffer central = ByteBuffer.allocate(46 + names.get(i).length).order(ByteOrder.LITTLE_ENDIAN);
            central.putInt(0x02014B50).putShort((short) 20).putShort((short) 20).put(common.array());
            central.putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0);
            central.putInt(out.size()).put(names.get(i));
            directory.writeBytes(central.array());
            ByteBuffer local = ByteBuffer.allocate(30 + names.get(i).length).order(ByteOrder.LITTLE_ENDIAN);
            local.putInt(0x04034B50)
                    .putShort((short) 20)
                    .put(common.array())
                    .putShort((short) 0)
                    .put(names.get(i));
            out.writeBytes(local.array());
            out.writeBytes(content);
        }
        return withDirectory(out.toByteArray(), Collections.nCopies(1, directory.toByteArray()), names.size());
    }

    /** The zip with its central directory's entries repeated. */
    static byte[] withDirectoryRepeated(byte[] zip, int times) {
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int size = end.getInt(zip.length - 10);
        int offset = end.getInt(zip.length - 6);
        byte[] directory = Arrays.copyOfRange(zip, offset, offset + size);
        return withDirectory(Arrays.copyOf(zip, offset), new ArrayList<>(Collections.nCopies(times, directory)), times);
    }

    private static byte[] withDirectory(byte[] entries, List<byte[]> directory, int count) {
        return bytes(out -> {
            out.write(entries);
            int size = 0;
            for (byte[] part : directory) {
                out.write(part);
                size += part.length;
            }
            ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0x06054B50).putInt(0).putShort((short) count).putShort((short) count);
            end.putInt(size).putInt(entries.length).putShort((short) 0);
            out.write(end.array());
        });
    }
}
