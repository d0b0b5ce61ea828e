package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Go
                "github.com/acme/shop.(*Cart).Add           | shop.(*Cart).Add",
                "github.com/acme/shop/v2.Total              | shop.Total",
                "github.com/acme/v10/shop.Total             | shop.Total",
                "github.com/acme/v1/shop.Total              | shop.Total",
                "runtime.mallocgc                           | runtime.mallocgc",
                "java/util/HashMap.get                      | HashMap.get",
                // Java
                "com.acme.shop.Cart.add                     | Cart.add",
                "com.acme.Cart$Item.<init>                  | Cart$Item.<init>",
                "com.acme.Cart.lambda$total$0               | Cart.lambda$total$0",
                "com.acme.Cart.add(int, java.lang.String)   | Cart.add",
                "com.acme.Cart.<clinit>                     | com.acme.Cart.<clinit>",
                "com.acme.Cart._hidden                      | com.acme.Cart._hidden",
                "com.acme-shop.Cart.add                     | com.acme-shop.Cart.add",
                // C++
                "acme::shop::Cart::~Cart                    | Cart::~Cart",
                "acme::shop::Cart::Add                      | Cart::Add",
                "std::vector::push_back                     | std::vector::push_back",
                "(anonymous namespace)::acme::Cart::Add     | Cart::Add",
            })
    void whatMakesANameLongIsLeftOut(String name, String shown) {
        assertThat(ShortName.of(name, Dialect.CURRENT)).isEqualTo(shown);
    }

    @Test
    void whatStandsBeforeASlashIsAPackageOnlyIfAFunctionFollows() {
        assertThat(ShortName.of("foo/bar", Dialect.CURRENT)).isEqualTo("foo/bar");
        assertThat(ShortName.of("foo/bar", Dialect.GO_1_19)).isEqualTo("bar");
    }
}
