package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class EmlReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new EmlReader();
    }

    @Test
    void acceptsAHeaderThatAMailProgramWrote() {
        assertThat(accepts("Received: by x\nSubject: y\n\n")).isTrue();
        assertThat(accepts("From: Zoë\nSent: Monday\nTo: Bob\nSubject: x\n\n")).isTrue();
        assertThat(accepts("\uFEFFMessage-ID: <a@b>\r\nDate: x\r\n\r\n")).isTrue();
        assertThat(accepts("Content-Type: multipart/mixed; boundary=b\n\n--b\n"))
                .isTrue();
        assertThat(accepts("Content-type: text/plain\nSubject: ångbåt\n\n")).isTrue();
        assertThat(accepts("Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n"))
                .isTrue();
    }

    @Test
    void doesNotAcceptOtherTextWithColons() {
        assertThat(accepts("User-agent: *\nDisallow: /\n\nUser-agent: x\nDisallow:\n"))
                .isFalse();
        assertThat(accepts("Date: Mon, 1 Jun 2009 10:00:00 GMT\nContent-Type: text/html\nX-Cache: hit\n\n"))
                .isFalse();
        assertThat(accepts("Content-Type: text/html\nContent-Length: 3\nX-Cache: hit\n\n"))
                .isFalse();
        assertThat(accepts("From: my notes\n\nSubject: none\n")).isFalse();
        assertThat(accepts("name: value\nother: value\n")).isFalse();
        assertThat(accepts("From the beginning:\nTo: the end\nSubject: x\n")).isFalse();
    }

    private static boolean accepts(String text) {
        return new EmlReader().accepts(new Head(Mails.bytes(text), true, "x"));
    }

    @Override
    public String fixture() {
        return "parts.eml";
    }
}
