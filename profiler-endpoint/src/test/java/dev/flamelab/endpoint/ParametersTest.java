package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void firstOfSeveralCounts() {
        assertThat(new Parameters().and("a=1&a=2").and("a=3").get("a")).isEqualTo("1");
    }

    @Test
    void emptyOneHidesThoseBehindIt() {
        assertThat(new Parameters().and("a=").and("a=3").get("a")).isEmpty();
    }

    @Test
    void absentOneIsEmpty() {
        assertThat(new Parameters().and("").and("&&").and("=1").get("a")).isEmpty();
    }

    @Test
    void namesAndValuesAreDecoded() {
        var parameters = new Parameters().and("%61=1%2B1+%C3%A9&b=x=y");
        assertThat(parameters.get("a")).isEqualTo("1+1 é");
        assertThat(parameters.get("b")).isEqualTo("x=y");
    }

    @Test
    void whatCannotBeDecodedCountsAsNone() {
        var parameters = new Parameters().and("a=%zz&b=1;c=2&%=3&d=4%");
        assertThat(parameters.get("a")).isEmpty();
        assertThat(parameters.get("b")).isEmpty();
        assertThat(parameters.get("c")).isEmpty();
        assertThat(parameters.get("d")).isEmpty();
    }

    @Test
    void moreThanAreKeptAreRefused() {
        assertThat(new Parameters().and("a&".repeat(999) + "b=1").get("b")).isEqualTo("1");
        assertThatThrownBy(() -> new Parameters().and("a&".repeat(1000) + "b=1"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("more than 1000 parameters");
    }

    @Test
    void caseMatters() {
        assertThat(new Parameters().and("A=1").get("a")).isEmpty();
    }
}
