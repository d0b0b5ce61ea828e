package dev.flamelab.cli;

import java.util.List;

/** What makes a made-up profile hard to read rightly. */
enum Trait {
    INLINED,
    RECURSIVE,
    SEVERAL_MAPPINGS,
    NAMELESS_PLACES,
    ADDRESSES,
    TEXT_LABELS,
    NUMBER_LABELS,
    NEGATIVE,
    HUGE,
    ZEROS,
    ODD_UNITS,
    HEAP_TYPES,
    DROPPED_FRAMES,
    COMMENTS,
    SPARSE_NUMBERS,
    COLUMNS,
    SAME_NAMES,
    TIES,
    MANY_SAMPLES,
    GO_NAMES,
    JAVA_NAMES,
    CPP_NAMES,
    FOREIGN_NAMES;

    /** The names that functions have on its account. */
    List<String> names() {
        return switch (this) {
            case GO_NAMES ->
                List.of(
                        "main.main",
                        "main.concat",
                        "main.main.func1.2",
                        "net/http.(*conn).serve",
                        "github.com/acme/shop/v2.(*Cart).Add",
                        "encoding/json.Unmarshal",
                        "runtime.mallocgc",
                        "runtime.goexit");
            case JAVA_NAMES ->
                List.of(
                        "dev.flamelab.demo.fib.Fibonacci.recursive",
                        "com.acme.shop.Cart.add",
                        "com.acme.shop.Cart$Item.<init>",
                        "com.acme.shop.Cart.<clinit>",
                        "com.acme.App$$Lambda$14/0x0000000800c03000.run",
                        "com.acme.App.lambda$run$0",
                        "java/util/HashMap.get",
                        "java.lang.Thread.run(Thread.java:833)",
                        "org.my-pkg.Thing._hidden",
                        "com.acme.Main.Run");
            case CPP_NAMES ->
                List.of(
                        "std::vector<int>::push_back(int const&)",
                        "(anonymous namespace)::Pool::grow",
                        "operator new(unsigned long)",
                        "Shop::operator()(int)",
                        "com.acme.Box<T>.get",
                        "foo(int[])",
                        "a::b::c::d");
            case FOREIGN_NAMES ->
                List.of(
                        "größe.summe",
                        "日本語.関数",
                        "smile\uD83D\uDE00.run",
                        "say \"hi\"",
                        "back\\slash",
                        "<script>alert(1)</script>",
                        "tab\there",
                        "two\nlines",
                        " padded  ",
                        "100%d",
                        "x".repeat(150));
            default -> List.of();
        };
    }
}
