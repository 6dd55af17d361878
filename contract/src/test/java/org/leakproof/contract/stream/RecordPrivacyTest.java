package org.leakproof.contract.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.RedactedValue;

/** What a record prints may stand in a log: ids, counts, kinds, and no text of an archive. */
class RecordPrivacyTest {
    /** Components that are texts of ours, not of an archive. */
    private static final Set<String> OURS = Set.of(
            "ArchiveId.value",
            "MessageId.value",
            "PublicId.value",
            "RunId.value",
            "IdSet.digest",
            "CleanParticipant.id",
            "Redaction.id",
            "Redaction.entity",
            "Redaction.label",
            "Redaction.operator",
            "RedactedValue.entity",
            "Coverage.languages",
            "Coverage.scripts",
            "Coverage.detectors",
            "RunRegistered.policyHash",
            "RunRegistered.decisionsHash",
            "RunRegistered.keyId",
            "RunRegistered.program",
            "RunReleased.manifestSha256",
            "RunApproved.manifestSha256");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Ingested.class,
                Cleaned.class,
                CleanRecord.class,
                ArchiveEvent.class,
                LearnedName.class,
                RedactedValue.class,
                PublishedPart.class
            })
    void printsNoText(Class<?> type) throws ReflectiveOperationException {
        for (long seed = 0; seed < 100; seed++) {
            List<Record> records = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            collect(new RandomRecords(seed, false).next(type), records, texts);
            for (Record record : records) {
                for (String text : texts) {
                    assertThat(record.toString())
                            .as("seed %d: %s", seed, record.getClass().getSimpleName())
                            .doesNotContain(text);
                }
            }
        }
    }

    private static void collect(Object value, List<Record> records, List<String> texts)
            throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                collect(optional.get(), records, texts);
            }
        } else if (value instanceof Collection<?> list) {
            for (Object element : list) {
                collect(element, records, texts);
            }
        } else if (value instanceof Map<?, ?> map) {
            collect(map.values(), records, texts);
        } else if (value instanceof Record record) {
            records.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                Object inner = component.getAccessor().invoke(record);
                if (!OURS.contains(record.getClass().getSimpleName() + "." + component.getName())) {
                    collect(inner, records, texts);
                }
            }
        } else if (value instanceof String text && text.length() > 7) {
            texts.add(text);
        }
    }
}
