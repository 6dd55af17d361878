package org.leakproof.ingest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.ingest.read.chat.DiscordReader;
import org.leakproof.ingest.read.chat.GoogleChatReader;
import org.leakproof.ingest.read.chat.HangoutsReader;
import org.leakproof.ingest.read.chat.MatrixReader;
import org.leakproof.ingest.read.chat.MessengerReader;
import org.leakproof.ingest.read.chat.RocketReader;
import org.leakproof.ingest.read.chat.SignalDesktopReader;
import org.leakproof.ingest.read.chat.SignalExportReader;
import org.leakproof.ingest.read.chat.SignalReader;
import org.leakproof.ingest.read.chat.SkypeReader;
import org.leakproof.ingest.read.chat.SlackReader;
import org.leakproof.ingest.read.chat.TelegramPageReader;
import org.leakproof.ingest.read.chat.TelegramReader;
import org.leakproof.ingest.read.chat.TwitterReader;
import org.leakproof.ingest.read.chat.VkReader;
import org.leakproof.ingest.read.log.AdiumPageReader;
import org.leakproof.ingest.read.log.AdiumReader;
import org.leakproof.ingest.read.log.CablesReader;
import org.leakproof.ingest.read.log.ConcordanceReader;
import org.leakproof.ingest.read.log.DiscordCsvReader;
import org.leakproof.ingest.read.log.IrcReader;
import org.leakproof.ingest.read.log.KakaoReader;
import org.leakproof.ingest.read.log.LineReader;
import org.leakproof.ingest.read.log.OpticonReader;
import org.leakproof.ingest.read.log.PidginReader;
import org.leakproof.ingest.read.log.SignalChatReader;
import org.leakproof.ingest.read.log.SignalTextReader;
import org.leakproof.ingest.read.log.SmsBackupReader;
import org.leakproof.ingest.read.log.WeChatReader;
import org.leakproof.ingest.read.log.WhatsAppReader;
import org.leakproof.ingest.read.mail.EmlReader;
import org.leakproof.ingest.read.mail.EmlxReader;
import org.leakproof.ingest.read.mail.FoxmailReader;
import org.leakproof.ingest.read.mail.MboxReader;
import org.leakproof.ingest.read.mail.MsgReader;
import org.leakproof.ingest.read.mail.PstReader;
import org.leakproof.ingest.read.mail.TnefReader;
import org.leakproof.ingest.read.sqlite.DatabaseLogReader;
import org.leakproof.ingest.read.sqlite.DatabaseReader;

/** The readers that there are, in the order in which they are asked: the first that accepts an entry reads it. */
public final class Readers {
    private final List<MessageReader> readers;

    private Readers(List<MessageReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Every reader that is built in, those with the surest marks first. */
    public static Readers standard() {
        return new Readers(List.of(
                new PstReader(),
                new MsgReader(),
                new TnefReader(),
                new TelegramReader(),
                new TelegramPageReader(),
                new VkReader(),
                new SlackReader(),
                new MessengerReader(),
                new DiscordReader(),
                new TwitterReader(),
                new MatrixReader(),
                new RocketReader(),
                new SignalReader(),
                new SignalDesktopReader(),
                new SignalExportReader(),
                new GoogleChatReader(),
                new HangoutsReader(),
                new SkypeReader(),
                new DatabaseReader(),
                new DatabaseLogReader(),
                new EmlxReader(),
                new FoxmailReader(),
                new MboxReader(),
                new EmlReader(),
                new SmsBackupReader(),
                new PidginReader(),
                new AdiumReader(),
                new AdiumPageReader(),
                new DiscordCsvReader(),
                new ConcordanceReader(),
                new OpticonReader(),
                new SignalTextReader(),
                new CablesReader(),
                new SignalChatReader(),
                new WeChatReader(),
                new LineReader(),
                new KakaoReader(),
                new IrcReader(),
                new WhatsAppReader()));
    }

    /** These readers first, such as mappings that the operator gives, then the ones already here. */
    public Readers preceded(List<? extends MessageReader> first) {
        List<MessageReader> all = new ArrayList<>(first);
        all.addAll(readers);
        return new Readers(all);
    }

    /** The reader for an entry, empty if no reader wants it. */
    public Optional<MessageReader> accepting(Head head) {
        return readers.stream().filter(reader -> reader.accepts(head)).findFirst();
    }

    /** All readers, in order. */
    public List<MessageReader> all() {
        return readers;
    }
}
