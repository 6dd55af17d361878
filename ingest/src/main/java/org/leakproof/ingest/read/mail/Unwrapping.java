package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.Msg;
import org.leakproof.ingest.read.mapi.Tnef;

/** Looks into the parts of a mail whose content holds text and attachments of its own: what Outlook packs as TNEF, its
 * messages as files, and what S/MIME signs opaquely. What is found takes the part's place. */
final class Unwrapping {
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> MSG = Set.of("application/vnd.ms-outlook", "application/msoutlook");
    private static final Set<String> UNKNOWN =
            Set.of("application/octet-stream", "application/x-msdownload", "application/data", "application/binary");

    private static final byte[] BASE64_MAGIC = "eJ8+I".getBytes(StandardCharsets.US_ASCII);

    /** What compound files begin with. */
    private static final byte[] BASE64_CFB = "0M8R4KGxGuE".getBytes(StandardCharsets.US_ASCII);

    private final Contents contents;
    private final MimeWalker walker;
    private final Set<Flag> flags;

    Unwrapping(Contents contents, MimeWalker walker, Set<Flag> flags) {
        this.contents = contents;
        this.walker = walker;
        this.flags = flags;
    }

    static boolean isTnef(Part part) {
        return TNEF.contains(part.mediaType())
                || UNKNOWN.contains(part.mediaType())
                        && (fileName(part).filter(Unwrapping::isWinmail).isPresent() || beginsAs(part, BASE64_MAGIC));
    }

    /** Whether it begins with these characters, in base64: names may be encoded, and are not decoded here. */
    private static boolean beginsAs(Part part, byte[] magic) {
        return part.encoding() == TransferDecoder.Kind.BASE64 && part.bytes().startsWith(magic, part.start());
    }

    private static boolean isWinmail(String name) {
        return name.equals("winmail.dat") || name.equals("win.dat");
    }

    private static boolean isCms(Part part) {
        return CMS.contains(part.mediaType())
                || UNKNOWN.contains(part.mediaType())
                        && fileName(part).filter(name -> name.endsWith(".p7m")).isPresent();
    }

    private static boolean isMsg(Part part) {
        return MSG.contains(part.mediaType())
                || UNKNOWN.contains(part.mediaType())
                        && (fileName(part).filter(name -> name.endsWith(".msg")).isPresent()
                                || beginsAs(part, BASE64_CFB));
    }

    /** Outlook keeps a signed mail as an attachment that is the whole of it. */
    private static boolean isMime(Part part) {
        return part.content().isPresent() && part.mediaType().equals("multipart/signed");
    }

    private static Optional<String> fileName(Part part) {
        return part.name()
                .or(() -> part.disposition().latin("filename"))
                .or(() -> part.type().latin("name"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT));
    }

    /** Looks into all parts below this one, and into it. */
    void below(Part root) throws IOException, Unfit {
        below(root, 0);
    }

    private void below(Part part, int depth) throws IOException, Unfit {
        if (part.kind() == Part.Kind.LEAF && part.held().isEmpty() && part.size() > 0) {
            leaf(part, depth);
        }
        for (Part child : part.children()) {
            below(child, depth + 1);
        }
    }

    private void leaf(Part part, int depth) throws IOException, Unfit {
        if (isTnef(part)) {
            if (fits(part, depth)) {
                tnef(part);
            }
        } else if (isCms(part)) {
            if (fits(part, depth)) {
                cms(part, depth);
            }
        } else if (isMsg(part)) {
            if (fits(part, depth)) {
                msg(part);
            }
        } else if (isMime(part) && fits(part, depth)) {
            part.unwrap(List.of(walker.walkInside(contents.nested(part), depth + 1)));
        }
    }

    private boolean fits(Part part, int depth) {
        if (depth >= MimeWalker.MAX_DEPTH) {
            part.hold(HeldReason.TOO_DEEP);
            flags.add(Flag.DEPTH_LIMITED);
        }
        return depth < MimeWalker.MAX_DEPTH;
    }

    private void tnef(Part part) throws IOException, Unfit {
        ByteBuffer bytes = contents.nested(part).buffer();
        if (!Tnef.is(bytes)) {
            part.hold(HeldReason.DAMAGED);
            return;
        }
        MapiItem item = Tnef.read(bytes);
        List<Part> found;
        try {
            found = new MapiParts(flags).below(item);
        } catch (BrokenData e) {
            part.hold(e.reason());
            return;
        }
        if (item.damaged()) {
            flags.add(Flag.STRUCTURE_REPAIRED);
        }
        if (found.isEmpty()) {
            if (item.damaged() || item.properties().isEmpty()) {
                part.hold(HeldReason.DAMAGED);
            } else {
                part.bare();
            }
            return;
        }
        if (item.damaged()) {
            // what could not be read has to be seen: the stream itself stands behind what was found in it
            Part whole = Part.of(Part.Kind.LEAF, part.mediaType(), "", Optional.empty(), Blob.of(bytes));
            whole.hold(HeldReason.DAMAGED);
            found.add(whole);
        }
        part.unwrap(found);
    }

    /** What is called a message of Outlook's and is none stays what it is called. */
    private void msg(Part part) throws IOException, Unfit {
        ByteBuffer bytes = contents.nested(part).buffer();
        byte[] head = new byte[Math.min(bytes.remaining(), Head.LIMIT)];
        bytes.duplicate().get(head);
        if (!Msg.is(head, MSG.contains(part.mediaType()))) {
            return;
        }
        try {
            MapiItem item = Msg.read(bytes);
            part.nest(new MapiParts(flags).embedded(item));
            if (item.damaged()) {
                flags.add(Flag.PARTS_LEFT_OUT);
            }
        } catch (Unfit e) {
            part.hold(e.reason());
        } catch (BrokenData e) {
            part.hold(e.reason());
        }
    }

    private void cms(Part part, int depth) throws IOException, Unfit {
        Cms.Found found = Cms.open(contents.nested(part).buffer());
        if (found instanceof Cms.Signed signed) {
            Part inside = Part.of(Part.Kind.LEAF, part.mediaType(), "", Optional.empty(), signed.content());
            part.unwrap(List.of(walker.walkInside(contents.nested(inside), depth + 1)));
        } else if (found instanceof Cms.Unopened unopened) {
            part.hold(unopened.reason());
        } else {
            part.bare();
        }
    }
}
