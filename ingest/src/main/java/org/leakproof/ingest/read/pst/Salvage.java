package org.leakproof.ingest.read.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file's leaf pages say of nodes and blocks, whatever leads to them: found by reading the file from end to end. Of
 * several versions of a page the latest counts. */
final class Salvage {
    private static final int CHUNK = 1 << 20;

    /** Nodes and blocks that are kept; a file that has more is read without the rest. */
    private static final int MAX = 8_000_000;

    private final Map<Integer, Ndb.Node> nodes = new HashMap<>();
    private final Map<Integer, Long> nodeVersions = new HashMap<>();
    private final Map<Long, Ndb.Place> blocks = new HashMap<>();
    private final Map<Long, Long> blockVersions = new HashMap<>();
    private final Layout layout;

    private Salvage(Layout layout) {
        this.layout = layout;
    }

    static Salvage of(FileChannel file, long length, Layout layout) throws IOException {
        Salvage salvage = new Salvage(layout);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 0; at < length; at += CHUNK) {
            chunk.clear();
            while (chunk.hasRemaining() && file.read(chunk, at + chunk.position()) >= 0) {
                // until it is full or the file has ended
            }
            chunk.flip();
            for (int page = 0; page + layout.pageSize() <= chunk.limit(); page += layout.pageSize()) {
                salvage.page(chunk.slice(page, layout.pageSize()).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        return salvage;
    }

    private void page(ByteBuffer page) {
        if (!Ndb.isPage(page, layout, -1) || Ndb.level(page, layout) != 0 || !isWhole(page)) {
            return;
        }
        int kind = page.get(layout.pageTrailer()) & 0xFF;
        int size = Ndb.entrySize(page, layout);
        long version = Ndb.id(page, layout.pageTrailer() + (layout.wide() ? 8 : 4), layout);
        for (int i = 0; i < Ndb.count(page, layout); i++) {
            if (kind == Ndb.NODE_PAGE && nodes.size() < MAX) {
                Ndb.Node node = Ndb.node(page, i * size, layout);
                if (nodeVersions.getOrDefault(node.id(), -1L) < version) {
                    nodeVersions.put(node.id(), version);
                    nodes.put(node.id(), node);
                }
            } else if (kind == Ndb.BLOCK_PAGE && blocks.size() < MAX) {
                long key = Ndb.key(page, i * size, kind, layout);
                if (blockVersions.getOrDefault(key, -1L) < version) {
                    blockVersions.put(key, version);
                    blocks.put(key, Ndb.place(page, i * size, layout));
                }
            }
        }
    }

    private boolean isWhole(ByteBuffer page) {
        byte[] bytes = new byte[layout.pageTrailer()];
        page.get(0, bytes);
        int sum = page.getInt(layout.pageTrailer() + (layout.wide() ? 4 : 8));
        return CheckSum.of(bytes, 0, bytes.length) == sum;
    }

    Optional<Ndb.Node> node(int id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<Ndb.Place> place(long block) {
        return Optional.ofNullable(blocks.get(block));
    }

    void nodes(Ndb.NodeTaker taker) throws IOException {
        List<Ndb.Node> all = new ArrayList<>(nodes.values());
        for (Ndb.Node node : all) {
            taker.take(node);
        }
    }
}
