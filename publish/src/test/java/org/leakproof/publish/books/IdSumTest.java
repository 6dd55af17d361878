package org.leakproof.publish.books;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.IdSet;

class IdSumTest {
    @Test
    void sumsAsTheContractDoes() {
        IdSet set = IdSet.EMPTY;
        IdSum sum = new IdSum();
        assertThat(sum.toIdSet()).isEqualTo(IdSet.EMPTY);
        for (int i = 0; i < 1000; i++) {
            set = set.plus("ä" + i);
            sum.add("ä" + i);
            assertThat(sum.toIdSet()).isEqualTo(set);
        }
    }
}
