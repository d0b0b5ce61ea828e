package dev.flamelab.demo.catalog;

import java.util.Locale;

/** Something that can be ordered; its text is kept in small letters, too, as searches want it. */
record Product(String name, String text, String searched) {
    Product(String name, String text) {
        this(name, text, text.toLowerCase(Locale.ROOT));
    }
}
