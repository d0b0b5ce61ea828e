package dev.flamelab.endpoint;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;

/** {@code symbol}: the names behind the addresses of the text forms. */
final class SymbolKind implements Kind {
    /** Go reads an address into a buffer of this size. */
    private static final int LONGEST_ADDRESS = 4096;

    private final Addresses addresses;

    SymbolKind(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "symbol";
    }

    @Override
    public String description() {
        return Descriptions.SYMBOL;
    }

    /** A profile of many stacks has many addresses, and a client asks for all of them at once. */
    @Override
    public int largestBody() {
        return 16 << 20;
    }

    @Override
    public Future<Answer> answer(Call call) {
        String asked = call.isPost() ? call.body().toString(StandardCharsets.ISO_8859_1) : call.rawQuery();
        // Clients care only whether it is 0, which would mean that there are no symbols.
        var table = new StringBuilder("num_symbols: 1\n");
        for (String word : asked.split("\\+")) {
            if (word.length() >= LONGEST_ADDRESS) {
                table.append("reading request: an address has more than 4095 characters\n");
                break;
            }
            long address = address(word);
            String name = address == 0 ? null : addresses.name(address);
            if (name != null) {
                table.append("0x%x %s\n".formatted(address, name));
            }
        }
        return Future.succeededFuture(Answer.text(table.toString()));
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
