package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class VkReaderTest implements MessageReaderContract {
    private static final String MESSAGE = "<html><div class=\"wrap_page_content\"><div class=\"message\" data-id=\"7\">"
            + "<div class=\"message__header\">Вы, 9 дек 2020 в 7:08:09</div><div>Ёж</div></div></div></html>";

    @Override
    public MessageReader reader() {
        return new VkReader();
    }

    @Override
    public String fixture() {
        return "vk.html";
    }

    @Override
    public int reach() {
        return 800;
    }

    @Test
    void takesTheConversationFromItsFolder() {
        Message one =
                Pages.read(reader(), "messages/700400/messages0.html", MESSAGE).message();
        assertThat(one.conversation().id()).isEqualTo("700400");
        assertThat(one.kind()).isEqualTo(Kind.DIRECT_MESSAGE);
        assertThat(one.recipients()).extracting(p -> p.handle().orElse("")).containsExactly("id700400");
        assertThat(Pages.read(reader(), "messages/2000000007/messages50.html", MESSAGE)
                        .message()
                        .kind())
                .isEqualTo(Kind.GROUP_MESSAGE);
    }

    @Test
    void readsPagesThatWereSavedAnewInUtf8AndThoseThatDeclareNothing() {
        Charset russian = Charset.forName("windows-1251");
        assertThat(Pages.read(reader(), "x", MESSAGE.getBytes(StandardCharsets.UTF_8))
                        .message()
                        .flags())
                .isEmpty();
        Message guessed = Pages.read(reader(), "x", MESSAGE.getBytes(russian)).message();
        assertThat(Recording.body(guessed)).isEqualTo("Ёж");
        assertThat(guessed.flags()).containsExactly(Flag.CHARSET_GUESSED);
        assertThat(guessed.sent().local().orElseThrow()).hasToString("2020-12-09T07:08:09");
    }
}
