package org.leakproof.ingest.read.table;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.SentTimes;

/** How a mapping's times are written.
 *
 *  @param field that holds the time
 *  @param timeOfDay field that holds the time of day, where it stands apart from the date
 *  @param epoch units of a count since 1970-01-01T00:00:00Z in one second; 0 if the times are dates
 *  @param patterns tried in order; ISO 8601 if there are none
 *  @param zone that the mapping states for times without one */
record MappedTime(
        String field, Optional<String> timeOfDay, long epoch, List<DateTimeFormatter> patterns, Optional<ZoneId> zone) {
    MappedTime {
        patterns = List.copyOf(patterns);
    }

    /** The time of a record.
     *
     *  @param assumed zone from the operator, where neither the text nor the mapping has one */
    SentTime read(Fields fields, Optional<ZoneId> assumed) {
        String date = fields.first(field);
        return read(
                timeOfDay
                        .map(fields::first)
                        .filter(time -> !time.isBlank())
                        .map(time -> date.strip() + " " + time.strip())
                        .orElse(date),
                assumed);
    }

    /** The time that the text stands for; unreadable if it is none.
     *
     *  @param assumed zone from the operator, where neither the text nor the mapping has one */
    SentTime read(String text, Optional<ZoneId> assumed) {
        if (text.isBlank()) {
            return SentTime.unreadable(text);
        }
        if (epoch > 0) {
            return SentTimes.count(text, epoch);
        }
        return patterns.isEmpty() ? SentTimes.iso(text, zone, assumed) : SentTimes.date(text, patterns, zone, assumed);
    }
}
