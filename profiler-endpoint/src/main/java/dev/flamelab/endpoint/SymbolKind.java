package dev.flamelab.endpoint;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code symbol}: the names behind the addresses of the text forms. */
final class SymbolKind implements Kind {
    /** Go reads an address into a buffer of this size. */
    private static final int LONGEST_ADDRESS = 4096;

    private final Addresses addresses;
    private final Delivery delivery;

    SymbolKind(Addresses addresses, Delivery delivery) {
        this.addresses = addresses;
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "symbol";
    }

    @Override
    public String description() {
        return Descriptions.SYMBOL;
    }

    /** A client asks for all addresses of a profile at once; of 200,000, twenty characters each, that is this much. */
    @Override
    public int largestBody() {
        return 4 << 20;
    }

    @Override
    public Future<Answer> answer(Call call) {
        String asked = call.isPost() ? call.body().toString(StandardCharsets.ISO_8859_1) : call.rawQuery();
        // So many take a while, in which the event loop must serve others.
        return delivery.of(call, CompletableFuture.completedFuture(asked), this::table);
    }

    private Answer table(String asked) {
        // Clients care only whether it is 0, which would mean that there are no symbols.
        var table = new StringBuilder("num_symbols: 1\n");
        // Once each, whatever was asked: the table is no longer than all that has been shown.
        Set<Long> told = new HashSet<>();
        int end = -1;
        while (end < asked.length()) {
            int start = end + 1;
            int plus = asked.indexOf('+', start);
            end = plus < 0 ? asked.length() : plus;
            if (end - start >= LONGEST_ADDRESS) {
                table.append("reading request: an address has more than 4095 characters\n");
                break;
            }
            long address = address(asked.substring(start, end));
            String name = address == 0 ? null : addresses.name(address);
            if (name != null && told.add(address)) {
                table.append("0x")
                        .append(Long.toHexString(address))
                        .append(' ')
                        .append(name)
                        .append('\n');
            }
        }
        return Answer.text(table.toString());
    }

    /** As Go reads a number of unknown base; 0 for none. */
    private static long address(String word) {
        try {
            return Long.decode(word);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
