package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;

class MailDateTest {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    private SentTime read(String written) {
        return MailDate.read(written, Optional.empty(), flags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fri, 7 Feb 2003 18:35:25 +0200            | 2003-02-07T16:35:25Z
            7 Feb 2003 18:35:25 +0200 (EET)           | 2003-02-07T16:35:25Z
            Fri,7 Feb 03 18:35:25 +0200               | 2003-02-07T16:35:25Z
            Mon, 21 Aug 95 13:30:57 -600              | 1995-08-21T19:30:57Z
            Wed, 20 Dec 95 19:59 CST                  | 1995-12-21T01:59:00Z
            Thu, 30 Apr 1998 11:28:50 EDT             | 1998-04-30T15:28:50Z
            Tue, 6 Jun 2000 03:20:11 UT               | 2000-06-06T03:20:11Z
            Thu, 6 Jun 1996 15:50:39 +0400 (MOW DST)  | 1996-06-06T11:50:39Z
            16 May 2016 at 09:30:32\u202FGMT+1        | 2016-05-16T08:30:32Z
            Mon, 01 Jun 2009 10:00:00 GMT+0200        | 2009-06-01T08:00:00Z
            Mon, 01 Jun 2009 10:00:00 +02:00          | 2009-06-01T08:00:00Z
            Mon, 01 Jun 2009 10:00:00 -0000           | 2009-06-01T10:00:00Z
            Mon, 01 Jun 2009 10.00.00 +0200           |
            Monday, June 1, 2009 10:00:05 PM +0000    | 2009-06-01T22:00:05Z
            Monday, June 1, 2009 12:00 AM UTC         | 2009-06-01T00:00:00Z
            Mon Jun  1 10:00:00 CEST 2009             | 2009-06-01T08:00:00Z
            Mon, 1-Jun-2009 10:00:00 +0000            | 2009-06-01T10:00:00Z
            2009-06-01T10:00:00Z                      | 2009-06-01T10:00:00Z
            2009-06-01T10:00:00.123+02:00             | 2009-06-01T08:00:00.123Z
            2009-06-01 10:00:00 +0200                 | 2009-06-01T08:00:00Z
            Sat, 31 Dec 2016 23:59:60 +0000           | 2017-01-01T00:00:00Z
            Sat, 1 Jan 100 10:00:00 +0000             | 2000-01-01T10:00:00Z
            Sat, 1 Jan 19100 10:00:00 +0000           | 2000-01-01T10:00:00Z
            Wed, 1 Jan 49 10:00:00 +0000              | 2049-01-01T10:00:00Z
            31/12/2009 10:00:00 +0000                 | 2009-12-31T10:00:00Z
            12/31/2009 10:00:00 +0000                 | 2009-12-31T10:00:00Z
            """)
    void readsTheFormsThatMailsHave(String written, Instant instant) {
        assertThat(read(written).instant()).isEqualTo(Optional.ofNullable(instant));
        assertThat(read(written).asWritten()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "32 Jun 2009 10:00:00 +0000", "1 Jun 2009 25:00:00 +0000", "30 Feb 2009 10:00 +0000", "gestern",
                "01/02/2009 10:00:00", "Пн, 1 июня 2009 г. 10:00:00", "10:00:00 +0200",
                        "Mon, 01 Foo 2009 10:00:00 +0000",
                "1 Jun 2009 10:00:00 11:00:00", "99999999999999999999"
            })
    void keepsAsWrittenWhatItCannotRead(String written) {
        SentTime time = read(written);
        assertThat(time.instant()).isEmpty();
        assertThat(time.local()).isEmpty();
        assertThat(time.asWritten()).isEqualTo(written);
        assertThat(flags).containsExactly(Flag.DATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thu, 1 Jan 1970 00:00:00 +0000", "1 Jun 1904 00:00:00 +0000", "1 Jan 9999 10:00 +0000"})
    void flagsYearsThatCannotBe(String written) {
        assertThat(read(written)).isEqualTo(SentTime.unreadable(written));
        assertThat(flags).containsExactly(Flag.DATE_IMPOSSIBLE);
    }

    @Test
    void saysWhereTheZoneComesFrom() {
        SentTime unknown = read("Wed, 15 Feb 1995 09:38:18");
        assertThat(unknown.basis()).isEqualTo(ZoneBasis.UNKNOWN);
        assertThat(unknown.local()).hasValue(LocalDateTime.of(1995, 2, 15, 9, 38, 18));
        assertThat(unknown.instant()).isEmpty();
        SentTime assumed = MailDate.read("Wed, 15 Feb 1995 09:38:18", Optional.of(ZoneId.of("Europe/Berlin")), flags);
        assertThat(assumed.basis()).isEqualTo(ZoneBasis.ASSUMED);
        assertThat(assumed.instant()).hasValue(Instant.parse("1995-02-15T08:38:18Z"));
        assertThat(assumed.zone()).hasValue("Europe/Berlin");
        SentTime stated = MailDate.read("15 Feb 1995 09:38 +0530", Optional.of(ZoneId.of("Europe/Berlin")), flags);
        assertThat(stated.basis()).isEqualTo(ZoneBasis.STATED);
        assertThat(stated.zone()).hasValue("+05:30");
    }

    @Test
    void takesAZoneThatMeansNothingForNone() {
        assertThat(read("1 Jun 2009 10:00:00 +9999").basis()).isEqualTo(ZoneBasis.UNKNOWN);
        assertThat(read("1 Jun 2009 10:00:00 IST").basis()).isEqualTo(ZoneBasis.UNKNOWN);
    }

    @Test
    void saysHowExactlyTheTimeIsKnown() {
        assertThat(read("1 Jun 2009 10:00:00.5 +0000").precision()).isEqualTo(Precision.MILLISECOND);
        assertThat(read("1 Jun 2009 10:00:00 +0000").precision()).isEqualTo(Precision.SECOND);
        assertThat(read("1 Jun 2009 10:00 +0000").precision()).isEqualTo(Precision.MINUTE);
        SentTime day = read("1 Jun 2009");
        assertThat(day.precision()).isEqualTo(Precision.DAY);
        assertThat(day.instant()).isEmpty();
    }

    @Test
    void flagsAMissingDate() {
        read(" ");
        assertThat(flags).containsExactly(Flag.DATE_MISSING);
    }
}
