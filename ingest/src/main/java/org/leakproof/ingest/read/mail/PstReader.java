package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.pst.PstStore;

/** Reads Outlook's stores, PST and OST. Positions are rows: the items are numbered folder by folder in the order of their
 * ids, items that only a folder's table names included. */
public final class PstReader implements MessageReader {
    @Override
    public String name() {
        return "pst";
    }

    @Override
    public boolean countsRows() {
        return true;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return PstStore.is(head.bytes());
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        try (PstStore store = PstStore.open(source.spooled())) {
            Set<Flag> guesses = EnumSet.noneOf(Flag.class);
            TextDecoder decoder = new TextDecoder(guesses);
            MapiProperties.Decoder names = decoder::decode;
            MapiDrafts drafts = new MapiDrafts(source, sink);
            long row = 0;
            for (PstStore.Folder folder : store.folders(names)) {
                for (int id : folder.messages()) {
                    if (sink.wants(row)) {
                        item(store, drafts, folder, id, row);
                    }
                    row++;
                }
                if (folder.count().isPresent()) {
                    sink.declared(row, folder.path(), folder.count().getAsLong());
                }
            }
        } catch (Unfit e) {
            if (sink.wants(0)) {
                sink.held(0, 1, e.reason(), 0);
            }
        }
    }

    private static void item(PstStore store, MapiDrafts drafts, PstStore.Folder folder, int id, long row)
            throws IOException {
        List<Header> headers = folder.path().isEmpty() ? List.of() : List.of(new Header("pst:folder", folder.path()));
        MapiDrafts.Place place = new MapiDrafts.Place(row, 1, store.sha256(id), headers, Set.of());
        drafts.parse(place, new MapiDrafts.Item() {
            @Override
            public MapiItem read() throws IOException, Unfit {
                return store.message(id);
            }

            @Override
            public boolean isDoubtful() {
                return store.isDoubtful();
            }
        });
    }
}
