package org.leakproof.ingest.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UsualJsonTest {
    private static final String RECORD = "{\"id\": 1180591620717411303, \"big\": 18446744073709551616, \"half\": -0.50,"
            + " \"zero\": -0, \"name\": \"Zoë \\\"Ødegård\\\" 🙂\\n\\u00e9\\/ \\ud83d\\ude00 \\u4e2d\", \"none\": null,"
            + " \"list\": [1, [], {}, true,\tfalse, \"\"], \"ключ\": {\"a\\u0062\": [{\"x\": \"\\u0000\"}]}, \"e\": 1e5}";

    private static JsonNode read(String json) {
        byte[] bytes = ("__" + json + "]").getBytes(StandardCharsets.UTF_8);
        return new UsualJson().read(bytes, 2, bytes.length - 3);
    }

    @Test
    void readsWhatExportsWrite() {
        JsonNode read = read(
                "{\"ts\": 1700000000123, \"from\": \"Zoë\", \"text\": \"a\\/b\\n\\u00e9\", \"tags\": [\"x\", true]}");

        assertThat(read.path("ts").asText()).isEqualTo("1700000000123");
        assertThat(read.path("text").asText()).isEqualTo("a/b\né");
        assertThat(read.toString())
                .isEqualTo("{\"ts\":1700000000123,\"from\":\"Zoë\",\"text\":\"a/b\\né\",\"tags\":[\"x\",true]}");
    }

    @Test
    void leavesWhatIsUnusualToTheParserForAnyJson() {
        assertThat(read("{\"a\": 1, \"a\": 2}")).isNull();
        assertThat(read("{\"a\": 1.50}")).isNull();
        assertThat(read("{\"a\": 01}")).isNull();
        assertThat(read("{\"a\": \"\\ud83d\\ude00\"}")).isNull();
        assertThat(read("{\"ключ\": 1}")).isNull();
        assertThat(read("{\"a\": 1} ")).isNull();
        assertThat(read("{\"a\": tru}")).isNull();
        assertThat(read("[1]")).isNull();
        assertThat(read("{\"a\": " + "[".repeat(500) + "]".repeat(500) + "}")).isNull();
    }

    /** Whatever it reads, the other one reads the same; it never takes what the other one does not. */
    @Test
    void neverDiffersFromTheParserForAnyJson() {
        long seed = 4711;
        Random random = new Random(seed);
        UsualJson usual = new UsualJson();
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = RECORD.getBytes(StandardCharsets.UTF_8);
            byte[] json = random.nextBoolean() ? bytes : simple(random).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                json[random.nextInt(json.length)] = random.nextInt(3) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) "\"\\{}[]:, 0123456789-.eEtrufalsn/\u007f".charAt(random.nextInt(32));
            }
            JsonNode read = usual.read(json, 0, json.length);
            if (read != null) {
                taken++;
                JsonNode any = JsonText.readAny(json, 0, json.length).orElse(null);
                assertThat(any).as("seed %d, round %d", seed, i).isNotNull();
                assertThat(read.toString()).as("seed %d, round %d", seed, i).isEqualTo(any.toString());
                assertThat(read).as("seed %d, round %d", seed, i).isEqualTo(any);
            }
        }
        assertThat(taken).isGreaterThan(10_000);
    }

    private static String simple(Random random) {
        return "{\"id\": " + random.nextInt() + ", \"name\": \"Zoë \\u00e9\\n\", \"x\": [{}, null, "
                + random.nextLong() / 100 + ", \"é🙂\"], \"y\" : {\"z\":true}}";
    }
}
