package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** The versions of an item's body: its plain text, its HTML, and its rich text as the one it was made from. */
public final class Bodies {
    /** Rich text, compressed and expanded. An item with more is held. */
    private static final int MAX_RTF = 32 << 20;

    /** A version.
     *
     *  @param mediaType text/plain or text/html; application/rtf for one that is held
     *  @param charset its label; empty if unknown
     *  @param held why it cannot be read */
    public record Version(String mediaType, String charset, Blob content, Optional<HeldReason> held) {
        @Override
        public String toString() {
            return "Version[" + mediaType + ", " + content.size() + " bytes]";
        }
    }

    private Bodies() {}

    /** Every version that there is, in this order: plain text, HTML, rich text. */
    public static List<Version> of(MapiProperties properties, MapiProperties.Decoder decoder) throws IOException {
        Optional<Version> plain = properties.value(Tag.BODY).flatMap(value -> text("text/plain", value, properties));
        Optional<Version> html = properties.value(Tag.HTML).flatMap(value -> text("text/html", value, properties));
        List<Version> versions = new ArrayList<>();
        plain.ifPresent(versions::add);
        html.ifPresent(versions::add);
        Optional<MapiProperties.Value> rtf = properties.value(Tag.RTF).filter(v -> v.type() == Tag.TYPE_BINARY);
        if (html.isPresent() || rtf.isEmpty()) {
            return versions;
        }
        Blob compressed = rtf.get().bytes();
        byte[] expanded;
        try {
            expanded = CompressedRtf.expand(compressed.bytes(MAX_RTF, HeldReason.TOO_LARGE), MAX_RTF);
        } catch (BrokenData e) {
            versions.add(new Version("application/rtf", "", compressed, Optional.of(e.reason())));
            return versions;
        }
        if (!RichText.isRichText(expanded)) {
            if (compressed.size() > 0) {
                versions.add(new Version("application/rtf", "", compressed, Optional.of(HeldReason.DAMAGED)));
            }
            return versions;
        }
        RichText.Result result = RichText.read(expanded, decoder);
        // rich text that was not made from HTML says what the plain text says
        if (result.html() || plain.isEmpty()) {
            Blob content = Blob.of(result.text().getBytes(StandardCharsets.UTF_8));
            versions.add(new Version(result.html() ? "text/html" : "text/plain", "utf-8", content, Optional.empty()));
        }
        return versions;
    }

    private static Optional<Version> text(String mediaType, MapiProperties.Value value, MapiProperties properties) {
        if (value.bytes().size() == 0) {
            return Optional.empty();
        }
        return switch (value.type()) {
            case Tag.TYPE_STRING -> Optional.of(new Version(mediaType, "utf-16le", value.bytes(), Optional.empty()));
            case Tag.TYPE_STRING8 -> {
                String internet = mediaType.equals("text/html") ? internet(properties) : "";
                String charset = internet.isEmpty() ? properties.charset() : internet;
                yield Optional.of(new Version(mediaType, charset, value.bytes(), Optional.empty()));
            }
            case Tag.TYPE_BINARY ->
                Optional.of(new Version(mediaType, internet(properties), value.bytes(), Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** HTML is kept as it was sent. */
    private static String internet(MapiProperties properties) {
        try {
            return CodePages.label(properties.number(Tag.INTERNET_CODE_PAGE).orElse(0));
        } catch (IOException e) {
            return "";
        }
    }
}
