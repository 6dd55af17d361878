package org.leakproof.extract.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void readsWhatWasWritten() throws IOException {
        byte[] document = new byte[3 * Frames.MAX_PAYLOAD + 17];
        new Random(5).nextBytes(document);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        Frames writing = new Frames(InputStream.nullInputStream(), wire);
        writing.write(Frames.Kind.DETECTED, "text/plain".getBytes(UTF_8));
        assertThat(writing.writeAll(new ByteArrayInputStream(document))).isEqualTo(document.length);

        Frames reading = reading(wire.toByteArray());
        assertThat(reading.expect(Frames.Kind.DETECTED)).asString(UTF_8).isEqualTo("text/plain");
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        reading.readAll(read, document.length);
        assertThat(read.toByteArray()).isEqualTo(document);
        assertThat(reading.read()).isEmpty();
    }

    @Test
    void refusesLengthsThatWouldAllocate() {
        byte[] wire = {(byte) Frames.Kind.DATA.ordinal(), 0x7F, 0, 0, 0};
        assertThatThrownBy(() -> reading(wire).read()).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesTextThatAParserPrintedIntoTheChannel() {
        assertThatThrownBy(() -> reading("Terminating due to".getBytes(UTF_8)).read())
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void tellsAnEndBetweenFramesFromOneWithin() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new Frames(InputStream.nullInputStream(), wire).write(Frames.Kind.DETECTED, "text/plain".getBytes(UTF_8));
        byte[] whole = wire.toByteArray();
        assertThat(reading(new byte[0]).read()).isEmpty();
        for (int n = 1; n < whole.length; n++) {
            byte[] part = Arrays.copyOf(whole, n);
            assertThatThrownBy(() -> reading(part).read()).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refusesDocumentsOfAnotherLengthThanAnnounced() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new Frames(InputStream.nullInputStream(), wire).writeAll(new ByteArrayInputStream(new byte[100]));
        for (long announced : new long[] {99, 101}) {
            assertThatThrownBy(() -> reading(wire.toByteArray()).readAll(OutputStream.nullOutputStream(), announced))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void carriesRequestsWithoutNames() throws IOException {
        Request request = new Request("text/plain; charset=koi8-r", "TXT", 12, 34);
        assertThat(Request.decode(request.encode())).isEqualTo(request);
        assertThat(request.extension()).isEqualTo("txt");
        assertThat(new Request("", "../../etc/passwd", 0, 0).extension()).isEmpty();
        assertThat(new Request("a/b\r\nc", "", 0, 0).declaredMediaType()).isEmpty();
        assertThatThrownBy(() -> Request.decode(Arrays.copyOf(request.encode(), request.encode().length + 1)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void carriesEveryReasonAndDoubt() throws IOException {
        for (Reason reason : Reason.values()) {
            Response none = Response.none(reason, true, true);
            assertThat(Response.decode(none.encode())).isEqualTo(none);
        }
        Response text = Response.text(Set.of(Doubt.values()), 30, 10);
        assertThat(Response.decode(text.encode())).isEqualTo(text);
    }

    @Test
    void refusesResponsesThatContradictThemselves() {
        assertThatThrownBy(() -> Response.text(Set.of(), 31, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Response.text(Set.of(), 9, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Response(Optional.of(Reason.DAMAGED), Set.of(), false, 1, 1, false))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] wire = Response.text(Set.of(), 10, 10).encode();
        wire[10] = 11; // the last octet of the length in bytes
        wire[14] = 1; // the last octet of the length in UTF-16 units
        assertThatThrownBy(() -> Response.decode(wire)).isInstanceOf(ProtocolException.class);
    }

    private static Frames reading(byte[] wire) {
        return new Frames(new ByteArrayInputStream(wire), OutputStream.nullOutputStream());
    }
}
