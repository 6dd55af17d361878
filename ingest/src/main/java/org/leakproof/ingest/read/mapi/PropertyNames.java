package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.leakproof.contract.record.HeldReason;

/** Which numbers the properties of contacts and appointments have here: they are known by a set and a number in it, and
 * each file or store numbers them anew from 0x8000 on.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg/">MS-OXMSG, 2.2.3</a> */
public final class PropertyNames {
    public static final PropertyNames NONE = new PropertyNames(Map.of());

    private static final int MAX = 8 << 20;

    /** First four bytes of the ids of the sets; the rest is the same for all. */
    private static final int ADDRESS = 0x00062004;

    private static final int APPOINTMENT = 0x00062002;
    private static final int TASK = 0x00062003;
    private static final long SET_LOW = 0x00000000L;
    private static final long SET_HIGH = 0x46000000000000C0L;

    private final Map<Integer, Integer> known;

    private PropertyNames(Map<Integer, Integer> known) {
        this.known = known;
    }

    /** @param sets ids of sets, 16 bytes each
     *  @param entries 8 bytes each: the number in the set, which set, and which number it has here */
    public static PropertyNames read(Blob sets, Blob entries) throws IOException {
        ByteBuffer guids =
                ByteBuffer.wrap(sets.bytes(MAX, HeldReason.TOO_LARGE)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer in =
                ByteBuffer.wrap(entries.bytes(MAX, HeldReason.TOO_LARGE)).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Integer> known = new HashMap<>();
        for (int at = 0; at + 8 <= in.limit(); at += 8) {
            int kind = in.getShort(at + 4) & 0xFFFF;
            int set = (kind >> 1) - 3;
            int here = 0x8000 + (in.getShort(at + 6) & 0xFFFF);
            if ((kind & 1) == 0 && set >= 0 && set * 16 + 16 <= guids.limit()) {
                int as = tag(guids, set * 16, in.getInt(at));
                if (as != 0) {
                    known.putIfAbsent(here, as);
                }
            }
        }
        return new PropertyNames(known);
    }

    private static int tag(ByteBuffer guids, int at, int number) {
        if (guids.getInt(at + 4) != SET_LOW || guids.getLong(at + 8) != SET_HIGH) {
            return 0;
        }
        return switch (guids.getInt(at)) {
            case ADDRESS ->
                switch (number) {
                    case 0x8083 -> Tag.CONTACT_EMAIL1;
                    case 0x8093 -> Tag.CONTACT_EMAIL2;
                    case 0x80A3 -> Tag.CONTACT_EMAIL3;
                    case 0x801A -> Tag.CONTACT_HOME_ADDRESS;
                    case 0x801B -> Tag.CONTACT_WORK_ADDRESS;
                    default -> 0;
                };
            case APPOINTMENT ->
                switch (number) {
                    case 0x820D -> Tag.APPOINTMENT_START;
                    case 0x820E -> Tag.APPOINTMENT_END;
                    case 0x8208 -> Tag.APPOINTMENT_PLACE;
                    default -> 0;
                };
            case TASK ->
                switch (number) {
                    case 0x8104 -> Tag.TASK_START;
                    case 0x8105 -> Tag.TASK_DUE;
                    default -> 0;
                };
            default -> 0;
        };
    }

    /** Makes them known under their own numbers (see {@link Tag#NAMED}). */
    public void apply(MapiProperties properties) {
        known.forEach(properties::alias);
    }
}
