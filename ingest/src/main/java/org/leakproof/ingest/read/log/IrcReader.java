package org.leakproof.ingest.read.log;

import java.util.List;
import java.util.Optional;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads logs of IRC channels and queries as irssi, WeeChat, ZNC, XChat and HexChat, mIRC and eggdrop write them. */
public final class IrcReader extends LogReader<IrcHead> {
    @Override
    public String name() {
        return "irc";
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        int known = 0;
        int sure = 0;
        int all = 0;
        int last = head.whole() ? lines.size() : lines.size() - 1;
        for (String written : lines.subList(0, Math.max(last, Math.min(1, lines.size())))) {
            String line = IrcLine.plain(written);
            if (line.isBlank()) {
                continue;
            }
            all++;
            Optional<IrcStamp> stamp = IrcStamp.of(line);
            if (IrcHeader.of(line).isPresent()) {
                known++;
                sure += all == 1 ? 1 : 0;
            } else if (stamp.isPresent()) {
                IrcLine said = IrcLine.of(
                        line.substring(stamp.get().end()), stamp.get().form());
                boolean marked = said.form() != IrcLine.Form.OTHER;
                boolean told = stamp.get().form() == IrcStamp.Form.EPOCH;
                known += marked || told ? 1 : 0;
                sure += marked && said.form() != IrcLine.Form.NOTICE ? 1 : 0;
            }
        }
        return sure > 0 && known * 10 >= all * 6;
    }

    @Override
    LogFormat<IrcHead> format(Source source) {
        return new IrcFormat(source);
    }
}
