package org.leakproof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BareTest {
    @Test
    void keepsClassesAndPlacesAndNoMessage() {
        Exception failure = new IllegalStateException("password=secret", new IllegalArgumentException("/home/zoë"));

        Throwable bare = Bare.of(failure);

        assertThat(bare).hasMessage("java.lang.IllegalStateException");
        assertThat(bare.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(bare.getCause())
                .hasMessage("java.lang.IllegalArgumentException")
                .hasNoCause();
    }
}
