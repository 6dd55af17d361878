package org.leakproof.ingest.authentic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyImportTest {
    private static void finds(String text, String... lines) {
        assertThat(KeyImport.of(text))
                .extracting(key -> key.line().replace("\t", "|"))
                .containsExactly(lines);
    }

    @Test
    void readsZoneFiles() {
        finds("""
                $ORIGIN hafen.example.
                $TTL 3600
                @ IN SOA ns.hafen.example. root.hafen.example. (1 2 3 4 5) ; p=none
                kai._domainkey 3600 IN TXT ( "v=DKIM1; k=rsa; " ; a comment; with p=x
                      "p=MIGf\\"MA0" )
                lager._domainkey.other.example. IN TXT "p=AAAA"
                www IN A 192.0.2.1
                text IN TXT "v=spf1 -all"
                """, "kai|hafen.example|v=DKIM1; k=rsa; p=MIGf\"MA0||", "lager|other.example|p=AAAA||");
    }

    @Test
    void readsAnswersOfDigAndHost() {
        finds(
                "kai._domainkey.hafen.example. 300 IN TXT \"v=DKIM1; p=MI\" \"Gf\"\n"
                        + "Kai._domainkey.Hafen.example descriptive text \"p=BBBB\"\n"
                        + "bug._domainkey.hafen.example. IN TXT v=DKIM1; p=CCCC\n",
                "kai|hafen.example|v=DKIM1; p=MIGf||",
                "kai|hafen.example|p=BBBB||",
                "bug|hafen.example|v=DKIM1; p=CCCC||");
    }

    @Test
    void readsJsonOfKeyArchivesAndOfDnsOverHttps() {
        finds("""
                [{"domain": "hafen.example", "selector": "kai", "value": "k=rsa; p=AAAA",
                  "firstSeenAt": "2014-03-01T00:00:00.000Z", "lastSeenAt": "2016-03-01T00:00:00Z"}]
                """, "kai|hafen.example|k=rsa; p=AAAA|2014-03-01T00:00:00Z|2016-03-01T00:00:00Z");
        finds("""
                {"Status": 0, "Answer": [{"name": "kai._domainkey.hafen.example.", "type": 16,
                  "data": "\\"v=DKIM1; p=AA\\" \\"BB\\""}]}
                """, "kai|hafen.example|v=DKIM1; p=AABB||");
    }

    @Test
    void readsItsOwnFileAgain() {
        String line = "kai\thafen.example\tv=DKIM1; p=AAAA\t2014-03-01T00:00:00Z\t";
        finds(SigningKeys.HEADER + "\n" + line + "\n", line.replace("\t", "|"));
    }

    @Test
    void countsBothDaysOfATable() {
        finds(
                "kai\thafen.example\tp=AAAA\t2014-03-01\t2016-03-18\n",
                "kai|hafen.example|p=AAAA|2014-03-01T00:00:00Z|2016-03-19T00:00:00Z");
    }

    @Test
    void findsNothingInOtherText() {
        finds("Dear Kai,\n\nsee you; p=maybe\n");
        finds("{\"a\": ");
        finds("");
    }
}
