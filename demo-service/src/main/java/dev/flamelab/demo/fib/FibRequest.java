package dev.flamelab.demo.fib;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /fib/} asks for: the nth number, worked out in one of two ways. */
record FibRequest(int n, Type type) {
    static final int DEFAULT_N = 1;

    /** The ways, and how far each goes: one would take minutes past its bound, the other overflows a long. */
    enum Type {
        RECURSIVE("recursive", 40),
        ITERATIVE("iterative", 92);

        private final String label;
        private final int largest;

        Type(String label, int largest) {
            this.label = label;
            this.largest = largest;
        }
    }

    static FibRequest parse(MultiMap query) {
        Type type = typeOf(query.get("type"));
        return new FibRequest(numberOf(query.get("n"), type), type);
    }

    long answer() {
        return type == Type.RECURSIVE ? Fibonacci.recursive(n) : Fibonacci.iterative(n);
    }

    private static Type typeOf(String text) {
        if (text == null || text.isEmpty()) {
            return Type.RECURSIVE;
        }
        for (Type type : Type.values()) {
            if (type.label.equals(text)) {
                return type;
            }
        }
        throw new HttpException(400, "type must be recursive or iterative");
    }

    private static int numberOf(String text, Type type) {
        if (text == null || !text.matches("-?[0-9]+")) {
            return DEFAULT_N;
        }
        // A number of ten digits or more is past the bound whatever it is, and might not fit an int.
        int n = text.length() < 10 ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (text.startsWith("-") || n > type.largest) {
            throw new HttpException(400, "n must be from 0 to " + type.largest + " for type " + type.label);
        }
        return n;
    }
}
