package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Source;

/** The lines of one log of IRC: each is a message, but for blank ones and headers. */
final class IrcFormat implements LogFormat<IrcHead> {
    private static final LinePattern CHANNEL = LinePattern.compile("(?:" + LinePattern.inAnyCase("joined") + "|"
            + LinePattern.inAnyCase("talking on") + "|" + LinePattern.inAnyCase("talking in") + "|"
            + LinePattern.inAnyCase("joins:") + ".*|" + LinePattern.inAnyCase("topic for") + "|"
            + LinePattern.inAnyCase("topic of") + ") (#[^\\s,:]{1,80})");
    private static final LinePattern NAMED =
            LinePattern.compile("(#+[^\\s/\\\\_]*?)(?:[_.-]?(?:19|20)\\d{6}.*|\\.\\w{1,10}|\\.weechatlog)?$");
    /** What a header may begin with. */
    private static final String HEADERS = "-*S[";

    private static final String ACTION = "Irc-Action";
    private static final String NOTICE = "Irc-Notice";

    private final Source source;
    private final String name;
    private String firstLine = "";
    private Optional<String> channel = Optional.empty();
    private boolean told;
    private IrcDates dates;

    /** That of the last message. */
    private @Nullable Conversation conversation;

    private Optional<String> ident = Optional.empty();

    IrcFormat(Source source) {
        this.source = source;
        this.name = source.head().name();
        this.dates = new IrcDates(false, name);
        LineMatcher named = NAMED.matcher(name);
        if (named.find()) {
            channel = Optional.ofNullable(named.group(1));
        }
    }

    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void survey(LogLine line) {
        String text = IrcLine.plain(line.text());
        if (firstLine.isEmpty()) {
            firstLine = text;
        }
        Optional<IrcHeader> header = IrcHeader.of(text);
        told |= header.isPresent() && header.get().midnight();
        if (channel.isEmpty() && text.indexOf('#') >= 0 && text.indexOf('<') < 0) {
            LineMatcher matcher = CHANNEL.matcher(text);
            if (matcher.find()) {
                channel = Optional.ofNullable(matcher.group(1));
            }
        }
    }

    /** A line that begins like no header, and names no channel while that is asked. */
    @Override
    public boolean surveyAsBytes(byte[] line, int length, long number, boolean afterCrlf) {
        if (firstLine.isEmpty() || line[0] <= ' ' || HEADERS.indexOf(line[0]) >= 0) {
            return false;
        }
        for (int i = 0; channel.isEmpty() && i < length; i++) {
            if (line[i] == '#') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void surveyed() {
        dates = new IrcDates(told, name);
    }

    @Override
    public LineRole<IrcHead> role(LogLine line) {
        String text = IrcLine.plain(line.text());
        if (text.isBlank()) {
            return new LineRole.Between<>();
        }
        Optional<IrcHeader> header = IrcHeader.of(text);
        if (header.isPresent()) {
            header.get().date().ifPresent(dates::header);
            ident = header.get().ident().or(() -> ident);
            return new LineRole.Between<>();
        }
        Optional<IrcStamp> stamp = IrcStamp.of(text);
        IrcLine said = stamp.isPresent()
                ? IrcLine.of(text.substring(stamp.get().end()), stamp.get().form())
                : IrcLine.of(text, IrcStamp.Form.CLOCK);
        return new LineRole.Begins<>(new IrcHead(stamp, stamp.flatMap(dates::of), said, ident));
    }

    @Override
    public Optional<Draft> draft(IrcHead head, LogRecord record) {
        Optional<String> title = head.ident().or(() -> channel);
        boolean query = title.isPresent()
                && !title.get().startsWith("#")
                && !title.get().startsWith("&");
        IrcLine line = head.line();
        Draft draft =
                record.newDraft(line.nick().isEmpty() ? Kind.SYSTEM : query ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE);
        draft.conversation(conversation(title));
        sent(draft, head);
        line.nick()
                .ifPresent(nick -> draft.sender(new Participant(
                        Optional.empty(), Optional.empty(), Optional.of(nick), Role.FROM, NameSource.NONE, false)));
        if (line.form() == IrcLine.Form.ACTION) {
            draft.headers(List.of(new Header(ACTION, "/me")));
        } else if (line.form() == IrcLine.Form.NOTICE) {
            draft.headers(List.of(new Header(NOTICE, "notice")));
        }
        return Optional.of(draft.body(line.text()));
    }

    private Conversation conversation(Optional<String> title) {
        Conversation known = conversation;
        if (known == null || !known.title().equals(title)) {
            known = new Conversation(Hashes.hex128("irc", title.orElse(name.isEmpty() ? firstLine : name)), title);
            conversation = known;
        }
        return known;
    }

    private void sent(Draft draft, IrcHead head) {
        if (head.stamp().isEmpty()) {
            draft.flag(Flag.DATE_MISSING);
            return;
        }
        IrcStamp stamp = head.stamp().get();
        if (stamp.form() == IrcStamp.Form.EPOCH) {
            Instant instant = Instant.ofEpochSecond(stamp.epoch());
            draft.sent(new SentTime(
                    Optional.of(instant),
                    Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)),
                    stamp.asWritten(),
                    Precision.SECOND,
                    ZoneBasis.STATED,
                    Optional.of("Z")));
        } else if (!stamp.isClock()
                || stamp.form() == IrcStamp.Form.DATE && head.date().isEmpty()) {
            LogTimes.impossible(draft, stamp.asWritten());
        } else if (head.date().isEmpty()) {
            draft.sent(SentTime.unreadable(stamp.asWritten()))
                    .flag(stamp.form() == IrcStamp.Form.CLOCK ? Flag.DATE_MISSING : Flag.DATE_UNREADABLE);
        } else {
            LocalDateTime local = head.date().get().atTime(LocalTime.of(stamp.hour(), stamp.minute(), stamp.second()));
            String written = stamp.asWritten();
            boolean seconds = written.indexOf(':') != written.lastIndexOf(':');
            Precision precision = seconds ? Precision.SECOND : Precision.MINUTE;
            if (stamp.offset().isEmpty()) {
                LogTimes.sent(draft, Optional.of(local), stamp.asWritten(), precision, source.options());
            } else {
                stated(draft, local, stamp, precision);
            }
        }
    }

    private static void stated(Draft draft, LocalDateTime local, IrcStamp stamp, Precision precision) {
        try {
            ZoneOffset offset = ZoneOffset.of(stamp.offset());
            draft.sent(new SentTime(
                    Optional.of(local.toInstant(offset)),
                    Optional.of(local),
                    stamp.asWritten(),
                    precision,
                    ZoneBasis.STATED,
                    Optional.of(offset.getId())));
        } catch (DateTimeException e) {
            LogTimes.impossible(draft, stamp.asWritten());
        }
    }
}
