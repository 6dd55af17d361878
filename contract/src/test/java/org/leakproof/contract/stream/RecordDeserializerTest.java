package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;

final class RecordDeserializerTest {
    private static final JsonMapper MAPPER = Json.secret();

    @Test
    void readsFieldsInAnyOrder() {
        String json = "{\"reason\":\"BOMB\",\"id\":\"ž\",\"stage\":\"INGEST\"}";
        assertThat(Codec.quarantined().decode(json.getBytes(UTF_8)))
                .isEqualTo(new Quarantined("ž", StageName.INGEST, HeldReason.BOMB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x\",\"id\":\"y\",\"stage\":\"INGEST\",\"reason\":\"BOMB\"}",
                "{\"id\":\"x\",\"stage\":\"INGEST\",\"reason\":\"BOMB\",\"id\":\"x\"}"
            })
    void refusesFieldThatIsThereTwice(String json) {
        assertThatThrownBy(() -> Codec.quarantined().decode(json.getBytes(UTF_8)))
                .isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-02-29T23:59:59Z",
                "2001-05-24T18:46:00.123456789Z",
                "-0001-01-01T00:00:00Z",
                "+12345-01-01T00:00:00Z",
                "2001-01-01T24:00:00Z",
                "2016-12-31T23:59:60Z"
            })
    void readsInstantsAsJavaDoes(String text) throws JsonProcessingException {
        assertThat(MAPPER.readValue('"' + text + '"', Instant.class)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-02-29T23:59:59", "2001-05-24T18:46", "2001-05-24T18:46:00.5", "-0001-01-01T00:00"})
    void readsClockTimesAsJavaDoes(String text) throws JsonProcessingException {
        assertThat(MAPPER.readValue('"' + text + '"', LocalDateTime.class)).isEqualTo(LocalDateTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2001-02-29T00:00:00Z", "2001-13-01T00:00:00Z", "2001-01-01T00:60:00Z", "2001-01-01 00:00:00Z"})
    void refusesInstantsThatThereAreNot(String text) {
        assertThatThrownBy(() -> MAPPER.readValue('"' + text + '"', Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
