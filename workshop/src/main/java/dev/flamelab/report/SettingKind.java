package dev.flamelab.report;

import java.util.Locale;

/** What a setting may be set to, read as Go reads it. */
public enum SettingKind {
    FLAG("true|false") {
        @Override
        public Object read(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "y", "1", "" -> true;
                case "false", "f", "no", "n", "0" -> false;
                default -> throw new IllegalArgumentException("'" + typed + "' is neither true nor false");
            };
        }
    },
    WHOLE("N") {
        @Override
        public Object read(String typed) {
            if (!typed.matches("[+-]?[0-9]{1,9}")) {
                throw new IllegalArgumentException("'" + typed + "' is no whole number");
            }
            return Integer.valueOf(typed);
        }
    },
    NUMBER("F") {
        @Override
        public Object read(String typed) {
            // Java would take 1d and 1f as well
            if (!typed.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
                throw new IllegalArgumentException("'" + typed + "' is no number");
            }
            return Double.valueOf(typed);
        }

        @Override
        public String print(Object value) {
            double number = (Double) value;
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf((long) number)
                    : String.valueOf(number);
        }
    },
    TEXT("TEXT") {
        @Override
        public Object read(String typed) {
            return typed;
        }
    },
    CHOICE("WORD") {
        @Override
        public Object read(String typed) {
            return typed;
        }
    };

    private final String placeholder;

    SettingKind(String placeholder) {
        this.placeholder = placeholder;
    }

    /** What stands for its value in a help text. */
    public String placeholder() {
        return placeholder;
    }

    /** Its value; fails with an {@link IllegalArgumentException} that says what is wrong. */
    public abstract Object read(String typed);

    /** As a list of settings shows it. */
    public String print(Object value) {
        return String.valueOf(value);
    }
}
