package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.read.Recording;

class TelegramPageReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new TelegramPageReader();
    }

    @Override
    public String fixture() {
        return "messages.html";
    }

    /** A whole message may hang on the end of the one before. */
    @Override
    public int reach() {
        return 1500;
    }

    @Test
    void knowsTheExporterOfAChatOfTwoByItsTitle() {
        List<Message> messages = read(page("Jörg", said(1, "Jörg", "hej"), said(2, "Zoë", "hallå"), said(3, "", "✓")));
        assertThat(messages).extracting(Message::kind).containsOnly(Kind.DIRECT_MESSAGE);
        assertThat(messages.get(1).sender().orElseThrow().exporter()).isTrue();
        assertThat(messages.get(1).recipients())
                .extracting(p -> p.name().orElse(""))
                .containsExactly("Jörg");
        assertThat(messages.get(2).sender().orElseThrow().name()).contains("Zoë");
        assertThat(messages.get(0).sender().orElseThrow().exporter()).isFalse();
    }

    @Test
    void neverGivesAJoinedMessageToTheSenderBeforeALostOne() {
        String page = page(
                "Kör", said(1, "Jörg", "hej"), said(2, "Zoë", "x").replace("</div></div>", "</div>"), said(3, "", "✓"));
        Recording recording = Pages.read(reader(), "x", page);
        assertThat(recording.held()).containsExactly(HeldReason.DAMAGED);
        assertThat(recording.messages().get(1).sender()).isEmpty();
        assertThat(recording.messages().get(1).flags()).contains(Flag.SENDER_MISSING);
    }

    @Test
    void holdsTextThatStandsInNoMessage() {
        String page = page(
                "Kör",
                said(1, "Jörg", "hej"),
                said(2, "Zoë", "hemligt").replace("\"message default", "\"messa~e default"),
                said(3, "Jörg", "✓"));
        Recording recording = Pages.read(reader(), "x", page);
        assertThat(recording.messages()).extracting(Recording::body).containsExactly("hej", "✓");
        assertThat(recording.held()).containsExactly(HeldReason.DAMAGED);
    }

    @Test
    void holdsAMessageThatNestsWithoutEnd() {
        Recording recording = Pages.read(
                reader(),
                "x",
                page(
                        "Kör",
                        said(1, "Jörg", "<b>".repeat(5000)),
                        said(2, "Zoë", "<q>x<"),
                        said(3, "Jörg", "1 < 2 <3 ✓")));
        assertThat(recording.held()).containsExactly(HeldReason.TOO_DEEP);
        assertThat(recording.messages()).extracting(Recording::body).containsExactly("x<", "1 < 2 <3 ✓");
    }

    @Test
    void readsChatsOfOneTitleApartByTheirFolders() {
        String page = page("Kör", said(1, "Jörg", "hej"));
        assertThat(Pages.read(reader(), "chats/chat_001/messages.html", page)
                        .message()
                        .conversation()
                        .id())
                .isEqualTo(Pages.read(reader(), "chats/chat_001/messages2.html", page)
                        .message()
                        .conversation()
                        .id())
                .isNotEqualTo(Pages.read(reader(), "chats/chat_002/messages.html", page)
                        .message()
                        .conversation()
                        .id());
    }

    @Test
    void leavesOtherPagesAlone() {
        for (String other : List.of(
                "<html><body><div class=\"message__header\">x</div></body></html>",
                "From: a@b.example\n\n<div class=\"history\"><div class=\"message default clearfix\" id=\"message1\">",
                "<html><div class=\"history\">nothing</div></html>")) {
            assertThat(Readers.standard()
                            .accepting(new Head(other.getBytes(StandardCharsets.UTF_8), true, "messages.html"))
                            .filter(r -> r.name().equals("telegram-html")))
                    .isEmpty();
        }
    }

    private List<Message> read(String page) {
        return Pages.read(reader(), "x", page).messages();
    }

    private static String page(String title, String... messages) {
        return "<html><body><div class=\"page_header\"><div class=\"content\"><div class=\"text bold\">\n" + title
                + "\n</div></div></div><div class=\"history\">" + String.join("\n", messages)
                + "</div></body></html>\n";
    }

    private static String said(int id, String name, String text) {
        return "<div class=\"message default clearfix" + (name.isEmpty() ? " joined" : "") + "\" id=\"message" + id
                + "\"><div class=\"body\"><div class=\"pull_right date details\" title=\"28.02.2021 10:00:00\">10:00</div>"
                + (name.isEmpty() ? "" : "<div class=\"from_name\">" + name + "</div>") + "<div class=\"text\">" + text
                + "</div></div></div>";
    }
}
