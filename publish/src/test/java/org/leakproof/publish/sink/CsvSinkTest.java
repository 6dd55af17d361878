package org.leakproof.publish.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.ReleaseRehearsal;

class CsvSinkTest implements SinkContract {
    @Override
    public String sink() {
        return "csv";
    }

    @Override
    public List<String> files() {
        return Arrays.stream(Table.values())
                .map(table -> table.tableName() + ".csv")
                .sorted()
                .toList();
    }

    @Test
    void quotesAsRfc4180SaysAndEndsRowsWithCrLf(@TempDir Path temp) throws IOException {
        String messages = write(temp, SinkContract.options()).get("messages.csv");
        assertThat(messages)
                .contains(",\"'=Grüße, \"\"Kai\"\"\r\nüber\0morgen 😀\",")
                .endsWith("\r\n")
                .startsWith("cite_id,conversation_id,seq,");
    }

    @Test
    void readersGetTheTextBack(@TempDir Path temp) throws IOException {
        write(temp, SinkContract.options());
        CSVRecord row = ReleaseRehearsal.rows(temp.resolve("data/messages.csv")).get(0);
        assertThat(Cells.unguarded(row.get("text"))).isEqualTo("=Grüße, \"Kai\"\r\nüber\0morgen 😀");
    }

    @Test
    void leavesTheCellEmptyWhereTheTextHasAFile(@TempDir Path temp) throws IOException {
        write(temp, SinkContract.options());
        CSVRecord row = ReleaseRehearsal.rows(temp.resolve("data/messages.csv")).get(1);
        assertThat(row.get("text")).isEmpty();
        assertThat(row.get("text_file")).isEqualTo("texts/LPB.txt");
    }

    @Test
    void splitsTablesAtTheRowLimitWithAHeaderInEachFile(@TempDir Path temp) throws IOException {
        Map<String, String> files = write(temp, new SinkOptions(2, false));
        assertThat(files).containsKeys("messages.csv", "messages-0002.csv");
        assertThat(ReleaseRehearsal.rows(temp.resolve("data/messages-0002.csv")))
                .extracting(row -> row.get("cite_id"))
                .containsExactly("LPB");
    }

    @Test
    void beginsFilesWithAByteOrderMarkWhereAskedFor(@TempDir Path temp) throws IOException {
        assertThat(write(temp, new SinkOptions(100, true)).get("ledger.csv")).isEqualTo("\ufeffcite_id,outcome\r\n");
    }

    @Test
    void unknownSinksAreTheOperatorsMistake() {
        assertThatThrownBy(() -> Sinks.open("xls", null, SinkContract.options()))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("csv, text");
    }
}
