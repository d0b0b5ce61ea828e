package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Profiles last as long as the JVM, so each test has its own. */
    private final Profiles profile = Profiles.register("test.example/files." + NUMBER.incrementAndGet());

    @ParameterizedTest
    @ValueSource(strings = {"example.com/open.files", "connections", "a/b/c", "pool-1.x@eu", "v1..2", ".hidden"})
    void nameThatAUrlCarriesIsTaken(String name) {
        assertThat(Profiles.register(name).name()).isEqualTo(name);
        assertThat(Profiles.all()).extracting(Profiles::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/a",
                "a/",
                "a//b",
                "..",
                "a/../b",
                "a/.",
                "open files",
                "a?b",
                "a#b",
                "a%b",
                "<b>",
                "a'b",
                "a\"b",
                "a\nb",
                "T\u00fcr",
                "heap",
                "allocs",
                "block",
                "mutex",
                "goroutine",
                "threadcreate",
                "profile",
                "wall",
                "fgprof",
                "trace",
                "cmdline",
                "symbol"
            })
    void nameThatCannotBeServedIsRefusedInOneSentence(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profiles.register(name))
                .withMessageEndingWith(".");
        assertThat(Profiles.all()).extracting(Profiles::name).doesNotContain(name);
    }

    @Test
    void nameIsTakenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profiles.register(profile.name()))
                .withMessage("There is a profile " + profile.name() + " already: choose another name.");
    }

    @Test
    void stackIsTheCallers() {
        add(new Object());
        profile.add(new Object(), 1);
        assertThat(profile.stacks())
                .extracting(stack -> stack[0].getClassName() + "." + stack[0].getMethodName())
                .contains(ProfilesTest.class.getName() + ".add")
                .hasSize(2)
                .doesNotContain(ProfilesTest.class.getName() + ".stackIsTheCallers");
        assertThat(profile.stacks())
                .filteredOn(stack -> stack[0].getMethodName().equals("add"))
                .singleElement()
                .satisfies(stack -> assertThat(stack[1].getMethodName()).isEqualTo("stackIsTheCallers"));
    }

    @Test
    void skippingMoreThanThereIsLeavesAnEmptyStack() {
        profile.add(this, Integer.MAX_VALUE);
        assertThat(profile.stacks()).singleElement().satisfies(stack -> assertThat(stack)
                .isEmpty());
    }

    @Test
    void valueIsAddedOnce() {
        profile.add(this);
        assertThatIllegalStateException()
                .isThrownBy(() -> profile.add(this))
                .withMessageContaining("has this value already");
        assertThat(profile.count()).isEqualTo(1);
        profile.remove(this);
        profile.add(this);
        assertThat(profile.count()).isEqualTo(1);
    }

    @Test
    void valuesAreToldApartByIdentity() {
        List<String> one = new ArrayList<>(List.of("equal"));
        List<String> other = new ArrayList<>(one);
        profile.add(one);
        profile.add(other);
        one.add("and changed");
        profile.remove(one);
        assertThat(profile.count()).isEqualTo(1);
    }

    @Test
    void removingWhatIsNotThereDoesNothing() {
        profile.add(this);
        profile.remove(new Object());
        assertThat(profile.count()).isEqualTo(1);
    }

    @Test
    void nullAndNegativeSkipAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> profile.add(null));
        assertThatIllegalArgumentException().isThrownBy(() -> profile.add(this, -1));
        assertThat(profile.count()).isZero();
    }

    @Test
    void removedValueIsCollected() {
        var removed = new WeakReference<>(new Object());
        profile.add(removed.get());
        profile.remove(removed.get());
        for (long deadline = System.nanoTime() + 30_000_000_000L;
                removed.get() != null && System.nanoTime() < deadline; ) {
            System.gc();
        }
        assertThat(removed.get()).isNull();
        assertThat(profile.stacks()).isEmpty();
    }

    @Test
    void threadsThatAddAndRemoveAtOnceLoseNothing() {
        CompletableFuture<?>[] threads = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 1000; i++) {
                        Object value = new Object();
                        add(value);
                        if (i % 2 == 0) {
                            profile.remove(value);
                        }
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();
        assertThat(profile.count()).isEqualTo(4000);
        assertThat(profile.stacks()).hasSize(4000);
    }

    private void add(Object value) {
        profile.add(value);
    }
}
